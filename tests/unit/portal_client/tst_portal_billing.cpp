// SPDX-License-Identifier: Apache-2.0
// Notices to pay and electronic bills: what goes out, what comes back, and what is no answer.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString Code = QStringLiteral("33019926000000000013");
const QString Session = QStringLiteral("abc");

QByteArray noticeJson(const char *change = "{}")
{
    QJsonObject notice = QJsonDocument::fromJson(R"({"payee":"交警大队","item":"罚款","amountFen":20000,
        "lateFeeFen":3000,"totalFen":23000,"dueOn":"2026-03-08","state":"open"})")
                             .object();
    const QJsonObject changes = QJsonDocument::fromJson(change).object();
    for (auto each = changes.begin(); each != changes.end(); ++each)
        notice[each.key()] = each.value();
    return QJsonDocument(notice).toJson(QJsonDocument::Compact);
}

} // namespace

class TestPortalBilling : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void aNoticeIsLookedUpByItsCodeInTheBody()
    {
        answer(200, noticeJson());
        const auto notice = await(billing().lookUpNotice(Code, {})).value();
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method, QByteArray("POST"));
        QCOMPARE(heard.path, QByteArray("/gk/v1/payment-notice-lookups"));
        QCOMPARE(heard.body, QByteArray(R"({"code":"33019926000000000013"})"));
        QVERIFY(notice.payee == u"交警大队" && notice.item == u"罚款" && notice.dueOn == QDate(2026, 3, 8));
        QCOMPARE(notice.total, Money::fen(23000));
        QCOMPARE(notice.lateFee, Money::fen(3000));
        QVERIFY(notice.state == NoticeState::Open && !notice.paidAt.isValid());
        answer(200, noticeJson(R"({"state":"paid","paidAt":"2026-02-21T10:05:00.000+08:00"})"));
        QVERIFY(await(billing().lookUpNotice(Code, {}))->paidAt.isValid());
        answer(200, noticeJson(R"({"state":"in-dispute"})"));
        QCOMPARE(await(billing().lookUpNotice(Code, {}))->state, NoticeState::Unknown);
    }
    void aNoticeIsQuotedWithoutASession()
    {
        answer(201, R"({"quote":"q1","item":"payment-notice","amountFen":23000,"lines":[
            {"title":"罚款","amountFen":20000},{"title":"滞纳金","amountFen":3000}],
            "validUntil":"2026-03-13T11:01:00.000+08:00"})");
        QCOMPARE(await(billing().quoteNotice(Code, {}))->amount, Money::fen(23000));
        QCOMPARE(m_portal->heard().last().path, QByteArray("/gk/v1/payment-notice-quotes"));
        QCOMPARE(m_portal->heard().last().body, QByteArray(R"({"code":"33019926000000000013"})"));
        m_portal->give(problem(409, "notice-not-open", R"("retry":"ask-user")"));
        const auto refused = await(billing().quoteNotice(Code, {}));
        QCOMPARE(refused.error().code, ErrorCode::PortalRefused);
        QCOMPARE(problemCode(refused.error()), QStringLiteral("notice-not-open"));
    }
    void aNoHasItsName()
    {
        m_portal->give(problem(404, "notice-unknown", R"("retry":"none")"));
        QCOMPARE(problemCode(await(billing().lookUpNotice(Code, {})).error()), QStringLiteral("notice-unknown"));
        m_portal->give(problem(429, "lookup-quota", R"("retry":"after","retryAfterS":61)"));
        QCOMPARE(retryAfter(await(billing().lookUpNotice(Code, {})).error()), std::optional<Duration>(61s));
    }
    void billsAreTheSessions()
    {
        answer(200, R"({"bills":[{"code":"33010126","number":"1049514922","checkCode":"39de7e","item":"门诊",
            "issuer":"医院","payer":"张*","amountFen":8650,"issuedOn":"2026-02-11"}],"more":true})");
        const BillList list = await(billing().listBills(Session, {})).value();
        QCOMPARE(m_portal->heard().last().path, QByteArray("/gk/v1/bills"));
        QCOMPARE(m_portal->heard().last().headers["kiosk-session"], QByteArray("abc"));
        QVERIFY(list.hasMore && list.bills.size() == 1);
        QVERIFY(list.bills[0].id() == u"330101261049514922" && list.bills[0].amount == Money::fen(8650));
        QVERIFY(list.bills[0].checkCode == u"39de7e" && list.bills[0].issuedOn == QDate(2026, 2, 11));
    }
    void aCopyIsAPdf()
    {
        answer(200, "%PDF-1.7", "application/pdf");
        QCOMPARE(await(billing().billDocument(QStringLiteral("330101261049514922"), Session, {})).value().view(),
                 QByteArrayView("%PDF-1.7"));
        QCOMPARE(m_portal->heard().last().path, QByteArray("/gk/v1/bills/330101261049514922/document"));
        QCOMPARE(m_portal->heard().last().headers["kiosk-session"], QByteArray("abc"));
        answer(200, "{}");
        QCOMPARE(codeOf(await(billing().billDocument(Code, Session, {}))), ErrorCode::InvalidInput);
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        QTest::newRow("a sum that is none") << 200 << noticeJson(R"({"totalFen":22999})");
        QTest::newRow("half a fen") << 200 << noticeJson(R"({"amountFen":1.5})");
        QTest::newRow("paid, never") << 200 << noticeJson(R"({"state":"paid"})");
        QTest::newRow("due on no day") << 200 << noticeJson(R"({"dueOn":"soon"})");
        QTest::newRow("nothing due") << 200 << noticeJson(R"({"amountFen":0,"lateFeeFen":0,"totalFen":0})");
        QTest::newRow("bill without a number") << 200 << QByteArray(R"({"bills":[{"code":"33010126"}],"more":false})");
        QTest::newRow("nobody says whether all") << 200 << QByteArray(R"({"bills":[]})");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QVERIFY(!await(billing().lookUpNotice(Code, {})));
        QVERIFY(!await(billing().quoteNotice(Code, {})));
        QVERIFY(!await(billing().listBills(Session, {})));
        QVERIFY(!await(billing().billDocument(Code, Session, {})));
    }

private:
    BillingPortal &billing() { return m_portal->client(); }
    void answer(int status, const QByteArray &body, const char *type = "application/json")
    {
        ScriptedAnswer given;
        given.status = status;
        given.body = body;
        given.contentType = type;
        m_portal->give(given);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};

QTEST_GUILESS_MAIN(TestPortalBilling)
#include "tst_portal_billing.moc"
