// SPDX-License-Identifier: Apache-2.0
#include "receipt_bytes.h"

#include <support/faults.h>

#include <QTest>

using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

namespace {

bool fault(WorkbenchProcess &bench, const char *name, QJsonObject more = {})
{
    more[u"fault"] = QLatin1String(name);
    return bench.does("receipt.fault", more);
}

} // namespace

class TestWorkbenchReceiptFaults : public QObject {
    Q_OBJECT
private slots:
    void statusChangesAreTold()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        host.write(StatusBack);
        QCOMPARE(host.read(4), QByteArray::fromHex("10000000"));
        QVERIFY(bench.does("receipt.set", {{u"paper"_s, u"low"_s}}));
        QCOMPARE(host.read(4), QByteArray::fromHex("10000300"));
        faultEmulated("receipt.near-end");
        QVERIFY(bench.does("receipt.set", {{u"paper"_s, u"out"_s}}));
        QCOMPARE(host.read(4), QByteArray::fromHex("18000F00"));
        host.write(AskRealTime4);
        QCOMPARE(host.read(1), QByteArray("\x7E"));
        QVERIFY(bench.does("receipt.set", {{u"paper"_s, u"ok"_s}, {u"cover"_s, u"open"_s}}));
        QCOMPARE(host.read(4), QByteArray::fromHex("38000000"));
        host.write(AskPaperInOrder + AskRealTime1);
        QCOMPARE(host.read(2, 300), QByteArray("\x1A")); // offline: only the real-time question is answered
        QVERIFY(bench.does("receipt.set", {{u"cover"_s, u"closed"_s}}));
        QCOMPARE(host.read(5), QByteArray::fromHex("1000000000"));
    }
    void paperThatEndsStopsTheReceiptUntilItIsRefilled()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        QVERIFY(fault(bench, "paper-out-after-mm", {{u"mm"_s, 10}}));
        host.write(StatusBack + "one\ntwo\nthree\nfour\nfive\n" + CutAfterFeed + AskProcessId);
        QCOMPARE(host.read(8), QByteArray::fromHex("1000000018000F00"));
        QCOMPARE(host.read(1, 200), QByteArray()); // silence is the signal
        QVERIFY(bench.does("receipt.tear"));
        QCOMPARE(bench.log("receipt-torn").value(0)[u"lengthMm"].toDouble(), 12 + 10.0);
        QCOMPARE(linesOf(bench.path(u"receipts/001.png"_s)), (QStringList{u"one"_s, u"two"_s}));
        faultEmulated("receipt.paper-end-in-job");
        QVERIFY(bench.does("receipt.set", {{u"paper"_s, u"ok"_s}}));
        QCOMPARE(host.read(11, 3000), QByteArray::fromHex("10000000") + ProcessId); // goes on by itself, answers late
    }
    void aCoverMayOpenInTheMiddleOfALine()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        QVERIFY(fault(bench, "cover-open-mid-line"));
        host.write(StatusBack + "one\n" + CutAfterFeed + AskProcessId);
        QCOMPARE(host.read(8), QByteArray::fromHex("1000000038000000"));
        QVERIFY(bench.does("receipt.set", {{u"cover"_s, u"closed"_s}}));
        QCOMPARE(host.read(11, 3000), QByteArray::fromHex("10000000") + ProcessId);
        QCOMPARE(linesOf(bench.path(u"receipts/001.png"_s)), (QStringList{u"one"_s}));
        faultEmulated("receipt.cover-open-mid-line");
    }
    void aJammedCutterWaitsForTheHostToRecover()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        QVERIFY(bench.does("receipt.set", {{u"cutter"_s, u"jam"_s}}));
        host.write(StatusBack + "one\n" + CutAfterFeed + AskProcessId);
        QCOMPARE(host.read(8, 3000), QByteArray::fromHex("1000000018080000"));
        faultEmulated("receipt.cutter-jam");
        QVERIFY(bench.does("receipt.set", {{u"cutter"_s, u"ok"_s}}));
        QCOMPARE(host.read(1, 200), QByteArray());
        host.write(QByteArray::fromHex("100501"));
        QCOMPARE(host.read(11, 3000), QByteArray::fromHex("10000000") + ProcessId);
    }
    void repliesCanGoWrong()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        const auto ask = [&](const QByteArray &question, qsizetype size, int waitMs = 2000) {
            host.write(question);
            return host.read(size, waitMs);
        };
        QVERIFY(fault(bench, "wrong-id"));
        const QByteArray wrong = ask(AskProcessId, 7);
        QVERIFY(wrong.size() == 7 && wrong.startsWith("7\"000") && wrong != ProcessId);
        faultEmulated("receipt.wrong-id");
        QVERIFY(fault(bench, "duplicate-reply"));
        QCOMPARE(ask(AskProcessId, 14), ProcessId + ProcessId);
        faultEmulated("receipt.duplicate-reply");
        QVERIFY(fault(bench, "late-reply", {{u"ms"_s, 300}}));
        QCOMPARE(ask(AskProcessId, 7, 150), QByteArray());
        QCOMPARE(host.read(7), ProcessId);
        QVERIFY(fault(bench, "noise"));
        QCOMPARE(ask(AskPaperInOrder, 2), QByteArray("\x55\0", 2));
        faultEmulated("receipt.noise");
        QVERIFY(fault(bench, "asb-byte-dropped"));
        QCOMPARE(ask(StatusBack, 4, 200), QByteArray::fromHex("100000"));
        faultEmulated("receipt.asb-byte-dropped");
        QVERIFY(fault(bench, "asb-split"));
        QCOMPARE(ask(StatusBack, 4, 100), QByteArray::fromHex("1000"));
        QCOMPARE(host.read(2), QByteArray::fromHex("0000"));
        QVERIFY(fault(bench, "stray-xoff"));
        QCOMPARE(host.read(1), QByteArray("\x13"));
        faultEmulated("receipt.xoff-on-a-network");
        QVERIFY(fault(bench, "clone"));
        QCOMPARE(ask(AskProcessId + AskPaperInOrder, 2, 300), QByteArray(1, '\0'));
        faultEmulated("receipt.clone-gs-r-only");
        QVERIFY(fault(bench, "no-replies"));
        QCOMPARE(ask(AskRealTime1, 1, 200), QByteArray());
        faultEmulated("receipt.falls-silent");
        QVERIFY(fault(bench, "none"));
        QCOMPARE(ask(AskProcessId, 7), ProcessId);
        QVERIFY(fault(bench, "head-hot", {{u"ms"_s, 200}}));
        QCOMPARE(host.read(8), QByteArray::fromHex("1840000010000000"));
        faultEmulated("receipt.head-hot");
        QVERIFY(fault(bench, "unrecoverable"));
        QCOMPARE(host.read(4), QByteArray::fromHex("18200000"));
        faultEmulated("receipt.unrecoverable");
    }
    void aPulledPlugResetsTheConnectionAndComesBackOnTheSamePort()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        QVERIFY(fault(bench, "disconnect-mid-raster"));
        host.write(raster(72, 100, '\x55'));
        QCOMPARE(host.read(1), QByteArray());
        QVERIFY(host.hungUp());
        faultEmulated("receipt.disconnect-mid-raster");

        RawPort again = RawPort::tcp(bench.port(u"receipt"_s));
        again.write(AskRealTime1);
        QCOMPARE(again.read(1), QByteArray("\x12"));
        RawPort second = RawPort::tcp(bench.port(u"receipt"_s)); // one host at a time
        second.read(1);
        QVERIFY(second.hungUp());
        QVERIFY(bench.does("device.unplug", {{u"device"_s, u"receipt"_s}}));
        again.read(1);
        QVERIFY(again.hungUp());
        QVERIFY(!RawPort::tcp(bench.port(u"receipt"_s)).isOpen());
        QVERIFY(!QFile::exists(bench.device(u"receiptSerial"_s)));
        QVERIFY(bench.does("device.plug", {{u"device"_s, u"receipt"_s}}));
        RawPort back = RawPort::tcp(bench.port(u"receipt"_s));
        back.write(AskRealTime1);
        QCOMPARE(back.read(1), QByteArray("\x12"));
        QVERIFY(QFile::exists(bench.device(u"receiptSerial"_s)));
    }
    void unknownFaultsNameTheKnownOnes()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        QVERIFY(
            bench.act("receipt.fault", {{u"fault"_s, u"rust"_s}})[u"error"].toString().contains(u"paper-out-after-mm"));
        QVERIFY(bench.act("receipt.set", {{u"paper"_s, u"gone"_s}})[u"error"].toString().contains(u"ok, low, out"));
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchReceiptFaults)
#include "tst_workbench_receipt_faults.moc"
