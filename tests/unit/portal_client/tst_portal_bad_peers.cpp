// SPDX-License-Identifier: Apache-2.0
// Certificates that are not good, a protocol that is too old, and answers whose length does not hold: each has its
// name.
#include "client_under_test.h"
#include "scripted_portal.h"

#include <support/await.h>

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using Act = ScriptedAnswer::Act;

namespace {

const QByteArray HealthBody = R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})";

ScriptedAnswer healthy(const HeardRequest &)
{
    ScriptedAnswer answer;
    answer.body = HealthBody;
    return answer;
}

} // namespace

class TestPortalBadPeers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood() && m_portalPapers.isGood()); }

    void aPortalIsBelievedOnlyByAGoodCertificate_data()
    {
        QTest::addColumn<QDateTime>("from");
        QTest::addColumn<QDateTime>("until");
        QTest::addColumn<QString>("addresses");
        QTest::addColumn<QString>("usage");
        QTest::addColumn<bool>("believed");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QString ours = QStringLiteral("DNS:localhost, IP:127.0.0.1");
        const QString server = QStringLiteral("serverAuth");
        QTest::newRow("good") << now.addDays(-1) << now.addDays(9) << ours << server << true;
        QTest::newRow("ended") << now.addDays(-9) << now.addSecs(-60) << ours << server << false;
        QTest::newRow("not yet") << now.addDays(1) << now.addDays(9) << ours << server << false;
        QTest::newRow("of another host") << now.addDays(-1) << now.addDays(9)
                                         << QStringLiteral("DNS:portal.example, IP:127.0.0.2") << server << false;
        QTest::newRow("of a terminal") << now.addDays(-1) << now.addDays(9) << ours << QStringLiteral("clientAuth")
                                       << false;
    }
    void aPortalIsBelievedOnlyByAGoodCertificate()
    {
        QFETCH(QDateTime, from);
        QFETCH(QDateTime, until);
        QFETCH(QString, addresses);
        QFETCH(QString, usage);
        QFETCH(bool, believed);
        QVERIFY(makePaper(
            m_papers.folder(), m_portalPapers.folder(),
            {QStringLiteral("portal"), QStringLiteral("portal.example"), from, until, usage, false, addresses}));
        ScriptedPortal portal(m_portalPapers, healthy, 0, m_papers.path(QStringLiteral("ca.pem")));
        QVERIFY(portal.isGood());
        ClientUnderTest client(m_papers, portal.base());
        const auto health = await(client->health({}));
        QCOMPARE(bool(health), believed);
        if (believed)
            return;
        QCOMPARE(health.error().code, ErrorCode::TlsRefused);
        QCOMPARE(codeOf(await(client->putSubmission(SubmissionId::make(*client.clock), "x", {}))),
                 ErrorCode::TlsRefused);
        QVERIFY(portal.heard().isEmpty()); // nothing was said to it
    }
    void aTerminalWhoseCertificateHasEndedIsRefusedByTheServer()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(
            makePaper(m_papers.folder(), m_folder.path(),
                      {QStringLiteral("ended"), QStringLiteral("terminal-001"), now.addDays(-9), now.addSecs(-60)}));
        ScriptedPortal portal(m_papers, healthy);
        Credentials ended = readCredentials(m_papers.folder()).value();
        const auto content = [this](const char *name) {
            QFile file(m_folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        ended.certificate = content("ended.pem");
        ended.key = SensitiveBytes(content("ended.key"));
        ClientUnderTest client(ended, portal.base());
        QCOMPARE(codeOf(await(client->health({}))), ErrorCode::TlsRefused);
        QCOMPARE(client->reachability(), Reachability::Offline);
        QVERIFY(portal.heard().isEmpty());
    }
    void aPeerOfAnOldProtocolIsRefused_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<bool>("refused");
        QTest::newRow("TLS 1.1") << QStringLiteral("-tls1_1") << true;
        QTest::newRow("TLS 1.2") << QStringLiteral("-tls1_2") << false;
    }
    void aPeerOfAnOldProtocolIsRefused()
    {
        QFETCH(QString, protocol);
        QFETCH(bool, refused);
        QProcess server; // its page is none of ours, so that the call fails in any case
        server.start(QStringLiteral("openssl"),
                     {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"), protocol,
                      QStringLiteral("-cipher"), QStringLiteral("ALL:@SECLEVEL=0"), QStringLiteral("-www"),
                      QStringLiteral("-cert"), m_papers.path(QStringLiteral("portal.pem")), QStringLiteral("-key"),
                      m_papers.path(QStringLiteral("portal.key"))});
        static const QRegularExpression told(QStringLiteral("ACCEPT \\S*:(\\d+)"));
        QByteArray said;
        QTRY_VERIFY((said += server.readAllStandardOutput(), told.match(QString::fromLatin1(said)).hasMatch()));
        const QString port = told.match(QString::fromLatin1(said)).captured(1);
        ClientUnderTest client(m_papers, QUrl(QStringLiteral("https://127.0.0.1:") + port));
        QCOMPARE(codeOf(await(client->health({}))) == ErrorCode::TlsRefused, refused);
        server.kill();
        QVERIFY(server.waitForFinished());
    }
    void aLengthThatDoesNotHoldIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<int>("expected");
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        const QByteArray size = QByteArray::number(HealthBody.size(), 16) + "\r\n";
        const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
        const auto row = [](const char *name, const QByteArray &wire, ErrorCode expected) {
            QTest::newRow(name) << wire << int(expected);
        };
        row("shorter than the body", head + "Content-Length: 20\r\n\r\n" + HealthBody, ErrorCode::InvalidInput);
        row("longer than the body", head + "Content-Length: 200\r\n\r\n" + HealthBody, ErrorCode::AnswerLost);
        row("chunk cut off", chunked + size + HealthBody.left(20), ErrorCode::AnswerLost);
        row("whole chunk, no last one", chunked + size + HealthBody + "\r\n", ErrorCode::AnswerLost);
        row("between two chunks", chunked + "5\r\n" + HealthBody.left(5) + "\r\n", ErrorCode::AnswerLost);
    }
    void aLengthThatDoesNotHoldIsNoAnswer()
    {
        QFETCH(QByteArray, wire);
        QFETCH(int, expected);
        ScriptedPortal portal(m_papers, [wire](const HeardRequest &) {
            ScriptedAnswer answer;
            answer.body = wire;
            answer.act = Act::Raw;
            return answer;
        });
        ClientUnderTest client(m_papers, portal.base());
        QCOMPARE(int(codeOf(await(client->health({})))), expected);
        QCOMPARE(int(codeOf(await(client->putSubmission(SubmissionId::make(*client.clock), "x", {})))), expected);
    }

private:
    DevPapers m_papers;
    DevPapers m_portalPapers; // its portal.pem is made anew for each row, by the other's CA
    QTemporaryDir m_folder;
};
QTEST_GUILESS_MAIN(TestPortalBadPeers)
#include "tst_portal_bad_peers.moc"
