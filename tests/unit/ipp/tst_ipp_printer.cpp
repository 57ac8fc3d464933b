// SPDX-License-Identifier: Apache-2.0
#include "printer_rig.h"

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using ipp::ippDriver;

class TestIppPrinter : public QObject {
    Q_OBJECT
private slots:
    void aCertificateIsProvenByThePageCounter_data()
    {
        QTest::addColumn<bool>("twoStep");
        QTest::addColumn<int>("countsLate");
        QTest::addColumn<QString>("id");
        QTest::newRow("Create-Job and Send-Document") << true << 0 << "";
        QTest::newRow("Print-Job") << false << 0 << "";
        QTest::newRow("a counter that lags") << true << 1 << "document.counter-lags";
    }
    void aCertificateIsProvenByThePageCounter()
    {
        QFETCH(bool, twoStep);
        QFETCH(int, countsLate);
        QFETCH(QString, id);
        FakeIppPrinter fake;
        fake.set({.twoStep = twoStep, .countsLate = countsLate});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(rig.printer->capabilities().firmware.value_or(QString()), QStringLiteral("7.1"));
        rig.begin();
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(rig.proof(), PrintProof::PageCounter);
        QCOMPARE((*rig.result)->impressions, 1);
        QCOMPARE(fake.documents(), QList<QByteArray>{certificate});
        QCOMPARE(fake.jobNames(), QList<QByteArray>{claim.toLatin1()});
        QCOMPARE(rig.phases, (QList<int>{0, 1}));
        if (!id.isEmpty())
            faultInjected(qPrintable(id));
    }
    void completedAloneProvesNothing_data()
    {
        QTest::addColumn<bool>("hasCounter");
        QTest::addColumn<bool>("dropsSheets");
        QTest::addColumn<bool>("restarts");
        QTest::addColumn<QString>("id");
        QTest::newRow("no counter") << false << true << false << "document.no-counter";
        QTest::newRow("completed without a sheet") << true << false << false << "document.completed-without-sheet";
        QTest::newRow("restarted in between") << true << true << true << "document.restarted-in-job";
    }
    void completedAloneProvesNothing()
    {
        QFETCH(bool, hasCounter);
        QFETCH(bool, dropsSheets);
        QFETCH(bool, restarts);
        QFETCH(QString, id);
        FakeIppPrinter fake;
        fake.set({.hasCounter = hasCounter, .dropsSheets = dropsSheets, .restarts = restarts});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), name(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        QCOMPARE(rig.proof(), PrintProof::None);
        QCOMPARE(fake.documents().size(), 1);
        faultInjected(qPrintable(id));
    }
    void whatCanBeKnownBeforeIsRefusedBefore_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("mediaReady");
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<bool>("accepts");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("id");
        const QByteArray a4 = "iso_a4_210x297mm";
        const QByteArray pdf = "application/pdf";
        QTest::newRow("no paper") << QByteArray("media-empty-warning") << a4 << pdf << true << ErrorCode::PaperOut
                                  << "document.paper-out-before";
        QTest::newRow("jam") << QByteArray("media-jam-error") << a4 << pdf << true << ErrorCode::PaperJam
                             << "document.jam-before";
        QTest::newRow("door") << QByteArray("door-open") << a4 << pdf << true << ErrorCode::CoverOpen
                              << "document.door-open";
        QTest::newRow("toner") << QByteArray("toner-empty-error") << a4 << pdf << true << ErrorCode::ConsumableOut
                               << "document.toner-empty";
        QTest::newRow("other paper loaded") << QByteArray("none") << QByteArray("iso_a3_297x420mm") << pdf << true
                                            << ErrorCode::PaperOut << "document.wrong-media";
        QTest::newRow("URF only") << QByteArray("none") << a4 << QByteArray("image/urf") << true
                                  << ErrorCode::Unsupported << "document.urf-only";
        QTest::newRow("takes no jobs") << QByteArray("none") << a4 << pdf << false << ErrorCode::LinkBroken
                                       << "document.takes-no-jobs";
    }
    void whatCanBeKnownBeforeIsRefusedBefore()
    {
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, mediaReady);
        QFETCH(QByteArray, format);
        QFETCH(bool, accepts);
        QFETCH(ErrorCode, code);
        QFETCH(QString, id);
        FakeIppPrinter fake;
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        fake.set({.reason = reason, .mediaReady = mediaReady, .format = format, .accepts = accepts});
        rig.begin();
        QTRY_COMPARE(rig.said(), QStringLiteral("error/") + QLatin1String(codeName(code)));
        QVERIFY(fake.jobNames().isEmpty());
        faultInjected(qPrintable(id));
    }
    void aStatusWithoutANameIsAFaultOfThePrinter()
    {
        FakeIppPrinter fake;
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        fake.set({.status = 0x7ABC});
        rig.begin();
        QTRY_COMPARE(rig.said(), QStringLiteral("error/device-fault"));
        QVERIFY(fake.jobNames().isEmpty() && fake.documents().isEmpty());
    }
    void aNameThePrinterKnowsIsNotPrintedAgain()
    {
        FakeIppPrinter fake;
        fake.addJob(claim.toLatin1());
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), QStringLiteral("error/conflict"));
        QVERIFY(fake.documents().isEmpty());
        faultInjected("document.name-known-already");
        rig.begin(30s, QStringLiteral("another"));
        QTRY_COMPARE(rig.said(), committed);
    }

    void paperOutInTheJobWaitsForSomebody()
    {
        FakeIppPrinter fake;
        fake.set({.reasonOnceSent = "media-empty-error"});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.device(), DeviceStatus::UserError);
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Out);
        QTRY_VERIFY(rig.phases.contains(2));
        QVERIFY(!rig.result);
        faultInjected("document.paper-out-during");
        fake.setReason("none");
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(fake.documents().size(), 1);
    }
    void aJobThatCannotEndIsTakenBack_data()
    {
        QTest::addColumn<bool>("hasCounter");
        QTest::addColumn<bool>("byOwner");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *what, bool hasCounter, bool byOwner, ActOutcome printed) {
            QTest::newRow(what) << hasCounter << byOwner << name(printed, ErrorCode::PaperOut);
        };
        row("deadline, counter still", true, false, ActOutcome::NotCommitted);
        row("deadline, no counter", false, false, ActOutcome::Unknown);
        row("cancelled, counter still", true, true, ActOutcome::NotCommitted);
        row("cancelled, no counter", false, true, ActOutcome::Unknown);
    }
    void aJobThatCannotEndIsTakenBack()
    {
        QFETCH(bool, hasCounter);
        QFETCH(bool, byOwner);
        QFETCH(QString, outcome);
        FakeIppPrinter fake;
        fake.set({.reasonOnceSent = "media-empty-error", .hasCounter = hasCounter});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(byOwner ? Duration(30s) : Duration(500ms));
        QTRY_COMPARE(rig.device(), DeviceStatus::UserError);
        if (byOwner)
            rig.printer->cancel(QStringLiteral("session"));
        QTRY_COMPARE(rig.said(), outcome);
        QCOMPARE(fake.cancelled(), 1);
        fake.setReason("none");
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        faultInjected("document.never-refilled");
        QCOMPARE(fake.sheets(), 0); // and after refilling nothing comes out for a stranger
    }
    void aCancellationThatComesTooLateIsCommitted()
    {
        FakeIppPrinter fake;
        fake.set({.reasonOnceSent = "media-empty-error", .cancels = false});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(500ms);
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(fake.sheets(), 1);
        faultInjected("document.cancelled-too-late");
    }
    void anAbortedJobWithAStillCounterIsNotCommitted()
    {
        FakeIppPrinter fake;
        fake.set({.aborts = true});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), name(ActOutcome::NotCommitted, ErrorCode::DeviceFault));
        faultInjected("document.job-aborted");
    }
    void aJobWithoutBytesOrNameIsNone()
    {
        FakeIppPrinter fake;
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(30s, QString());
        QTRY_COMPARE(rig.said(), QStringLiteral("error/invalid-input"));
    }
    void healthLooksButNeverPrints()
    {
        FakeIppPrinter fake;
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        std::optional<Result<hal::HealthReport>> report;
        const auto check = [&](hal::HealthLevel level) {
            report.reset();
            whenReady(rig.printer->checkHealth(level, Deadline::never()), &rig,
                      [&](Result<hal::HealthReport> r) { report = std::move(r); });
        };
        check(hal::HealthLevel::Internal);
        QTRY_VERIFY(report);
        QVERIFY((*report)->passed);
        fake.setReason("media-jam-error");
        check(hal::HealthLevel::Internal);
        QTRY_VERIFY(report);
        QVERIFY(!(*report)->passed);
        check(hal::HealthLevel::External);
        QTRY_VERIFY(report);
        QCOMPARE(report->error().code, ErrorCode::Unsupported);
        QVERIFY(fake.jobNames().isEmpty());
    }
    void theDescriptorChecksTheAddress()
    {
        const auto driver = ippDriver();
        QCOMPARE(driver.id, QStringLiteral("document.ipp"));
        const hal::DeviceServices services{systemClock, Logger()};
        hal::DeviceSlot slot{
            QStringLiteral("certificate"), driver.id, QStringLiteral("ipp://127.0.0.1:8631/ipp/print"), {}};
        QVERIFY(driver.create(slot, services));
        slot.port = QStringLiteral("tcp:127.0.0.1:9100");
        QCOMPARE(driver.create(slot, services).error().code, ErrorCode::BadConfig);
    }
};
QTEST_GUILESS_MAIN(TestIppPrinter)
#include "tst_ipp_printer.moc"
