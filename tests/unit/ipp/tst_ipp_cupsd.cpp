// SPDX-License-Identifier: Apache-2.0
// A real cupsd in a folder of its own, in memory, that forwards to a printer on loopback. Skipped where no cupsd is
// installed (Debian: cups-daemon).
#include "printer_rig.h"

#include <cups/cups.h>
#include <support/memory_folder.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

class Cupsd {
public:
    Cupsd(const QString &program, const QString &top)
    {
        const QString root = m_folder.path();
        // its backends run as lp
        QFile::setPermissions(root, QFile::Permissions(0x7755));
        for (const char *folder : {"etc", "spool/tmp", "cache", "run", "log"})
            QDir(root).mkpath(QLatin1String(folder));
        write("etc/cups-files.conf",
              QStringLiteral("ServerRoot %1/etc\nServerBin %2/usr/lib/cups\nDataDir %2/usr/share/cups\n"
                             "RequestRoot %1/spool\nTempDir %1/spool/tmp\nCacheDir %1/cache\nStateDir %1/run\n"
                             "AccessLog %1/log/access\nErrorLog %1/log/error\nPageLog %1/log/page\nUser lp\nGroup lp\n")
                  .arg(root, top));
        write("etc/cupsd.conf",
              QStringLiteral("Listen 127.0.0.1:%1\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n"
                             "PreserveJobFiles No\nPreserveJobHistory 1h\n"
                             "<Location />\nOrder allow,deny\nAllow localhost\n</Location>\n"
                             "<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n"
                             "<Limit All>\nOrder allow,deny\nAllow localhost\n</Limit>\n</Policy>\n")
                  .arg(m_port));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        // a copy: AppArmor's profile of /usr/sbin/cupsd allows the system's folders only
        const QString copy = m_program.filePath(QStringLiteral("cupsd"));
        QFile::copy(program, copy);
        m_process.start(copy,
                        {QStringLiteral("-f"), QStringLiteral("-c"), conf() + QStringLiteral("/cupsd.conf"),
                         QStringLiteral("-s"), conf() + QStringLiteral("/cups-files.conf")});
    }
    ~Cupsd()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }
    QString conf() const { return m_folder.filePath(QStringLiteral("etc")); }
    QString queue() const { return QStringLiteral("ipp://127.0.0.1:%1/printers/cert").arg(m_port); }
    bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        return socket.waitForConnected(200);
    }
    bool addQueue(const QString &device, const char *policy) const
    {
        http_t *http
            = httpConnect2("127.0.0.1", m_port, nullptr, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1, 3000, nullptr);
        ipp_t *order = ippNewRequest(IPP_OP_CUPS_ADD_MODIFY_PRINTER);
        ippAddString(order, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, queue().toUtf8().constData());
        ippAddString(order, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "root");
        ippAddString(order, IPP_TAG_PRINTER, IPP_TAG_URI, "device-uri", nullptr, device.toUtf8().constData());
        ippAddString(order, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-error-policy", nullptr, policy);
        ippAddInteger(order, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
        ippAddBoolean(order, IPP_TAG_PRINTER, "printer-is-accepting-jobs", 1);
        ippDelete(cupsDoRequest(http, order, "/admin/"));
        const bool done = cupsLastError() <= IPP_STATUS_OK_EVENTS_COMPLETE;
        httpClose(http);
        return done;
    }
    QStringList documents() const // what the spool holds of them
    {
        return QDir(m_folder.filePath(QStringLiteral("spool"))).entryList({QStringLiteral("d*")}, QDir::Files);
    }

private:
    void write(const char *name, const QString &text) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }

    QTemporaryDir m_folder{memoryFolder() + QStringLiteral("/kiosk-cupsd-XXXXXX")};
    QTemporaryDir m_program;
    const quint16 m_port = freePort();
    QProcess m_process;
};

} // namespace

class TestIppCupsd : public QObject {
    Q_OBJECT

    std::unique_ptr<Cupsd> m_cups;

private slots:
    void init()
    {
        // KIOSK_CUPS_ROOT: where its package was unpacked without being installed
        const QString top = qEnvironmentVariable("KIOSK_CUPS_ROOT");
        const auto program
            = QStandardPaths::findExecutable(QStringLiteral("cupsd"), {top + QStringLiteral("/usr/sbin")});
        if (program.isEmpty())
            QSKIP("no cupsd here");
        if (memoryFolder().isEmpty())
            QSKIP("no folder in memory is mounted here");
        m_cups = std::make_unique<Cupsd>(program, top);
        QTRY_VERIFY_WITH_TIMEOUT(m_cups->answers(), 10'000);
    }
    void cleanup() { m_cups.reset(); }

    void aCertificateGoesThrough()
    {
        FakeIppPrinter fake;
        QVERIFY(m_cups->addQueue(fake.uri(), "abort-job"));
        Rig rig(m_cups->queue(), {}, m_cups->conf());
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_VERIFY_WITH_TIMEOUT(rig.result.has_value(), 30'000);
        QCOMPARE(rig.said(),
                 name(ActOutcome::Unknown,
                      ErrorCode::OutcomeUnknown)); // completed is no proof, and a queue has no page counter
        QCOMPARE(fake.jobNames().size(), 1);
        QTRY_COMPARE(m_cups->documents(), QStringList());
    }
    void aQueueThatRetriesIsRefused()
    {
        FakeIppPrinter fake;
        QVERIFY(m_cups->addQueue(fake.uri(), "retry-job"));
        Rig rig(m_cups->queue(), {}, m_cups->conf());
        QTRY_COMPARE(rig.device(), DeviceStatus::HardwareError);
        QCOMPARE(rig.printer->status().vendorCode, QStringLiteral("cups-error-policy"));
    }
};
QTEST_MAIN(TestIppCupsd)
#include "tst_ipp_cupsd.moc"
