// SPDX-License-Identifier: Apache-2.0
// A queue of CUPS instead of a printer: only when its configuration keeps no document.
#include "printer_rig.h"

#include <ipp/cups_queue.h>
#include <support/memory_folder.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// A folder in memory, so that the spool below it is, too.
class CupsFolder {
public:
    CupsFolder()
    {
        QDir(path()).mkpath(QStringLiteral("spool/tmp"));
        write("cups-files.conf", "# files\nrequestroot " + path().toUtf8() + "/spool\n");
        write("cupsd.conf",
              "PreserveJobFiles No\nPreserveJobHistory 1h\n<Policy default>\n<Limit All>\nPreserveJobFiles Yes\n"
              "</Limit>\n</Policy>\n");
        write("printers.conf",
              "<Printer other>\nErrorPolicy stop-printer\n</Printer>\n<DefaultPrinter cert>\n"
              "ErrorPolicy abort-job\n</DefaultPrinter>\n");
    }
    QString path() const { return m_folder.path(); }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private:
    QTemporaryDir m_folder{memoryFolder() + QStringLiteral("/kiosk-cups-XXXXXX")};
};

} // namespace

class TestIppQueue : public QObject {
    Q_OBJECT

    static QString objection(const CupsFolder &cups, const QString &queue = QStringLiteral("cert"))
    {
        const auto driver = ipp::ippDriver();
        const auto made = driver.create({QStringLiteral("certificate"),
                                         driver.id,
                                         QStringLiteral("ipp://localhost:631/printers/") + queue,
                                         {{QStringLiteral("cups"), cups.path()}}},
                                        {systemClock, Logger()});
        return made ? QString() : made.error().context;
    }
    static QString uri(const FakeIppPrinter &fake)
    {
        return fake.uri().replace(QStringLiteral("/ipp/print"), QStringLiteral("/printers/cert"));
    }

private slots:
    void initTestCase()
    {
        if (memoryFolder().isEmpty())
            QSKIP("no folder in memory is mounted here");
    }
    void aQueueInMemoryIsTaken()
    {
        const CupsFolder cups;
        QCOMPARE(objection(cups), QString());
    }
    void aQueueThatKeepsDocumentsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *what, const char *file, const QByteArray &text, const char *named) {
            QTest::newRow(what) << QByteArray(file) << text << QString::fromLatin1(named);
        };
        row("spool elsewhere", "cups-files.conf", "RequestRoot /proc\n", "RequestRoot /proc");
        row("no such spool", "cups-files.conf", "RequestRoot /nowhere\n", "RequestRoot /nowhere");
        row("temporary files elsewhere", "cups-files.conf",
            "RequestRoot " + memoryFolder().toLatin1() + "\nTempDir /proc\n", "TempDir /proc");
        row("files kept by default", "cupsd.conf", "PreserveJobHistory 1h\n", "PreserveJobFiles is 1d");
        row("files kept", "cupsd.conf", "PreserveJobFiles Yes\nPreserveJobHistory 1h\n", "PreserveJobFiles is Yes");
        row("history for ever", "cupsd.conf", "PreserveJobFiles No\n", "PreserveJobHistory is Yes");
        row("no history", "cupsd.conf", "PreserveJobFiles No\nPreserveJobHistory No\n", "PreserveJobHistory is No");
        row("long history", "cupsd.conf", "PreserveJobFiles No\nPreserveJobHistory 2d\n", "PreserveJobHistory is 2d");
        row("prints again", "printers.conf", "<Printer cert>\nErrorPolicy retry-job\n</Printer>\n",
            "ErrorPolicy of \"cert\"");
        row("no policy", "printers.conf", "<Printer cert>\nInfo x\n</Printer>\n", "is stop-printer");
        row("no queue", "printers.conf", "<Printer x>\nErrorPolicy abort-job\n</Printer>\n", "no queue \"cert\"");
    }
    void aQueueThatKeepsDocumentsIsRefused()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        const CupsFolder cups;
        cups.write(file.constData(), text);
        const QString said = objection(cups);
        QVERIFY2(said.contains(named) && said.contains(cups.path() + u'/' + QString::fromLatin1(file)),
                 qPrintable(said));
    }
    void withoutItsConfigurationThereIsNoQueue()
    {
        const CupsFolder cups;
        QVERIFY(QFile::remove(cups.path() + QStringLiteral("/cupsd.conf")));
        QVERIFY(objection(cups).contains(QStringLiteral("cannot be read")));
        const CupsFolder other; // root's own, 0600 on Debian: the queue is asked instead
        QVERIFY(QFile::remove(other.path() + QStringLiteral("/printers.conf")));
        QCOMPARE(objection(other), QString());
    }

    void aCertificateGoesThroughTheQueue()
    {
        const CupsFolder cups;
        FakeIppPrinter fake;
        fake.set({.isCups = true});
        Rig rig(uri(fake), {}, cups.path());
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), committed);
    }
    void theQueueIsAskedForItsPolicy()
    {
        const CupsFolder cups;
        QVERIFY(QFile::remove(cups.path() + QStringLiteral("/printers.conf")));
        FakeIppPrinter fake;
        fake.set({.isCups = true, .errorPolicy = "stop-printer"});
        Rig rig(uri(fake), {}, cups.path());
        QTRY_COMPARE(rig.device(), DeviceStatus::HardwareError);
        QCOMPARE(rig.printer->status().vendorCode, QStringLiteral("cups-error-policy"));
        rig.begin();
        QTRY_VERIFY(rig.said().startsWith(QStringLiteral("error/")));
        QVERIFY(fake.jobNames().isEmpty());
    }
    void aSpoolThatMovedToADiskIsSeenWhenTheServerIsReached()
    {
        const CupsFolder cups;
        cups.write("cups-files.conf", "RequestRoot /proc\n");
        FakeIppPrinter fake;
        fake.set({.isCups = true});
        Rig rig(uri(fake), {}, cups.path());
        QTRY_COMPARE(rig.device(), DeviceStatus::HardwareError);
        QCOMPARE(rig.printer->status().vendorCode, QStringLiteral("cups-spool"));
    }
    void whatIsNoCupsServerIsNoQueue()
    {
        const CupsFolder cups;
        FakeIppPrinter fake;
        Rig rig(uri(fake), {}, cups.path());
        QTRY_COMPARE(rig.device(), DeviceStatus::HardwareError);
        QCOMPARE(rig.printer->status().vendorCode, QStringLiteral("no-cups-queue"));
    }
};
QTEST_MAIN(TestIppQueue)
#include "tst_ipp_queue.moc"
