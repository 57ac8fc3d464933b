// SPDX-License-Identifier: Apache-2.0
#include "printer_rig.h"

#include <support/faults.h>

#include <escpos/confirmations.h>
#include <support/pty.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::escpos;
using namespace kiosk::test;
using hal::ActOutcome;
using hal::DeviceStatus;
using hal::ReceiptDocument;

class TestEscposPrinter : public QObject {
    Q_OBJECT
private slots:
    void aReceiptIsCommittedOnThePrintersOwnWord_data()
    {
        QTest::addColumn<bool>("serial");
        QTest::newRow("tcp") << false;
        QTest::newRow("serial") << true;
    }
    void aReceiptIsCommittedOnThePrintersOwnWord()
    {
        QFETCH(bool, serial);
        const QTemporaryDir folder;
        Pty pty(folder.filePath(QStringLiteral("receipt")));
        pty.plug();
        const std::unique_ptr<FakePrinter> fake(serial ? FakePrinter::onPty(pty.master()) : FakePrinter::onTcp());
        Rig rig(serial ? QStringLiteral("serial:%1?baud=38400").arg(pty.link())
                       : QStringLiteral("tcp:127.0.0.1:%1").arg(fake->port()));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Ok);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(fake->lines(), (QList<QByteArray>{"line 1", "line 2", "line 3"}));
        QCOMPARE(fake->cuts(), 1);
        QCOMPARE(rig.printer->capabilities().firmware.value_or(QString()), QStringLiteral("1.23 ESC/POS"));
        QCOMPARE(rig.printer->capabilities().serial.value_or(QString()), QStringLiteral("SN0042"));
        QTRY_COMPARE(rig.printer->statistics().value(QStringLiteral("PaperCutCount")), 1);
    }
    void nothingIsSentToAPrinterThatCannotPrint()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        fake->openCover(true);
        QTRY_COMPARE(rig.device(), DeviceStatus::UserError); // told by ASB
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), QStringLiteral("error/cover-open"));
        QCOMPARE(fake->jobs(), 0);
        fake->openCover(false);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
    }
    void paperEndInTheJobIsToldAndTheLateProofFindsItsReceipt()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.paperEndAfterLines = 2});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::NotCommitted, ErrorCode::PaperOut));
        faultInjected("receipt.paper-end-in-job");
        const ActId first = rig.act;
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Out);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), QStringLiteral("error/paper-out"));
        QVERIFY(rig.late.isEmpty());
        fake->refill();
        QTRY_COMPARE(rig.late, QList<ActId>{first});
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(fake->cuts(), 1);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(rig.late.size(), 1);
        QCOMPARE(fake->jobs(), 2); // never sent again by itself
    }
    void faultsInTheJob_data()
    {
        QTest::addColumn<int>("paperEnd");
        QTest::addColumn<int>("coverOpens");
        QTest::addColumn<bool>("jam");
        QTest::addColumn<bool>("asb");
        QTest::addColumn<ErrorCode>("fault");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("cover") << -1 << 1 << false << true << ErrorCode::CoverOpen
                               << QByteArray("receipt.cover-open-mid-line");
        QTest::newRow("cutter") << -1 << -1 << true << true << ErrorCode::CutterJam << QByteArray("receipt.cutter-jam");
        QTest::newRow("paper, no ASB: silence, then DLE EOT")
            << 1 << -1 << false << false << ErrorCode::PaperOut << QByteArray("receipt.paper-end-without-asb");
        QTest::newRow("cutter, no ASB") << -1 << -1 << true << false << ErrorCode::CutterJam
                                        << QByteArray("receipt.cutter-jam-without-asb");
    }
    void faultsInTheJob()
    {
        QFETCH(int, paperEnd);
        QFETCH(int, coverOpens);
        QFETCH(bool, jam);
        QFETCH(bool, asb);
        QFETCH(ErrorCode, fault);
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set(
            {.sendsAsb = asb, .paperEndAfterLines = paperEnd, .coverOpensAfterLines = coverOpens, .cutterJams = jam});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::NotCommitted, fault));
        QFETCH(QByteArray, id);
        faultInjected(id.constData());
    }
    void aCutterThatWasMendedServesAgainAndTheFirstReceiptIsToldOf_data()
    {
        QTest::addColumn<bool>("asb");
        QTest::newRow("told by ASB") << true;
        QTest::newRow("DLE EOT only") << false;
    }
    void aCutterThatWasMendedServesAgainAndTheFirstReceiptIsToldOf()
    {
        QFETCH(bool, asb);
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.sendsAsb = asb, .cutterJams = true});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::NotCommitted, ErrorCode::CutterJam));
        const ActId first = rig.act;
        QTRY_COMPARE(rig.device(), DeviceStatus::UserError);
        QSignalSpy told(rig.printer.get(), &EscposPrinter::statusChanged);
        QTRY_COMPARE(fake->recoveries(), 1); // it may have been a passing one; this one is not
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), QStringLiteral("error/cutter-jam"));
        QVERIFY(told.isEmpty()); // nor did it look well while it tried
        QVERIFY(rig.late.isEmpty());
        fake->openCover(true);
        QTRY_COMPARE(rig.printer->status().cover->value, hal::Cover::Open);
        fake->freeCutter();
        QCOMPARE(fake->recoveries(), 1); // not while somebody has a hand in it
        fake->openCover(false);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        faultInjected("receipt.cutter-mended");
        QCOMPARE(fake->recoveries(), 2);
        QTRY_COMPARE(rig.late, QList<ActId>{first}); // it was cut, and said so
        QCOMPARE(fake->cuts(), 1);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(fake->cuts(), 2);
        QCOMPARE(fake->jobs(), 2); // never sent again by itself
        QCOMPARE(rig.late.size(), 1);
    }
    void aCutterThatStaysStuckIsTriedThreeTimesAndLeftAlone()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.cutterJams = true});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::NotCommitted, ErrorCode::CutterJam));
        for (int times = 1; times <= 4; ++times) { // somebody opens and closes it and mends nothing
            fake->openCover(true);
            QTRY_COMPARE(rig.printer->status().cover->value, hal::Cover::Open);
            fake->openCover(false);
            QTRY_COMPARE(rig.printer->status().cover->value, hal::Cover::Closed);
            if (times <= 3)
                QTRY_VERIFY(fake->recoveries() >= times);
        }
        QCOMPARE(rig.device(), DeviceStatus::UserError);
        QCOMPARE(fake->recoveries(), 3);
        rig.begin(receipt()); // after a look that came after the last closing
        QTRY_COMPARE(rig.said(), QStringLiteral("error/cutter-jam"));
        QCOMPARE(fake->recoveries(), 3);
    }
    void whatAResetThrewAwayIsNotProvenByTheNextReceipt()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersIds = false, .paperEndAfterLines = 2});
        Rig rig(*fake, "80mm-clone");
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::NotCommitted, ErrorCode::PaperOut));
        std::optional<Result<void>> done;
        whenReady(rig.printer->reset(Deadline::never()), &rig, [&](Result<void> r) { done = std::move(r); });
        QTRY_VERIFY(done);
        fake->refill();
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        QVERIFY(rig.late.isEmpty());
    }
    void troubleThatThePrinterTells_data()
    {
        QTest::addColumn<FakePrinter::Habits>("habits");
        QTest::addColumn<DeviceStatus>("device");
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("near end") << FakePrinter::Habits{.nearEnd = true} << DeviceStatus::Online << committed
                                  << QByteArray("receipt.near-end");
        QTest::newRow("head hot") << FakePrinter::Habits{.headHot = true} << DeviceStatus::DeviceBusy << QString()
                                  << QByteArray("receipt.head-hot"); // it prints when it has cooled
        QTest::newRow("unrecoverable") << FakePrinter::Habits{.broken = true} << DeviceStatus::HardwareError
                                       << QStringLiteral("error/device-fault") << QByteArray("receipt.unrecoverable");
    }
    void troubleThatThePrinterTells()
    {
        QFETCH(FakePrinter::Habits, habits);
        QFETCH(DeviceStatus, device);
        QFETCH(QString, ending);
        QFETCH(QByteArray, id);
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        fake->set(habits);
        faultInjected(id.constData());
        QTRY_COMPARE(rig.device(), device);
        if (habits.nearEnd)
            QTRY_COMPARE(rig.printer->status().paper->value, hal::Supply::Low);
        if (!ending.isEmpty()) {
            rig.begin(receipt());
            QTRY_COMPARE(rig.said(), ending);
            QCOMPARE(fake->jobs(), ending == committed ? 1 : 0);
        }
        fake->set({});
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
    }
    void anAnswerThatComesTooLateFindsItsReceipt()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersIds = false, .answersGsR = false});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        const auto id = processIdFor(rig.act);
        fake->say("\x37\x22" + QByteArray(id.data(), 4) + '\0');
        faultInjected("receipt.late-reply");
        QTRY_COMPARE(rig.late, QList<ActId>{rig.act});
    }
    void withoutAnyProofTheOutcomeIsUnknownAndNothingIsRepeated()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersIds = false, .answersGsR = false});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        QCOMPARE(fake->jobs(), 1);
        QCOMPARE(fake->cuts(), 1);
    }
    void aCloneProvesByGsRAlone_data()
    {
        QTest::addColumn<QByteArray>("profile");
        QTest::newRow("known as a clone") << QByteArray("80mm-clone");
        QTest::newRow("found out") << QByteArray("80mm");
    }
    void aCloneProvesByGsRAlone()
    {
        QFETCH(QByteArray, profile);
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersIds = false});
        Rig rig(*fake, profile.constData());
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        faultInjected("receipt.clone-gs-r-only");
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
    }
    void aSilentPrinterPrintsButProvesNothing()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersRealtime = false, .answersIds = false, .answersGsR = false, .sendsAsb = false});
        Rig rig(*fake, "58mm-silent");
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Unknown);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        faultInjected("receipt.no-replies");
        QTRY_COMPARE(fake->lines().size(), 3);
    }
    void aWrongIdProvesNothing()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.insteadOfId = QByteArray::fromHex("37225A5A5A5A00")});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        faultInjected("receipt.wrong-id");
    }
    void aStrayByteIsNoProofFromAPrinterThatKnowsIds()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        fake->set({.answersGsR = false, .insteadOfId = QByteArray(1, '\0')});
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
    }
    void aStrayByteDoesNotProveTheFirstReceiptEither_data()
    {
        QTest::addColumn<int>("byte");
        QTest::addColumn<bool>("headHot");
        QTest::newRow("00") << 0x00 << false;
        QTest::newRow("03") << 0x03 << false;
        QTest::newRow("0C") << 0x0C << false;
        QTest::newRow("0F") << 0x0F << false;
        QTest::newRow("00, off-line at the greeting") << 0x00 << true;
    }
    void aStrayByteDoesNotProveTheFirstReceiptEither()
    {
        QFETCH(int, byte);
        QFETCH(bool, headHot);
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        const QByteArray stray(1, static_cast<char>(byte));
        fake->set({.answersGsR = false, .insteadOfId = stray, .headHot = headHot});
        Rig rig(*fake);
        if (headHot) {
            QTRY_COMPARE(rig.device(), DeviceStatus::DeviceBusy);
            fake->set({.answersGsR = false, .insteadOfId = stray});
        }
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        faultInjected("receipt.stray-paper-byte");
        QCOMPARE(fake->cuts(), 1);
    }
    void aCloneIsFoundOutByItsSilence()
    {
        Confirmations confirmations;
        const auto a = ActId::make(*systemClock);
        confirmations.expect(a, true, true);
        QVERIFY(!confirmations.paperCame(0x00));
        QVERIFY(confirmations.paperHasCome(a));
        QVERIFY(confirmations.idStayedSilent(a));
        QCOMPARE(confirmations.waiting(), 0);
        const auto b = ActId::make(*systemClock);
        confirmations.expect(b, true, true);
        QCOMPARE(confirmations.paperCame(0x00), b); // a clone, found out
        const auto c = ActId::make(*systemClock);
        confirmations.expect(c, true, true);
        QCOMPARE(confirmations.idCame(processIdFor(c)), c); // and yet not one
        const auto d = ActId::make(*systemClock);
        confirmations.expect(d, true, true);
        QVERIFY(!confirmations.paperCame(0x00)); // the answer that c still owed
        QVERIFY(!confirmations.paperCame(0x00));
        QVERIFY(!confirmations.idStayedSilent(d));
    }
    void cancelEndsTheWaitAndTellsWhatIsKnown()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersIds = false, .answersGsR = false});
        Rig rig(*fake, "80mm", 60s);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(fake->cuts(), 1);
        rig.printer->cancel(QStringLiteral("session"));
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::Cancelled));
    }
    void aDeadlineEndsTheWaitAndTellsWhatIsKnown()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersIds = false, .answersGsR = false});
        Rig rig(*fake, "80mm", 60s);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt(), Deadline::in(*systemClock, 2s)); // long enough to be sent on a busy machine
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::TimedOut));
    }
    void healthChecksLookOrPrint()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        Rig rig(*fake);
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
        QCOMPARE(fake->jobs(), 0);
        check(hal::HealthLevel::External);
        QTRY_VERIFY(report);
        QVERIFY((*report)->passed);
        QCOMPARE(fake->cuts(), 1);
        fake->openCover(true);
        check(hal::HealthLevel::Internal);
        QTRY_VERIFY(report);
        QVERIFY(!(*report)->passed);
        check(hal::HealthLevel::Interactive);
        QTRY_VERIFY(report);
        QCOMPARE(report->error().code, ErrorCode::Unsupported);
    }
    void aBadQrIsRefusedBeforeThePrinterIsAsked()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(ReceiptDocument{{hal::ReceiptQr{}}});
        QTRY_COMPARE(rig.said(), QStringLiteral("error/invalid-input"));
    }

    void idsProveOnlyTheirOwnReceipt()
    {
        Confirmations confirmations;
        const auto a = ActId::make(*systemClock);
        const auto b = ActId::make(*systemClock);
        confirmations.expect(a, true, true);
        confirmations.expect(b, true, true);
        QVERIFY(!confirmations.idCame({'?', '?', '?', '?'}));
        QCOMPARE(confirmations.idCame(processIdFor(a)), a);
        QVERIFY(!confirmations.paperCame(0x00)); // a's second answer, not b's first
        QCOMPARE(confirmations.idCame(processIdFor(b)), b);
        QVERIFY(!confirmations.idCame(processIdFor(b))); // once
    }
    void aLostLineForgetsWhichGsRIsDueButKeepsIds()
    {
        Confirmations confirmations;
        const auto a = ActId::make(*systemClock);
        confirmations.expect(a, true, true);
        confirmations.lineLost();
        QVERIFY(!confirmations.paperCame(0x00));
        QCOMPARE(confirmations.idCame(processIdFor(a)), a);
        QCOMPARE(confirmations.waiting(), 0);
        const auto b = ActId::make(*systemClock);
        confirmations.expect(b, false, true);
        QVERIFY(!confirmations.paperCame(0x40)); // no such paper bits
    }
    void processIdsArePrintableAndDiffer()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 200; ++i) {
            const auto id = processIdFor(ActId::make(*systemClock));
            for (const char c : id) {
                const auto byte = static_cast<uint8_t>(c);
                QVERIFY(c > 0x20 && c < 0x7F);
                QVERIFY(!isRealtime(byte) && !isAutoStatusHead(byte) && !isBlockHead(byte));
                QVERIFY(byte & ~(gsr1::NearEnd | gsr1::End)); // nor is it an answer to GS r
            }
            seen << QByteArray(id.data(), 4);
        }
        QVERIFY(seen.size() >= 198);
    }

    void theDescriptorChecksPortAndParameters()
    {
        const auto driver = escposDriver();
        QCOMPARE(driver.id, QStringLiteral("printer.escpos"));
        const hal::DeviceServices services{systemClock, Logger()};
        hal::DeviceSlot slot{QStringLiteral("receipt"), driver.id, QStringLiteral("tcp:127.0.0.1:9100"), {}};
        QVERIFY(driver.create(slot, services));
        slot.parameters = {{QStringLiteral("profile"), QStringLiteral("58mm")},
                           {QStringLiteral("confirm_within_ms"), QStringLiteral("3000")}};
        QVERIFY(driver.create(slot, services));
        slot.parameters[QStringLiteral("confirm_within_ms")] = QStringLiteral("soon");
        QCOMPARE(driver.create(slot, services).error().code, ErrorCode::BadConfig);
        slot.parameters = {{QStringLiteral("profile"), QStringLiteral("90mm")}};
        QCOMPARE(driver.create(slot, services).error().code, ErrorCode::BadConfig);
        slot.port = QStringLiteral("usb:1");
        QCOMPARE(driver.create(slot, services).error().code, ErrorCode::BadConfig);
    }
};
QTEST_MAIN(TestEscposPrinter)
#include "tst_escpos_printer.moc"
