// SPDX-License-Identifier: Apache-2.0
// The whole reader over a pty: reading, waiting, coming and going of cards.
#include "sdt_reader_fixture.h"

#include <QSignalSpy>

using namespace kiosk;
using namespace kiosk::test;
using hal::DeviceStatus;

class TestSdtReader : public SdtReaderFixture {
    Q_OBJECT
private slots:
    void aPortThatIsNoneIsBadConfig()
    {
        const auto made
            = sdt::sdtDriver().create({QStringLiteral("idcard"), {}, QStringLiteral("usb:1"), {}}, {m_clock, {}});
        QCOMPARE(made.error().code, ErrorCode::BadConfig);
        for (const char *parameter : {"model", "read"}) {
            const hal::DeviceSlot slot{QStringLiteral("idcard"),
                                       {},
                                       QStringLiteral("serial:/dev/ttyS0"),
                                       {{QLatin1String(parameter), QStringLiteral("tea-leaves")}}};
            QCOMPARE(sdt::sdtDriver().create(slot, {m_clock, {}}).error().code, ErrorCode::BadConfig);
        }
    }
    void aCardIsReadWithItsPhoto()
    {
        openAndEnable();
        m_peer->place(readReplyOf("resident"));
        const auto card = read();
        QVERIFY2(card, qPrintable(card ? QString() : card.error().trace()));
        QCOMPARE(card->number.reveal(), QStringLiteral("330102199001010012"));
        QCOMPARE(card->photoWlt.view(), QByteArrayView(readReplyOf("resident")).sliced(14 + 256, 1024));
        QCOMPARE(statistic("GoodReadCount"), 1);
        QCOMPARE(statistic("FailedReadCount"), 0);
    }
    void everyKindOfCardIsRead_data()
    {
        QTest::addColumn<QByteArray>("card");
        for (const char *card : {"resident", "resident_long", "gat", "foreign2017", "foreign2023"})
            QTest::newRow(card) << QByteArray(card);
    }
    void everyKindOfCardIsRead()
    {
        QFETCH(QByteArray, card);
        openAndEnable();
        m_peer->place(readReplyOf(card));
        QVERIFY(read());
    }
    void readWaitsForACard()
    {
        openAndEnable();
        QSignalSpy inserted(m_reader, &hal::IdCardReader::cardInserted);
        auto pending = m_reader->read(in(8s));
        QTRY_VERIFY(m_peer->asked(0x20, 0x01) >= 3);
        m_peer->place(readReplyOf("gat"));
        QVERIFY(wait(pending));
        QTRY_COMPARE(inserted.count(), 1);
    }
    void nothingComesBeforeTheDeadline()
    {
        openAndEnable();
        QCOMPARE(read(250ms).error().code, ErrorCode::NoCard);
        QCOMPARE(statistic("FailedReadCount"), 0);
    }
    void waitingCanBeCancelledByItsOwner()
    {
        openAndEnable();
        auto pending = m_reader->read(Deadline::never());
        QTRY_VERIFY(m_peer->asked(0x20, 0x01) >= 2);
        m_reader->cancel(QStringLiteral("maintenance")); // not theirs
        QTRY_VERIFY(m_peer->asked(0x20, 0x01) >= 4);
        QVERIFY(!pending.isFinished());
        m_reader->cancel(QStringLiteral("session"));
        QCOMPARE(wait(pending).error().code, ErrorCode::Cancelled);
    }
    void arrivalAndRemovalAreTold()
    {
        openAndEnable();
        QSignalSpy inserted(m_reader, &hal::IdCardReader::cardInserted);
        QSignalSpy removed(m_reader, &hal::IdCardReader::cardRemoved);
        m_peer->place(readReplyOf("resident"));
        QTRY_COMPARE(inserted.count(), 1);
        QTRY_VERIFY(m_reader->status().cardPresent && m_reader->status().cardPresent->value);
        m_peer->lift();
        QTRY_COMPARE(removed.count(), 1);
        QVERIFY(!m_reader->status().cardPresent->value);
        QCOMPARE(inserted.count(), 1);
    }
    void aCardThatWasReadIsStillThereUntilItIsLifted()
    {
        openAndEnable();
        QSignalSpy removed(m_reader, &hal::IdCardReader::cardRemoved);
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        QTRY_VERIFY(m_peer->asked(0x30, 0x03) >= 2); // find would say that it has gone
        QCOMPARE(removed.count(), 0);
        m_peer->lift();
        QTRY_COMPARE(removed.count(), 1);
    }
    void aCardThatLiesThereCanBeReadAgain()
    {
        openAndEnable();
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        QVERIFY(read());
        QCOMPARE(statistic("GoodReadCount"), 2);
    }
    void theNextCardIsNotTakenForTheLastOne()
    {
        openAndEnable();
        QSignalSpy removed(m_reader, &hal::IdCardReader::cardRemoved);
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        m_peer->place(readReplyOf("gat")); // quicker than any poll
        const auto card = read();
        QVERIFY(card);
        QCOMPARE(card->number.reveal(), QStringLiteral("810000199102030027"));
        QTRY_COMPARE(removed.count(), 1);
    }
    void aCardLeftFromAnEarlierVisitIsSeen()
    {
        openAndEnable();
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        QVERIFY(m_reader->release(QStringLiteral("session")));
        QTRY_VERIFY(!m_reader->status().cardPresent); // nobody looks
        QSignalSpy inserted(m_reader, &hal::IdCardReader::cardInserted);
        QVERIFY(m_reader->claim(QStringLiteral("session")));
        QVERIFY(m_reader->setEnabled(true));
        QTRY_COMPARE(inserted.count(), 1);
        QVERIFY(read());
    }
    void theNewestAddressIsReadOrEmpty()
    {
        openAndEnable();
        QCOMPARE(wait(m_reader->readNewestAddress(in(2s))).error().code, ErrorCode::NoCard);
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        auto none = wait(m_reader->readNewestAddress(in(2s)));
        QVERIFY(none);
        QVERIFY(none->isEmpty());
        faultInjected("idcard.no-newest-address");
        m_peer->setNewestAddress(utf16(QStringLiteral("浙江省杭州市滨江区新路9号").leftJustified(35)));
        QCOMPARE(wait(m_reader->readNewestAddress(in(2s)))->reveal(), QStringLiteral("浙江省杭州市滨江区新路9号"));
        m_peer->lift();
        QVERIFY(!wait(m_reader->readNewestAddress(in(2s))));
    }
    void theSamTellsWhoItIsAndAnExchangedReaderIsLogged()
    {
        openAndEnable();
        QCOMPARE(*wait(m_reader->samIdentity(in(2s))), QStringLiteral("05.03-20200101-0001234567-3041234567"));
        QCOMPARE(m_reader->capabilities().serial, QStringLiteral("05.03-20200101-0001234567-3041234567"));
        m_peer->setSamIdentity(QByteArray::fromHex("05000300A53A34010000000100000001"));
        m_peer->unplug();
        QTRY_VERIFY(!isOnline());
        m_peer->plug();
        QTRY_VERIFY(isOnline());
        QVERIFY(m_lines->all().contains("idcard.reader-exchanged"));
        QTRY_COMPARE(statistic("ReaderExchangedCount"), 1);
        QCOMPARE(m_reader->status().vendorCode, QStringLiteral("reader-exchanged"));
        QVERIFY(!hal::fault(m_reader->status())); // staff should know; it serves
        faultInjected("idcard.sam-changed");
    }

    void noLineOfTheLogHoldsTheCard()
    {
        openAndEnable();
        const auto visit = VisitId::make(*m_clock);
        m_reader->setVisit(visit);
        m_peer->setTamper(firstReplies(1, 0x30, 0x01, [](const QByteArray &reply) {
            return std::vector<FakeSdtPeer::Piece>{{reply.first(600)}};
        }));
        m_peer->setNewestAddress(utf16(QStringLiteral("浙江省杭州市滨江区新路9号").leftJustified(35)));
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        QVERIFY(wait(m_reader->readNewestAddress(in(2s))));
        const auto log = m_lines->all();
        QVERIFY(log.contains("\"device\":\"idcard\""));
        QVERIFY(log.contains(visit.text().toUtf8()));
        for (const auto &word : {QStringLiteral("张三"), QStringLiteral("330102199001010012"), QStringLiteral("上城区"),
                                 QStringLiteral("新路9号")}) {
            QVERIFY(!log.contains(word.toUtf8()));
            QVERIFY(!log.contains(utf16(word)));
            QVERIFY(!log.contains(utf16(word).toHex()));
        }
    }
};

QTEST_GUILESS_MAIN(TestSdtReader)
#include "tst_sdt_reader.moc"
