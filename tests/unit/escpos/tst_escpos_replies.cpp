// SPDX-License-Identifier: Apache-2.0
#include <escpos/printer_facts.h>
#include <escpos/reply_parser.h>

#include <QRandomGenerator>
#include <QTest>

using namespace kiosk;
using namespace kiosk::escpos;
using namespace kiosk::hal;

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

QString two(uint8_t byte) { return QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0')); }

struct Teller {
    QString operator()(const RealtimeReply &r) const { return QStringLiteral("eot:") + two(r.bits); }
    QString operator()(const escpos::AutoStatus &s) const
    {
        return QStringLiteral("asb:") + two(s.printer) + two(s.error) + two(s.paper) + two(s.reserved);
    }
    QString operator()(const BlockReply &b) const
    {
        return QStringLiteral("block:") + two(b.head) + QString::fromLatin1(b.body);
    }
    QString operator()(const PlainReply &p) const { return QStringLiteral("plain:") + two(p.bits); }
    QString operator()(const FlowControl &f) const { return f.stop ? QStringLiteral("xoff") : QStringLiteral("xon"); }
    QString operator()(const NoiseByte &n) const { return QStringLiteral("noise:") + two(n.value); }
};

QStringList told(const QList<Reply> &replies)
{
    QStringList out;
    for (const Reply &reply : replies)
        out << std::visit(Teller(), reply);
    return out;
}

} // namespace

