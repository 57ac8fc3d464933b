// SPDX-License-Identifier: Apache-2.0
// Only the answer that the contract promises acknowledges: any other success was said by somebody else, or of something
// else, and what became of the request is not known.
#include "answering_portal.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QDate Day(2026, 3, 12);

using Act = std::function<Pending<void>(HttpPortalClient &, const Clock &)>;

struct Acknowledged {
    const char *name;
    Act act;
    QList<int> promised;
    QByteArray body; // of a promised answer
};

std::vector<Acknowledged> acknowledged()
{
    return {
        {"session closed",
         [](auto &client, const Clock &) { return client.closeSession(QStringLiteral("abc"), {}); },
         {204},
         {}},
        {"case notice",
         [](auto &client, const Clock &clock) { return client.putCaseNotice(SubmissionId::make(clock), "sealed", {}); },
         {201, 200},
         {}},
        {"message to the citizen",
         [](auto &client, const Clock &clock) {
             return client.tellCitizen(
                 {SubmissionId::make(clock), SubmissionState::Held, QStringLiteral("CH-7Q4M-2KD9-F")}, {});
         },
         {202},
         {}},
        {"rating",
         [](auto &client, const Clock &clock) {
             return client.putRating({RatingId::make(clock), QStringLiteral("CH1"), 5, {}}, {});
         },
         {201, 200},
         R"({"caseNo":"CH1","stars":5,"reasons":[]})"},
        {"head of the audit",
         [](auto &client, const Clock &) { return client.putAuditBatch(7, "{}", {}); },
         {201, 200},
         R"({"n":7})"},
        {"notice of a receipt",
         [](auto &client, const Clock &) {
             return client.requestNotice(QStringLiteral("abc"), {QStringLiteral("CH-7Q4M-2KD9-F"), {}}, {});
         },
         {202},
         {}},
        {"payment report",
         [](auto &client, const Clock &clock) {
             return client.putPaymentReport({PaymentReportId::make(clock), Day, 0, {}}, {});
         },
         {201, 200},
         R"({"day":"2026-03-12","orders":0,"differences":[]})"},
        {"booking given up",
         [](auto &client, const Clock &clock) { return client.giveUpAppointment(AppointmentId::make(clock), {}); },
         {204},
         {}},
        {"appointment given back",
         [](auto &client, const Clock &clock) {
             return client.cancelAppointment(AppointmentId::make(clock), QStringLiteral("abc"), {});
         },
         {204},
         {}},
    };
}

ScriptedAnswer page(int status, const QByteArray &body, const QByteArray &contentType)
{
    ScriptedAnswer answer;
    answer.status = status;
    answer.body = status == 204 || status == 304 ? QByteArray() : body; // HTTP gives these none
    answer.contentType = contentType;
    return answer;
}

} // namespace

class TestPortalAcknowledgements : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void onlyThePromisedStatusAcknowledges_data() { addCalls(); }
    void onlyThePromisedStatusAcknowledges()
    {
        QFETCH(int, call);
        const Acknowledged act = acknowledged()[std::size_t(call)];
        for (const int status : {200, 201, 202, 203, 204, 205, 206, 226, 299, 300, 301, 302, 304, 307, 308}) {
            m_portal->give(page(status, act.body, "application/json"));
            const auto answered = await(act.act(m_portal->client(), m_portal->clock()));
            const bool promised = act.promised.contains(status);
            QVERIFY2(bool(answered) == promised, QByteArray::number(status).constData());
            if (!promised) // 307 and 308 want the body again, which is not given: their answer is one that is lost
                QVERIFY2((answered.error().code == ErrorCode::InvalidInput
                          || (status >= 307 && answered.error().code == ErrorCode::AnswerLost))
                             && !isFinalRefusal(answered.error()),
                         QByteArray::number(status).constData());
        }
    }
    void aPageOfSomebodyElseAcknowledgesNothing_data() { addCalls(); }
    void aPageOfSomebodyElseAcknowledgesNothing()
    {
        QFETCH(int, call);
        const Acknowledged act = acknowledged()[std::size_t(call)];
        for (const int status : {200, 201, 202}) {
            for (const char *body : {"<html>Log in to the hall's network</html>", "{}", "[]", "{\"caseNo\":\"CH1\""}) {
                m_portal->give(page(status, body, "text/html"));
                QCOMPARE(codeOf(await(act.act(m_portal->client(), m_portal->clock()))), ErrorCode::InvalidInput);
            }
        }
    }
    void anAcknowledgementOfSomethingElseIsNone()
    {
        m_portal->give(page(200, R"({"caseNo":"CH2","stars":5,"reasons":[]})", "application/json"));
        const auto rating = RatingId::make(m_portal->clock());
        QCOMPARE(codeOf(await(m_portal->client().putRating({rating, QStringLiteral("CH1"), 5, {}}, {}))),
                 ErrorCode::InvalidInput);
        m_portal->give(page(200, R"({"n":8})", "application/json"));
        QCOMPARE(codeOf(await(m_portal->client().putAuditBatch(7, "{}", {}))), ErrorCode::InvalidInput);
    }
    void aProblemUnderASuccessIsNoProblem()
    {
        ScriptedAnswer answer = problem(409, "rating-conflict", R"("retry":"none")");
        answer.status = 206;
        m_portal->give(answer);
        const auto rating = await(
            m_portal->client().putRating({RatingId::make(m_portal->clock()), QStringLiteral("CH1"), 5, {}}, {}));
        QCOMPARE(codeOf(rating), ErrorCode::InvalidInput);
        QVERIFY(!isFinalRefusal(rating.error()));
    }

    // The shape of an answer is that of the call, its status is not.
    void anObjectUnderAnotherStatusIsNoAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {203, 206, 226, 299, 302, 304})
            QTest::addRow("%d", status) << status;
    }
    void anObjectUnderAnotherStatusIsNoAnswer()
    {
        QFETCH(int, status);
        const auto give = [&](const QByteArray &body) { m_portal->give(page(status, body, "application/json")); };
        HttpPortalClient &client = m_portal->client();
        const auto id = SubmissionId::make(m_portal->clock());
        give(R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})");
        QCOMPARE(codeOf(await(client.health({}))), ErrorCode::InvalidInput);
        give(R"({"caseNo":"CH1","receivedAt":"2026-03-13T10:31:00.000+08:00","state":"accepted"})");
        QCOMPARE(codeOf(await(client.putSubmission(id, "x", {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client.submission(id, {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client.completeSubmission(id, {}))), ErrorCode::InvalidInput);
        ScriptedAnswer standing = page(status, {}, "application/json");
        standing.headers.insert("Upload-Offset", "0");
        m_portal->give(standing);
        const auto material = MaterialId::make(m_portal->clock());
        QCOMPARE(codeOf(await(client.beginMaterial(id, material, 1, {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client.appendMaterial(id, material, 0, "x", {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client.materialStanding(id, material, {}))), ErrorCode::InvalidInput);
    }

private:
    static void addCalls()
    {
        QTest::addColumn<int>("call");
        const auto calls = acknowledged();
        for (std::size_t i = 0; i < calls.size(); ++i)
            QTest::newRow(calls[i].name) << int(i);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalAcknowledgements)
#include "tst_portal_acknowledgements.moc"
