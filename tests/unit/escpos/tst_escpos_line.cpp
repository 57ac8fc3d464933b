// SPDX-License-Identifier: Apache-2.0
#include "printer_rig.h"

#include <support/faults.h>

#include <support/pty.h>

#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::escpos;
using namespace kiosk::test;
using hal::ActOutcome;
using hal::DeviceStatus;
using hal::ReceiptDocument;

class TestEscposLine : public QObject {
    Q_OBJECT
private slots:
    void aLineThatBreaksInAPictureIsUnknownAndTheNextReceiptIsWhole()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        Rig rig(*fake, "58mm-clone");
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        // a payload that GS ( k could not carry goes as a picture
        ReceiptDocument picture{{hal::ReceiptQr{QByteArray("\x10\x04\x01") + QByteArray(60, 'x')}}};
        fake->set({.answersIds = false, .hangsUpAfterBytes = 700});
        rig.begin(picture);
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::LinkBroken));
        faultInjected("receipt.disconnect-mid-raster");
        QTRY_COMPARE(fake->connections(), 2); // reached again by itself
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(fake->lines(), (QList<QByteArray>{"line 1", "line 2", "line 3"})); // not swallowed as dots
    }
    void aPrinterThatDoesNotAnswerIsOffline()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersRealtime = false, .sendsAsb = false});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Offline);
        faultInjected("receipt.silent-at-start");
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), QStringLiteral("error/link-broken"));
        fake->set({});
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
    }
    void aPrinterThatFallsSilentIsNoticedWithoutAHangUp()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        fake->set({.answersRealtime = false, .sendsAsb = false});
        QTRY_COMPARE_WITH_TIMEOUT(rig.device(), DeviceStatus::Offline, 8000);
        faultInjected("receipt.falls-silent");
    }
    void aPrinterThatTakesNoMoreBytesIsNotWaitedForForEver()
    {
        const QTemporaryDir folder;
        Pty pty(folder.filePath(QStringLiteral("receipt")));
        pty.plug();
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onPty(pty.master()));
        fake->set({.stopsReadingAfterLines = 5});
        Rig rig(QStringLiteral("serial:%1?baud=460800").arg(pty.link()), "80mm", 100ms, 1000000);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt(12000)); // more than any buffer on the way holds
        QTRY_COMPARE_WITH_TIMEOUT(rig.said(), said(ActOutcome::Unknown, ErrorCode::LinkBroken), 9000);
        faultInjected("receipt.buffer-stays-full");
        QCOMPARE(fake->jobs(), 1);
    }
    void xOffHoldsASerialJobUntilXOn_data()
    {
        QTest::addColumn<bool>("xOnFollows");
        QTest::newRow("XON follows") << true;
        QTest::newRow("stray XOFF") << false;
    }
    void xOffHoldsASerialJobUntilXOn()
    {
        QFETCH(bool, xOnFollows);
        const QTemporaryDir folder;
        Pty pty(folder.filePath(QStringLiteral("receipt")));
        pty.plug();
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onPty(pty.master()));
        fake->set({.xOffAfterLines = 1});
        Rig rig(QStringLiteral("serial:%1?baud=460800").arg(pty.link()), "80mm", 300ms, 1000000);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt(12000));
        QTRY_VERIFY(fake->saidXOff());
        faultInjected("receipt.stray-xoff");
        if (xOnFollows)
            fake->say(QByteArray(1, 0x11));
        const auto unknown = said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown);
        QTRY_COMPARE_WITH_TIMEOUT(rig.said(), xOnFollows ? committed : unknown, 9000);
        QCOMPARE(fake->lines().size() == 12000, xOnFollows);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed); // what was held back is not printed, and the next one is not held
    }
    void halfAnAsbAndNoiseBeforeTheProofDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("id");
        const auto row = [](const char *name, const char *hex, const char *id) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << QByteArray(id);
        };
        row("half ASB", "1000", "receipt.asb-cut-in-half");
        row("ASB without its last byte", "100000", "receipt.asb-byte-dropped");
        row("noise", "FF80", "receipt.noise");
        row("XOFF on a network", "13", "receipt.xoff-on-a-network");
        row("an id of nobody", "37223031323300", "receipt.wrong-id");
    }
    void halfAnAsbAndNoiseBeforeTheProofDoNoHarm()
    {
        QFETCH(QByteArray, before);
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        QFETCH(QByteArray, id);
        fake->set({.beforeId = before});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        faultInjected(id.constData());
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
    }
    void theProofOfTheReceiptBeforeIsNoneForTheNext()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersGsR = false});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        fake->set({.answersGsR = false, .repeatsProof = true});
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        faultInjected("receipt.duplicate-reply");
        QCOMPARE(fake->cuts(), 2);
        QVERIFY(rig.late.isEmpty()); // nor is the first one told of again
    }
    // A clone's answer names no receipt, so it must not count for one that has not asked.
    void aClonesDoubledAnswerIsNoneForTheNextReceipt()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.answersIds = false});
        Rig rig(*fake, "80mm-clone");
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        const auto heard = [&] { return rig.printer->status().paper->value == hal::Supply::Low; };
        fake->say(QByteArray(1, '\0'));
        fake->set({.answersIds = false, .answersGsR = false, .nearEnd = true}); // told behind the doubled answer
        QTRY_VERIFY(heard());
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
        faultInjected("receipt.duplicate-reply");
        QVERIFY(rig.late.isEmpty());
    }
    void theHalvesOfAnAsbMayComeApart()
    {
        const std::unique_ptr<FakePrinter> fake(FakePrinter::onTcp());
        fake->set({.coverOpensAfterLines = 1, .asbGapMs = 200});
        Rig rig(*fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Ok);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::NotCommitted, ErrorCode::CoverOpen));
        faultInjected("receipt.asb-late-half");
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Ok);
        fake->openCover(false);
        QTRY_COMPARE(rig.late, QList<ActId>{rig.act});
    }
};
QTEST_MAIN(TestEscposLine)
#include "tst_escpos_line.moc"