class TestEscposReplies : public QObject {
    Q_OBJECT
private slots:
    void everySplitOfAMixedStreamGivesTheSameReplies()
    {
        const QByteArray stream = hex("12 10000000 372230303031 00 00 13 11 1A 18000F00 5F4550534F4E00 7E 03 10080000");
        const QStringList expected{
            QStringLiteral("eot:12"),   QStringLiteral("asb:10000000"), QStringLiteral("block:37\"0001"),
            QStringLiteral("plain:00"), QStringLiteral("xoff"),         QStringLiteral("xon"),
            QStringLiteral("eot:1a"),   QStringLiteral("asb:18000f00"), QStringLiteral("block:5fEPSON"),
            QStringLiteral("eot:7e"),   QStringLiteral("plain:03"),     QStringLiteral("asb:10080000")};
        ReplyParser whole;
        QCOMPARE(told(whole.feed(stream)), expected);
        for (qsizetype a = 0; a <= stream.size(); ++a)
            for (qsizetype b = a; b <= stream.size(); ++b) {
                ReplyParser parser;
                auto replies = parser.feed(stream.first(a));
                replies += parser.feed(stream.sliced(a, b - a));
                replies += parser.feed(stream.sliced(b));
                QCOMPARE(told(replies), expected);
                QVERIFY(!parser.hasPartial());
            }
    }
    void brokenStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *stream, const QStringList &expected) {
            QTest::newRow(name) << hex(stream) << expected;
        };
        row("half ASB, then a whole one", "1000 10000000", {"noise:10", "noise:00", "asb:10000000"});
        row("half ASB, then an id", "180000 372230303031 00", {"noise:18", "noise:00", "noise:00", "block:37\"0001"});
        row("real-time answer inside an ASB", "1000 12 0300", {"eot:12", "asb:10000300"});
        row("flow control inside an ASB", "1000 13 11 0300", {"xoff", "xon", "asb:10000300"});
        row("flow control inside a block", "3722 13 3030 11 3031 00", {"xoff", "xon", "block:37\"0001"});
        row("block without end, then status", "3722 30 12", {"noise:37", "noise:22", "noise:30", "eot:12"});
        row("noise between", "FF 80 12", {"noise:ff", "noise:80", "eot:12"});
        row("empty block", "5F00", {"block:5f"});
    }
    void brokenStreams()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QStringList, expected);
        ReplyParser parser;
        QCOMPARE(told(parser.feed(stream)), expected);
    }
    void aLostByteCannotSwallowTheNextAnswerOnceSilenceWasNoticed()
    {
        ReplyParser parser;
        QVERIFY(parser.feed(hex("100000")).isEmpty());
        QVERIFY(parser.hasPartial());
        QCOMPARE(told(parser.dropPartial()).size(), 3);
        QCOMPARE(told(parser.feed(hex("00"))), QStringList{QStringLiteral("plain:00")});
    }
    void anEndlessBlockIsGivenUp()
    {
        ReplyParser parser;
        qsizetype replies = parser.feed(hex("5F")).size();
        for (int i = 0; i < 10000; ++i)
            replies += parser.feed("A").size();
        QVERIFY(replies > 9000);
    }
    void anyBytesAreSurvivedAndAccountedFor()
    {
        QRandomGenerator random(42);
        for (int round = 0; round < 500; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 200; ++i)
                bytes.append(static_cast<char>(random.bounded(256)));
            ReplyParser parser;
            auto replies = parser.feed(bytes);
            replies += parser.dropPartial();
            qsizetype accounted = 0;
            for (const Reply &reply : replies)
                accounted += std::holds_alternative<escpos::AutoStatus>(reply) ? 4
                    : std::holds_alternative<BlockReply>(reply) ? std::get<BlockReply>(reply).body.size() + 2
                                                                : 1;
            QCOMPARE(accounted, bytes.size());
        }
    }
    void onlyAWholeProcessIdIsOne()
    {
        QCOMPARE(processIdOf({0x37, "\"0001"}), (ProcessId{'0', '0', '0', '1'}));
        QVERIFY(!processIdOf({0x37, "\"000"}));
        QVERIFY(!processIdOf({0x37, "#0001"}));
        QVERIFY(!processIdOf({0x5F, "\"0001"}));
    }

    void conditionsOfTheProtocolPage_data()
    {
        QTest::addColumn<QByteArray>("eot");
        QTest::addColumn<QByteArray>("asb");
        QTest::addColumn<DeviceStatus>("device");
        QTest::addColumn<int>("fault"); // ErrorCode, -1 none
        QTest::addColumn<Supply>("paper");
        const auto row = [](const char *name, const char *eot, const char *asb, DeviceStatus device, int fault,
                            Supply paper) { QTest::newRow(name) << hex(eot) << hex(asb) << device << fault << paper; };
        row("ok", "12121212", "10000000", DeviceStatus::Online, -1, Supply::Ok);
        row("drawer pin high", "16121212", "14000000", DeviceStatus::Online, -1, Supply::Ok);
        row("near end", "1212121E", "10000300", DeviceStatus::Online, -1, Supply::Low);
        row("paper end", "1A32127E", "18000F00", DeviceStatus::UserError, int(ErrorCode::PaperOut), Supply::Out);
        row("cover open", "1A161212", "38000000", DeviceStatus::UserError, int(ErrorCode::CoverOpen), Supply::Ok);
        row("cutter", "1A521A12", "18080000", DeviceStatus::UserError, int(ErrorCode::CutterJam), Supply::Ok);
        row("unrecoverable", "1A523212", "18200000", DeviceStatus::HardwareError, int(ErrorCode::DeviceFault),
            Supply::Ok);
        row("head hot", "12525212", "10400000", DeviceStatus::DeviceBusy, -1, Supply::Ok);
        row("head hot, offline", "1A525212", "18400000", DeviceStatus::DeviceBusy, -1, Supply::Ok);
        row("recoverable", "1A521612", "18040000", DeviceStatus::UserError, int(ErrorCode::DeviceFault), Supply::Ok);
        row("offline for no said reason", "1A121212", "18000000", DeviceStatus::Offline, int(ErrorCode::LinkBroken),
            Supply::Ok);
        row("reserved byte of some models", "12121212", "1000000F", DeviceStatus::Online, -1, Supply::Ok);
    }
    void conditionsOfTheProtocolPage()
    {
        QFETCH(QByteArray, eot);
        QFETCH(QByteArray, asb);
        QFETCH(DeviceStatus, device);
        QFETCH(int, fault);
        QFETCH(Supply, paper);
        RealtimeAnswers answers;
        for (size_t i = 0; i < answers.size(); ++i)
            answers[i] = static_cast<uint8_t>(eot[static_cast<qsizetype>(i)]);
        ReplyParser parser;
        const auto parsed = parser.feed(asb);
        for (const auto &facts : {factsOf(answers), factsOf(std::get<escpos::AutoStatus>(parsed.first()))}) {
            const auto status = statusOf(facts);
            QCOMPARE(status.device.value, device);
            const auto found = hal::fault(status);
            QCOMPARE(found ? int(*found) : -1, fault);
            QCOMPARE(status.paper->value, paper);
        }
    }
    void anUnansweredQuestionLeavesItsMemberUnknown()
    {
        RealtimeAnswers answers;
        answers[0] = 0x12;
        const auto status = statusOf(factsOf(answers));
        QCOMPARE(status.device.value, DeviceStatus::Online);
        QCOMPARE(status.paper->value, Supply::Unknown);
        QCOMPARE(status.cover->value, Cover::Unknown);
        QCOMPARE(status.cutter->value, Cutter::Unknown);
    }
    void paperUnderAnOpenCoverIsInferredOnly()
    {
        const auto status = statusOf(factsOf(escpos::AutoStatus{0x38, 0, 0, 0}));
        QCOMPARE(status.paper->source, FactSource::Inferred);
        QCOMPARE(status.cover->source, FactSource::Sensor);
    }
    void onlyAFaultHasAVendorCode()
    {
        QCOMPARE(statusOf(factsOf(escpos::AutoStatus{0x18, 0, 0x0F, 0})).vendorCode, QStringLiteral("ASB 18 00 0F 00"));
        QCOMPARE(statusOf(factsOf(escpos::AutoStatus{0x10, 0, 0x03, 0})).vendorCode, QString());
    }
    void paperByGsR()
    {
        QCOMPARE(paperOf(0x00), Supply::Ok);
        QCOMPARE(paperOf(0x03), Supply::Low);
        QCOMPARE(paperOf(0x0F), Supply::Out);
    }
};
QTEST_GUILESS_MAIN(TestEscposReplies)
#include "tst_escpos_replies.moc"
