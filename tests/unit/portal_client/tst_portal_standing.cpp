// SPDX-License-Identifier: Apache-2.0
// Where a case stands and its corrections: what goes out, what comes back, and what is no answer.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString CaseNo = QStringLiteral("CH20260313000001");
const QString Session = QStringLiteral("abc");

} // namespace

class TestPortalStanding : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void everyDepartmentSaysHowFarItIs()
    {
        answer(200, R"({"caseNo":"CH20260313000001","item":"residence-permit-application","title":"居住证申领",
            "receivedAt":"2026-03-13T10:31:00+08:00","state":"needs-fix","parts":[
            {"id":"a","title":"登记","department":"派出所","state":"needs-fix","changedAt":"2026-03-13T10:31:00+08:00",
             "correction":{"by":"2026-03-28","at":"派出所窗口"},"faults":[{"kind":"field","id":"f","reason":{"zh":"缺","en":"no"}},
                       {"kind":"material","id":"m","reason":{"zh":"糊","en":"blurred"}}]},
            {"id":"b","title":"制证","department":"分局","state":"waiting","waitingOn":"a",
             "changedAt":"2026-03-13T10:31:00+08:00","faults":[]},
            {"id":"c","title":"寄送","department":"邮政","state":"on-its-way","changedAt":"2026-03-13T10:31:00+08:00",
             "faults":[]}]})");
        m_portal->setHeader("ETag", "\"e1\"");
        const auto standing = await(cases().caseStanding(CaseNo, Session, {}, {})).value();
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.path, QByteArray("/gk/v1/cases/CH20260313000001"));
        QCOMPARE(heard.headers["kiosk-session"], QByteArray("abc"));
        QVERIFY(!heard.headers.contains("if-none-match"));
        QVERIFY(standing.changed && standing.etag == u"\"e1\"" && standing.stage == CaseStage::NeedsFix);
        QCOMPARE(standing.parts.size(), 3);
        QVERIFY(standing.title == u"居住证申领" && standing.receivedAt.isValid());
        QVERIFY(standing.parts[0].correction->by == QDate(2026, 3, 28)
                && standing.parts[0].correction->at == u"派出所窗口");
        QVERIFY(!standing.parts[1].correction);
        QVERIFY(standing.parts[0].faults[0].of == CaseFault::Of::Field);
        QVERIFY(standing.parts[0].faults[1].of == CaseFault::Of::Material
                && standing.parts[0].faults[1].reason.en == u"blurred");
        QVERIFY(standing.parts[1].stage == CaseStage::Waiting && standing.parts[1].waitsFor == u"a");
        QVERIFY(standing.parts[2].stage == CaseStage::Unknown); // a word of a newer portal
    }
    void whatHasNotChangedIsNotSentAgain()
    {
        answer(304, {});
        const auto standing = await(cases().caseStanding(CaseNo, Session, QStringLiteral("\"e1\""), {})).value();
        QVERIFY(!standing.changed && standing.etag == u"\"e1\"");
        QCOMPARE(m_portal->heard().last().headers["if-none-match"], QByteArray("\"e1\""));
        QCOMPARE(codeOf(await(cases().caseStanding(CaseNo, Session, {}, {}))), ErrorCode::InvalidInput);
    }
    void theCitizensCasesAreListed()
    {
        answer(200, R"({"cases":[{"caseNo":"CH20260313000002","item":"i","title":"居住证申领","department":"派出所",
            "state":"needs-fix","receivedAt":"2026-03-13T10:31:00+08:00","correction":{"by":"2026-03-28","at":"窗口"}},
            {"caseNo":"CH20260313000001","item":"j","title":"证书","department":"中心","state":"on-its-way",
            "receivedAt":"2026-03-12T10:31:00+08:00"}],"more":true})");
        const CaseList list = await(cases().listCases(Session, {})).value();
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method + ' ' + heard.path, QByteArray("GET /gk/v1/cases"));
        QCOMPARE(heard.headers["kiosk-session"], QByteArray("abc"));
        QVERIFY(list.hasMore && list.cases.size() == 2);
        QVERIFY(list.cases[0].caseNo == u"CH20260313000002" && list.cases[0].item == u"i"
                && list.cases[0].title == u"居住证申领" && list.cases[0].department == u"派出所");
        QVERIFY(list.cases[0].stage == CaseStage::NeedsFix && list.cases[0].correction->by == QDate(2026, 3, 28));
        QVERIFY(list.cases[1].stage == CaseStage::Unknown && !list.cases[1].correction);
    }
    void aReceiptsNumberGoesInTheBody()
    {
        answer(200, R"({"title":"居住证申领","state":"done","receivedAt":"2026-03-13T10:31:00+08:00"})");
        const CaseGlimpse glimpse = await(cases().lookUpCase(QStringLiteral("CH-7Q4M-2KD9-X"), {})).value();
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method + ' ' + heard.path, QByteArray("POST /gk/v1/case-lookups"));
        QCOMPARE(heard.body, QByteArray(R"({"code":"CH-7Q4M-2KD9-X"})"));
        QVERIFY(!heard.headers.contains("kiosk-session")); // whoever holds the receipt
        QVERIFY(glimpse.title == u"居住证申领" && glimpse.stage == CaseStage::Done && glimpse.receivedAt.isValid());
        m_portal->give(problem(429, "lookup-quota", R"("retry":"after","retryAfterS":600)"));
        const auto refused = await(cases().lookUpCase(QStringLiteral("CH-7Q4M-2KD9-X"), {}));
        QCOMPARE(problemCode(refused.error()), QStringLiteral("lookup-quota"));
        QCOMPARE(retryAfter(refused.error()), std::optional<Duration>(10min));
    }
    void aCorrectionIsPutUnderItsOwnId()
    {
        const auto id = CorrectionId::make(m_portal->clock());
        answer(201,
               R"({"caseNo":"CH20260313000001","receivedAt":"2026-03-13T10:31:00.000+08:00","state":"corrected"})");
        QCOMPARE(await(cases().putCorrection(id, CaseNo, "sealed", {}))->state, QStringLiteral("corrected"));
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method, QByteArray("PUT"));
        QCOMPARE(heard.path, "/gk/v1/cases/CH20260313000001/corrections/" + id.text().toLatin1());
        QCOMPARE(heard.body, QByteArray("sealed"));
        QCOMPARE(heard.headers["content-type"], QByteArray("application/pkcs7-mime"));
        QCOMPARE(heard.headers["if-none-match"], QByteArray("*"));
        answer(202, R"({"state":"awaiting-materials","missing":[]})");
        QVERIFY(await(cases().putCorrection(id, CaseNo, "sealed", {}))->awaitsMaterials());
    }
    void aNoHasItsName()
    {
        const auto put = [this] {
            return await(cases().putCorrection(CorrectionId::make(m_portal->clock()), CaseNo, "x", {})).error();
        };
        m_portal->give(problem(409, "correction-conflict", R"("retry":"staff")"));
        QCOMPARE(put().code, ErrorCode::Conflict);
        m_portal->give(problem(409, "correction-unneeded", R"("retry":"resync")"));
        QCOMPARE(problemCode(put()), QStringLiteral("correction-unneeded"));
        m_portal->give(problem(404, "case-unknown", R"("retry":"none")"));
        const auto unknown = await(cases().caseStanding(CaseNo, Session, {}, {}));
        QCOMPARE(problemCode(unknown.error()), QStringLiteral("case-unknown"));
        m_portal->give(problem(401, "session-expired", R"("retry":"ask-user")"));
        QCOMPARE(codeOf(await(cases().caseStanding(CaseNo, Session, {}, {}))), ErrorCode::SessionExpired);
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        const auto row = [](const char *name, const char *part) {
            QTest::newRow(name)
                << 200
                << R"({"caseNo":"CH20260313000001","item":"i","title":"t","receivedAt":"2026-03-13T10:31:00Z",
                                       "state":"accepted","parts":[)"
                    + QByteArray(part) + "]}";
        };
        QTest::newRow("another's") << 200
                                   << QByteArray(
                                          R"({"caseNo":"CH20260313000002","item":"i","title":"t","state":"accepted",
                                   "receivedAt":"2026-03-13T10:31:00.000+08:00","parts":[]})");
        QTest::newRow("no parts") << 200
                                  << QByteArray(
                                         R"({"caseNo":"CH20260313000001","item":"i","title":"t","state":"accepted",
                                   "receivedAt":"2026-03-13T10:31:00Z"})");
        row("part of nothing", "7");
        row("waits for nothing",
            R"({"id":"a","title":"t","department":"d","state":"waiting","changedAt":"2026-03-13T10:31:00Z","faults":[]})");
        row("no moment",
            R"({"id":"a","title":"t","department":"d","state":"done","changedAt":"yesterday","faults":[]})");
        row("fault of nothing", R"({"id":"a","title":"t","department":"d","state":"needs-fix",
            "changedAt":"2026-03-13T10:31:00Z","correction":{"by":"2026-03-28","at":"w"},"faults":[{"kind":"stamp","id":"x","reason":{"zh":"","en":""}}]})");
        row("fault without a reason", R"({"id":"a","title":"t","department":"d","state":"needs-fix",
            "changedAt":"2026-03-13T10:31:00Z","correction":{"by":"2026-03-28","at":"w"},"faults":[{"kind":"field","id":"x"}]})");
        row("nobody says until when", R"({"id":"a","title":"t","department":"d","state":"needs-fix",
            "changedAt":"2026-03-13T10:31:00Z","faults":[]})");
        row("until no day", R"({"id":"a","title":"t","department":"d","state":"needs-fix",
            "changedAt":"2026-03-13T10:31:00Z","correction":{"by":"soon","at":"w"},"faults":[]})");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(cases().caseStanding(CaseNo, Session, {}, {}))), ErrorCode::InvalidInput);
        if (!body.contains("receivedAt")) // else it is a receipt, which a correction gets
            QCOMPARE(codeOf(await(cases().putCorrection(CorrectionId::make(m_portal->clock()), CaseNo, "x", {}))),
                     ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(cases().listCases(Session, {}))), ErrorCode::InvalidInput);
    }

private:
    CasePortal &cases() { return m_portal->client(); }
    void answer(int status, const QByteArray &body)
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body;
        m_portal->give(next);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalStanding)
#include "tst_portal_standing.moc"
