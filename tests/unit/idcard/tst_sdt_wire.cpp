// SPDX-License-Identifier: Apache-2.0
// What can happen on the wire.
#include "sdt_reader_fixture.h"

#include <QSignalSpy>

using namespace kiosk;
using namespace kiosk::test;
using hal::DeviceStatus;
using Piece = FakeSdtPeer::Piece;

class TestSdtWire : public SdtReaderFixture {
    Q_OBJECT
private slots:
    void theWireMayMisbehaveAndTheCardIsReadAllTheSame_data();
    void theWireMayMisbehaveAndTheCardIsReadAllTheSame()
    {
        QFETCH(int, fault);
        QFETCH(QString, id);
        openAndEnable();
        m_peer->setTamper(wireFault(fault));
        m_peer->place(readReplyOf("resident"));
        const auto card = read(8s);
        QVERIFY2(card, qPrintable(card ? QString() : card.error().trace()));
        QCOMPARE(card->name.reveal(), QStringLiteral("张三"));
        faultInjected(qPrintable(id));
    }
    void aReplyAtTheSpeedOfASlowLineIsInTime() // 1295 bytes at 9600 baud are 1.35 s
    {
        openAndEnable();
        m_peer->setTamper(firstReplies(1, 0x30, 0x01, [](const QByteArray &reply) {
            std::vector<Piece> pieces;
            for (qsizetype at = 0; at < reply.size(); at += 48)
                pieces.push_back({reply.mid(at, 48), 50});
            return pieces;
        }));
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        QCOMPARE(m_peer->asked(0x30, 0x01), 1); // and not asked again
        faultInjected("idcard.slow-9600");
    }
    void aWireThatGarblesEverythingEndsAsBadChecksum()
    {
        openAndEnable();
        m_peer->setTamper(firstReplies(1000, 0x30, 0x01, [](QByteArray reply) {
            reply[500] = static_cast<char>(~reply[500]);
            return std::vector<Piece>{{reply}};
        }));
        m_peer->place(readReplyOf("resident"));
        QCOMPARE(read().error().code, ErrorCode::BadChecksum);
        QCOMPARE(m_peer->asked(0x30, 0x01), 4); // once and three resends
        QCOMPARE(statistic("FailedReadCount"), 1);
        QVERIFY(statistic("CommunicationErrorCount") >= 4);
    }
    void theAnswerOfACancelledReadIsNotTakenForTheNextOnes()
    {
        openAndEnable();
        m_peer->setTamper(firstReplies(1, 0x30, 0x01, [](const QByteArray &reply) {
            return std::vector<Piece>{{reply, 300}};
        }));
        m_peer->place(readReplyOf("resident"));
        auto pending = m_reader->read(in(5s));
        QTRY_VERIFY(m_peer->asked(0x20, 0x02) >= 1);
        m_reader->cancel(QStringLiteral("session"));
        QVERIFY(!wait(pending));
        m_peer->place(readReplyOf("gat"));
        const auto card = read();
        QVERIFY(card);
        QCOMPARE(card->number.reveal(), QStringLiteral("810000199102030027"));
    }
    void anEchoIsNoAnswer()
    {
        openAndEnable();
        m_peer->setTamper([](int command, int parameter, const QByteArray &reply) {
            const QByteArray asked{QByteArray(1, static_cast<char>(command)) + static_cast<char>(parameter)};
            return std::vector<Piece>{{FakeSdtPeer::frame(asked)}, {reply}};
        });
        m_peer->place(readReplyOf("resident"));
        QCOMPARE(read().error().code, ErrorCode::BadFrame);
        faultInjected("idcard.echo");
        QCOMPARE(statistic("GoodReadCount"), 0);
        m_peer->setTamper({});
        QVERIFY(read());
    }
    void anOwedAnswerIsWaitedForNoLongerThanTheActHasAndNotForgotten()
    {
        openAndEnable();
        m_peer->setTamper(firstReplies(1, 0x30, 0x01, [](const QByteArray &reply) {
            return std::vector<Piece>{{reply, 2200}};
        }));
        m_peer->place(readReplyOf("resident"));
        auto first = m_reader->read(in(5s));
        QTRY_VERIFY(m_peer->asked(0x30, 0x01) == 1);
        m_reader->cancel(QStringLiteral("session"));
        QCOMPARE(wait(first).error().code, ErrorCode::Cancelled);
        const auto begun = m_clock->now();
        QCOMPARE(read(200ms).error().code, ErrorCode::TimedOut);
        QVERIFY(m_clock->now() - begun < 1500ms);
        const auto waited = m_lines->all().count("idcard.owed-reply");
        auto third = m_reader->read(in(5s));
        QTRY_VERIFY(m_lines->all().count("idcard.owed-reply") > waited);
        m_reader->cancel(QStringLiteral("session"));
        QCOMPARE(wait(third).error().code, ErrorCode::Cancelled);
        QVERIFY(read()); // behind the answer that is still owed
        QVERIFY(!m_lines->all().contains("idcard.stray-reply"));
    }

private:
    enum WireFault {
        Noise,
        ExtraAa,
        Pieces,
        WrongChecksum,
        WrongChecksumThrice,
        TooLong,
        BrokenOff,
        Late,
        Doubled,
        OtherDevice,
        SamSawBadChecksum,
        SamSawBadLength,
        OnceSilent
    };
    static FakeSdtPeer::Tamper wireFault(int fault);
};

