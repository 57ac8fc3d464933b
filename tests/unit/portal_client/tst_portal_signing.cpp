// SPDX-License-Identifier: Apache-2.0
// What another person has to sign: what goes out, what comes back, and what is no answer.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString Code = QStringLiteral("CH-7Q4M-2KD9-X");
const QString Session = QStringLiteral("abc");

QByteArray request(const char *instead = "", const char *by = "")
{
    QByteArray whole = R"({"caseNo":"CH20260313000006","submissionId":"01958d58-0a00-7a00-8b10-0c1d2e3f4a60",
        "visit":"01958d51-5a18-7a0d-8c4e-195b7d3f0a29","item":"lift-installation","itemVersion":"1.0.0",
        "title":"加装电梯","applicant":"张*","answers":[{"id":"flats","value":"12","source":"citizen"}],
        "documentSha256":")"
        + QByteArray("0f").repeated(32) + R"(","signer":"second-owner","signBy":"2026-04-10","signed":1,"of":3})";
    return *instead ? whole.replace(instead, by) : whole;
}

} // namespace

class TestPortalSigning : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void whatIsToBeSignedComesWhole()
    {
        answer(200, request());
        const auto got = await(signing().signingRequest(Code, Session, {}));
        QVERIFY(got);
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method + ' ' + heard.path, QByteArray("POST /gk/v1/signing-requests"));
        QCOMPARE(heard.body, QByteArray(R"({"code":"CH-7Q4M-2KD9-X","session":"abc"})"));
        QCOMPARE(got->submission.text(), QStringLiteral("01958d58-0a00-7a00-8b10-0c1d2e3f4a60"));
        QVERIFY(got->caseNo == u"CH20260313000006" && got->item == u"lift-installation" && got->applicant == u"张*");
        QVERIFY(got->answers.size() == 1 && got->answers[0].id == u"flats" && got->answers[0].value.view() == u"12");
        QCOMPARE(got->documentDigest, QByteArray(32, '\x0f'));
        QVERIFY(got->signer == u"second-owner" && got->signBy == QDate(2026, 4, 10));
        QVERIFY(got->signedSoFar == 1 && got->signers == 3);
    }
    // What a repeat group and a dispute say is signed with the rest: without it the digest would be of something else.
    void anAnswerOfAGroupAndADisputedOneComeWhole()
    {
        answer(
            200,
            request(
                R"({"id":"flats","value":"12","source":"citizen"})",
                R"({"id":"partner1Name","group":"partner","index":1,"field":"name","value":"林例","source":"citizen"},)"
                R"({"id":"area","value":"88","source":"citizen","disputed":{"source":"portal","value":"98"}})"));
        const auto got = await(signing().signingRequest(Code, Session, {}));
        QVERIFY(got && got->answers.size() == 2);
        const CaseAnswer &ofGroup = got->answers[0], &disputed = got->answers[1];
        QVERIFY(ofGroup.group == u"partner" && ofGroup.index == 1 && ofGroup.field == u"name");
        QVERIFY(disputed.disputedSource == u"portal" && disputed.disputed.view() == u"98");
        answer(200,
               request(R"({"id":"flats","value":"12","source":"citizen"})",
                       R"({"id":"partner1Name","group":"partner","field":"name","value":"林例","source":"citizen"})"));
        QCOMPARE(codeOf(await(signing().signingRequest(Code, Session, {}))), ErrorCode::InvalidInput); // no number
    }
    void aSignatureIsPutUnderItsOwnId()
    {
        const auto id = CoSignatureId::make(m_portal->clock());
        answer(201, R"({"caseNo":"CH20260313000006","signed":3,"of":3})");
        const auto got = await(signing().putCoSignature(id, Session, "sealed", {}));
        QVERIFY(got && got->signedSoFar == 3 && got->signers == 3);
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method + ' ' + heard.path, "PUT /gk/v1/co-signatures/" + id.text().toLatin1());
        QCOMPARE(heard.body, QByteArray("sealed"));
        QCOMPARE(heard.headers["content-type"], QByteArray("application/pkcs7-mime"));
        QCOMPARE(heard.headers["kiosk-session"], QByteArray("abc"));
        QCOMPARE(heard.headers["if-none-match"], QByteArray("*"));
    }
    void aNoHasItsName()
    {
        for (const char *code : {"not-a-signer", "signed-already", "signing-over", "case-unknown"}) {
            m_portal->give(problem(409, code, R"("retry":"none")"));
            QCOMPARE(problemCode(await(signing().signingRequest(Code, Session, {})).error()), QLatin1String(code));
        }
        m_portal->give(problem(409, "co-signature-conflict", R"("retry":"staff")"));
        QCOMPARE(codeOf(await(signing().putCoSignature(CoSignatureId::make(m_portal->clock()), Session, "x", {}))),
                 ErrorCode::Conflict);
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        QTest::newRow("no case") << 200 << request("CH20260313000006", "");
        QTest::newRow("no id") << 200 << request("01958d58-0a00-7a00-8b10-0c1d2e3f4a60", "x");
        QTest::newRow("half a digest") << 200 << request("0f0f", "");
        QTest::newRow("nothing to read") << 200 << request(R"({"id":"flats","value":"12","source":"citizen"})", "");
        QTest::newRow("an answer of nothing") << 200 << request("flats", "");
        QTest::newRow("until no day") << 200 << request("2026-04-10", "soon");
        QTest::newRow("all have signed") << 200 << request("\"of\":3", "\"of\":1");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(signing().signingRequest(Code, Session, {}))), ErrorCode::InvalidInput);
        if (!body.contains("caseNo"))
            QCOMPARE(codeOf(await(signing().putCoSignature(CoSignatureId::make(m_portal->clock()), Session, "x", {}))),
                     ErrorCode::InvalidInput);
    }

private:
    SigningPortal &signing() { return m_portal->client(); }
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

QTEST_GUILESS_MAIN(TestPortalSigning)
#include "tst_portal_signing.moc"
