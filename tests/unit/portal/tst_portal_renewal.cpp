// SPDX-License-Identifier: Apache-2.0
// The next certificate from the reference portal over TLS, also when its answer is lost.
#include "portal_bench.h"

#include <portal/paper_renewal.h>
#include <portal_client/client_under_test.h>

#include <QSignalSpy>
#include <QTest>

using namespace kiosk;

class TestPortalRenewal : public QObject {
    Q_OBJECT
private slots:
    void init() { m_bench = std::make_unique<PortalBench>(); }
    void cleanup()
    {
        m_renewal.reset();
        m_client.reset();
        m_bench.reset();
    }

    void afterALostAnswerThePapersArriveAndThePortalLetsThemIn()
    {
        begin("[{'match':{'path':'/simplereenroll'},'act':'commit-then-drop'}]");
        QSignalSpy renewed(m_renewal.get(), &PaperRenewal::renewed);
        QSignalSpy failed(m_renewal.get(), &PaperRenewal::failed);
        m_renewal->start();
        QTRY_COMPARE(failed.size(), 1);
        QTRY_VERIFY(m_client->clock->waiting() > 0);
        m_client->clock->advance(1min);
        QTRY_COMPARE(renewed.size(), 1);
        ::Terminal terminal(m_bench->url(), m_folder.path());
        QCOMPARE(terminal.call("GET", QStringLiteral("/health")).status, 200);
    }
    void aRevokedTerminalHasNone()
    {
        begin({});
        QVERIFY(m_bench->enrolment().revoke(QStringLiteral("terminal-001")));
        QSignalSpy failed(m_renewal.get(), &PaperRenewal::failed);
        m_renewal->start();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<ErrorCode>(), ErrorCode::TerminalRevoked);
    }

private:
    void begin(QByteArray faults)
    {
        m_bench->start(faults.replace('\'', '"'));
        const Credentials papers = readCredentials(PortalBench::tls()).value();
        m_client = std::make_unique<test::ClientUnderTest>(papers, QUrl(m_bench->url()));
        m_client->clock->jumpWall(Duration(m_client->clock->wall().msecsTo(QDateTime::currentDateTime())));
        for (const char *name : {"ca.pem", "terminal.pem", "terminal.key"}) {
            QFile::remove(m_folder.filePath(QLatin1String(name)));
            QVERIFY(
                QFile::copy(PortalBench::tls() + u'/' + QLatin1String(name), m_folder.filePath(QLatin1String(name))));
        }
        RenewalSettings settings;
        settings.files
            = {m_folder.filePath(QStringLiteral("terminal.pem")), m_folder.filePath(QStringLiteral("terminal.key"))};
        settings.ca = papers.ca;
        settings.name = QStringLiteral("terminal-001");
        settings.term = {m_client->clock->wall().addDays(-90), m_client->clock->wall().addDays(10)};
        m_renewal
            = std::make_unique<PaperRenewal>(*m_client->client, *m_client->clock, *m_client->clock, Logger(), settings);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<test::ClientUnderTest> m_client;
    std::unique_ptr<PaperRenewal> m_renewal;
};

QTEST_GUILESS_MAIN(TestPortalRenewal)
#include "tst_portal_renewal.moc"