void TestSdtWire::theWireMayMisbehaveAndTheCardIsReadAllTheSame_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("id");
    QTest::newRow("noise") << int(Noise) << "idcard.leading-noise";
    QTest::newRow("extra AA") << int(ExtraAa) << "idcard.extra-aa";
    QTest::newRow("pieces") << int(Pieces) << "idcard.split-pieces";
    QTest::newRow("wrong checksum") << int(WrongChecksum) << "idcard.wrong-checksum";
    QTest::newRow("wrong checksum thrice") << int(WrongChecksumThrice) << "idcard.wrong-checksum";
    QTest::newRow("length FFFF") << int(TooLong) << "idcard.length-too-large";
    QTest::newRow("broken off, then silence") << int(BrokenOff) << "idcard.truncated";
    QTest::newRow("late answer to find") << int(Late) << "idcard.late-reply";
    QTest::newRow("every answer twice") << int(Doubled) << "idcard.duplicate-reply";
    QTest::newRow("a scanner's answer") << int(OtherDevice) << "idcard.other-device";
    QTest::newRow("SAM saw a bad checksum") << int(SamSawBadChecksum) << "idcard.sam-saw-checksum";
    QTest::newRow("SAM saw a bad length") << int(SamSawBadLength) << "idcard.sam-saw-length";
    QTest::newRow("silent once") << int(OnceSilent) << "idcard.silence";
}

FakeSdtPeer::Tamper TestSdtWire::wireFault(int fault)
{
    const auto garbled = [](QByteArray reply) {
        reply.back() = static_cast<char>(~reply.back());
        return std::vector<Piece>{{reply}};
    };
    const auto with
        = [](int sw3) { return [sw3](const QByteArray &) { return std::vector<Piece>{{FakeSdtPeer::status(sw3)}}; }; };
    switch (fault) {
    case Noise:
        return [](int, int, const QByteArray &reply) {
            return std::vector<Piece>{{QByteArray::fromHex("00AA96") + reply}};
        };
    case ExtraAa:
        return [](int, int, const QByteArray &reply) { return std::vector<Piece>{{QByteArray(3, '\xAA') + reply}}; };
    case Pieces:
        return [](int, int, const QByteArray &reply) {
            std::vector<Piece> pieces;
            for (qsizetype at = 0, size = 1; at < reply.size(); at += size, size = size % 64 + 7)
                pieces.push_back({reply.mid(at, size), int(pieces.size() % 4 == 1 ? 20 : 1)});
            return pieces;
        };
    case WrongChecksum: return firstReplies(1, 0x30, 0x01, garbled);
    case WrongChecksumThrice: return firstReplies(3, 0x30, 0x01, garbled);
    case TooLong:
        return firstReplies(1, 0x30, 0x01, [](QByteArray reply) {
            reply[5] = reply[6] = '\xFF';
            return std::vector<Piece>{{reply}};
        });
    case BrokenOff:
        return firstReplies(1, 0x30, 0x01,
                            [](const QByteArray &reply) { return std::vector<Piece>{{reply.first(600)}}; });
    case Late: // after the host gave up on it, and before the answer to the next command
        return firstReplies(1, 0x20, 0x01, [](const QByteArray &reply) { return std::vector<Piece>{{reply, 700}}; });
    case Doubled: return [](int, int, const QByteArray &reply) { return std::vector<Piece>{{reply}, {reply}}; };
    case OtherDevice:
        return [](int, int, const QByteArray &reply) {
            return std::vector<Piece>{{QByteArray::fromHex("02000001003331")}, {reply}};
        };
    case SamSawBadChecksum: return firstReplies(3, 0x30, 0x01, with(0x10));
    case SamSawBadLength: return firstReplies(1, 0x20, 0x02, with(0x11));
    case OnceSilent: return firstReplies(1, 0x20, 0x02, [](const QByteArray &) { return std::vector<Piece>{}; });
    }
    return {};
}

QTEST_GUILESS_MAIN(TestSdtWire)
#include "tst_sdt_wire.moc"
