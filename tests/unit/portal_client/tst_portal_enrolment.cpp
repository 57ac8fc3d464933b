// SPDX-License-Identifier: Apache-2.0
// Certificates from the portal, and a terminal that it has revoked.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestPortalEnrolment : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void theCodeGoesOutAsRfc7030Says()
    {
        const QByteArray certificate = certsOnly();
        answer(200, certificate);
        QCOMPARE(await(enrolment().enrol(SensitiveText(u"7K2M-9QXT"), "\x30", {})).value(),
                 m_papers.content(QStringLiteral("terminal.pem"))
                     .mid(m_papers.content(QStringLiteral("terminal.pem")).indexOf("-----BEGIN")));
        HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method, QByteArray("POST"));
        QCOMPARE(heard.path, QByteArray("/gk/v1/est/simpleenroll"));
        QCOMPARE(heard.headers["authorization"], "Basic " + QByteArray("terminal-001:7K2M-9QXT").toBase64());
        QCOMPARE(heard.headers["content-type"], QByteArray("application/pkcs10"));
        QCOMPARE(QByteArray::fromBase64(heard.body), QByteArray("\x30"));
        QVERIFY(await(enrolment().reenrol("\x30", {})));
        heard = m_portal->heard().last();
        QCOMPARE(heard.path, QByteArray("/gk/v1/est/simplereenroll"));
        QVERIFY(!heard.headers.contains("authorization"));
    }
    void aNoHasItsName_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("enrolment-code-wrong") << 401;
        QTest::newRow("enrolment-code-used") << 409;
        QTest::newRow("enrolment-code-expired") << 410;
        QTest::newRow("csr-refused") << 422;
    }
    void aNoHasItsName()
    {
        QFETCH(int, status);
        m_portal->give(problem(status, QTest::currentDataTag(), R"("retry":"ask-user")"));
        const auto no = await(enrolment().enrol(SensitiveText(u"A"), "x", {}));
        QCOMPARE(codeOf(no), ErrorCode::PortalRefused);
        QCOMPARE(problemCode(no.error()), QLatin1String(QTest::currentDataTag()));
    }
    void aRevokedTerminalSaysSoAndKeepsWhatWaits()
    {
        ClientUnderTest client(m_papers, base());
        QSignalSpy changes(client.client.get(), &PortalClient::reachabilityChanged);
        m_portal->give(problem(403, "terminal-revoked", R"("retry":"staff")"));
        const auto put = await(client->putSubmission(SubmissionId::make(*client.clock), "x", {}));
        QCOMPARE(codeOf(put), ErrorCode::TerminalRevoked);
        QVERIFY(!isFinalRefusal(put.error())); // the case is as good as before
        QCOMPARE(client->reachability(), Reachability::Revoked);
        QCOMPARE(codeOf(await(client->health({}))), ErrorCode::TerminalRevoked);
        QCOMPARE(codeOf(await(client->reenrol("x", {}))), ErrorCode::TerminalRevoked);
        QCOMPARE(changes.size(), 1);
        ScriptedAnswer healthy;
        healthy.body = R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})";
        m_portal->give(healthy);
        QVERIFY(await(client->health({})));
        QCOMPARE(client->reachability(), Reachability::Online);
    }
    void theHeartbeatHearsOfIt()
    {
        ClientUnderTest client(m_papers, base());
        m_portal->give(problem(403, "terminal-revoked", R"("retry":"staff")"));
        client->startHeartbeat();
        QTRY_COMPARE(client->reachability(), Reachability::Revoked);
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        QTest::newRow("half a certificate") << 200 << certsOnly().left(200);
        QTest::newRow("not base64") << 200 << QByteArray("!!!!");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(enrolment().enrol(SensitiveText(u"A"), "x", {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(enrolment().reenrol("x", {}))), ErrorCode::InvalidInput);
    }
    void aCertificateUnderAnotherNameIsNone()
    {
        answer(200, certsOnly(), "application/json");
        QCOMPARE(codeOf(await(enrolment().reenrol("x", {}))), ErrorCode::InvalidInput);
    }
    void aPortalOfAnotherCaIsNotAsked()
    {
        const DevPapers strangers;
        QVERIFY(strangers.isGood());
        const qsizetype before = m_portal->heard().size();
        const auto clock = std::make_shared<VirtualClock>();
        PortalSettings settings;
        settings.base = base();
        const auto client = HttpPortalClient::createUnenrolled(settings, strangers.content(QStringLiteral("ca.pem")),
                                                               clock, *clock, Logger());
        QVERIFY(client);
        QCOMPARE(codeOf(await((*client)->enrol(SensitiveText(u"A"), "x", {}))), ErrorCode::TlsRefused);
        QCOMPARE(m_portal->heard().size(), before);
        settings.base = QUrl(QStringLiteral("http://127.0.0.1:1"));
        QCOMPARE(codeOf(HttpPortalClient::createUnenrolled(settings, {}, clock, *clock, Logger())),
                 ErrorCode::BadConfig);
    }

private:
    EnrolmentPortal &enrolment() { return m_portal->client(); }
    QUrl base() const { return m_portal->base(); }
    // terminal.pem as RFC 7030 4.2.3 has it
    QByteArray certsOnly() const
    {
        QByteArray der;
        ran(QStringLiteral("openssl"),
            {QStringLiteral("crl2pkcs7"), QStringLiteral("-nocrl"), QStringLiteral("-outform"), QStringLiteral("DER"),
             QStringLiteral("-certfile"), m_papers.path(QStringLiteral("terminal.pem"))},
            &der);
        return der.toBase64();
    }
    void answer(int status, const QByteArray &body,
                const QByteArray &type = "application/pkcs7-mime; smime-type=certs-only")
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body;
        next.contentType = type;
        m_portal->give(next);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalEnrolment)
#include "tst_portal_enrolment.moc"
