// SPDX-License-Identifier: Apache-2.0
// How long an answer may be: what is good and too long is refused before it fills the memory, whether it says how long
// it is or not.
#include "answering_portal.h"

#include <portal/portal_link.h>
#include <support/await.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using Act = ScriptedAnswer::Act;

namespace {

// A good answer to /health of exactly so many bytes.
QByteArray healthOf(qint64 size)
{
    QByteArray body = R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})";
    return body + QByteArray(size - body.size(), ' ');
}

QByteArray documentOf(qint64 size) { return "%PDF-1.7\n" + QByteArray(size - 9, 'x'); }

} // namespace

class TestPortalLimits : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void anAnswerMayBeSoLongAndNoLonger_data()
    {
        QTest::addColumn<int>("act");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("taken");
        for (const auto &[name, act] : {std::pair("with its length", Act::Whole), std::pair("chunked", Act::Chunked)}) {
            QTest::addRow("the longest, %s", name) << int(act) << MostAnswerBytes << true;
            QTest::addRow("a byte more, %s", name) << int(act) << MostAnswerBytes + 1 << false;
            QTest::addRow("five times that, %s", name) << int(act) << 5 * MostAnswerBytes << false;
        }
    }
    void anAnswerMayBeSoLongAndNoLonger()
    {
        QFETCH(int, act);
        QFETCH(qint64, size);
        QFETCH(bool, taken);
        give(healthOf(size), Act(act), "application/json");
        const auto health = await(client().health(patiently()));
        QCOMPARE(bool(health), taken);
        if (!taken)
            QCOMPARE(health.error().code, ErrorCode::InvalidInput);
    }
    void aDocumentMayBeLonger_data()
    {
        QTest::addColumn<int>("act");
        QTest::newRow("with its length") << int(Act::Whole);
        QTest::newRow("chunked") << int(Act::Chunked);
    }
    void aDocumentMayBeLonger()
    {
        QFETCH(int, act);
        const auto claim = ClaimId::make(m_portal->clock());
        give(documentOf(2 * MostAnswerBytes), Act(act), "application/pdf");
        QCOMPARE(await(client().claimDocument(claim, patiently())).value().view().size(), 2 * MostAnswerBytes);
        give(documentOf(MostDocumentBytes + 1), Act(act), "application/pdf");
        QCOMPARE(codeOf(await(client().claimDocument(claim, patiently()))), ErrorCode::InvalidInput);
    }
    void aRefusalThatIsTooLongIsNobodysRefusal()
    {
        ScriptedAnswer refusal = problem(422, "envelope-refused", R"("retry":"staff")");
        refusal.body += QByteArray(MostAnswerBytes, ' ');
        refusal.act = Act::Chunked;
        m_portal->give(refusal);
        QCOMPARE(codeOf(await(client().putSubmission(SubmissionId::make(m_portal->clock()), "x", {}))),
                 ErrorCode::InvalidInput);
    }
    void whoeverAnswersTooLongIsThereAndTheNextCallGoesThrough()
    {
        for (int i = 0; i < 8; ++i) { // more than the circuit lets fail
            give(healthOf(MostAnswerBytes + 1), Act::Chunked, "application/json");
            QCOMPARE(codeOf(await(client().health(patiently()))), ErrorCode::InvalidInput);
        }
        give(healthOf(100), Act::Whole, "application/json");
        QVERIFY(await(client().health(patiently())));
    }
    void aBodyIsAskedForAsItIs()
    {
        give(healthOf(100), Act::Whole, "application/json");
        QVERIFY(await(client().health(patiently())));
        QCOMPARE(m_portal->heard().last().headers.value("accept-encoding"), QByteArray("identity"));
    }

private:
    HttpPortalClient &client() { return m_portal->client(); }
    CallContext patiently() const { return {{}, Deadline::in(m_portal->clock(), 60s)}; } // sanitizers are slow
    void give(const QByteArray &body, Act act, const QByteArray &contentType)
    {
        ScriptedAnswer answer;
        answer.body = body;
        answer.act = act;
        answer.contentType = contentType;
        m_portal->give(answer);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalLimits)
#include "tst_portal_limits.moc"
