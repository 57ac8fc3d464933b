// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a card or with the SAM.
#include "sdt_reader_fixture.h"

#include <QSignalSpy>

using namespace kiosk;
using namespace kiosk::test;
using hal::DeviceStatus;

class TestSdtCards : public SdtReaderFixture {
    Q_OBJECT
private slots:
    void troubleWithTheCardHasAName_data()
    {
        QTest::addColumn<int>("sw3");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("id");
        QTest::newRow("lifted") << 0x41 << ErrorCode::CardMoved << "idcard.lifted-during-read";
        QTest::newRow("gone") << 0x80 << ErrorCode::CardMoved << "idcard.gone-at-read";
        QTest::newRow("card refused") << 0x31 << ErrorCode::CardUnreadable << "idcard.authentication-failed";
        QTest::newRow("SAM refused") << 0x32 << ErrorCode::CardUnreadable << "idcard.authentication-failed";
        QTest::newRow("not verified") << 0x33 << ErrorCode::CardUnreadable << "idcard.authentication-failed";
        QTest::newRow("fingerprint") << 0x37 << ErrorCode::CardUnreadable << "idcard.fingerprint-error";
        QTest::newRow("fingerprint length") << 0x3F << ErrorCode::CardUnreadable << "idcard.fingerprint-error";
        QTest::newRow("unknown type") << 0x40 << ErrorCode::CardKind << "idcard.unknown-card-type";
        QTest::newRow("self-test") << 0x60 << ErrorCode::DeviceFault << "idcard.self-test-failed";
        QTest::newRow("licence") << 0x66 << ErrorCode::DeviceFault << "idcard.not-authorised";
        QTest::newRow("bad command") << 0x21 << ErrorCode::Internal << "idcard.bad-command";
        QTest::newRow("order") << 0x23 << ErrorCode::Internal << "idcard.not-permitted";
        QTest::newRow("unheard of") << 0x55 << ErrorCode::DeviceFault << "idcard.unheard-of-status";
    }
    void troubleWithTheCardHasAName()
    {
        QFETCH(int, sw3);
        QFETCH(ErrorCode, code);
        QFETCH(QString, id);
        openAndEnable();
        m_peer->refuse(0x30, 0x01, sw3);
        m_peer->place(readReplyOf("resident"));
        const auto card = read();
        QVERIFY(!card);
        QCOMPARE(card.error().code, code);
        faultInjected(qPrintable(id));
        QVERIFY(read()); // and the reader is as good as before
    }
    void aCardSwappedBehindSelectGivesOneCardsRecordOrNone()
    {
        openAndEnable();
        m_peer->swapBehindSelect(readReplyOf("gat"));
        m_peer->place(readReplyOf("resident"));
        const auto card = read();
        QVERIFY(card);
        QCOMPARE(card->number.reveal(), QStringLiteral("810000199102030027")); // all of it from the last frame
        QCOMPARE(card->name.reveal(), QStringLiteral("陈大文"));
        QCOMPARE(card->kind, hal::IdCardKind::HkMacauTaiwanResident);
        QVERIFY(card->ethnicCode.isEmpty());
        faultInjected("idcard.swapped-behind-select");
    }
    void aCardOfAnUnknownKindIsRefused()
    {
        openAndEnable();
        auto reply = readReplyOf("resident");
        reply[14 + 248] = 'Q';
        m_peer->place(FakeSdtPeer::frame(reply.mid(7, reply.size() - 8)));
        QCOMPARE(read().error().code, ErrorCode::CardKind);
        faultInjected("idcard.unknown-kind");
    }
    void aCardThatCannotBeSelectedIsUnreadableAtTheDeadline()
    {
        openAndEnable();
        m_peer->refuse(0x20, 0x02, 0x81, 1000);
        m_peer->place(readReplyOf("resident"));
        QCOMPARE(read(1500ms).error().code, ErrorCode::CardUnreadable); // a busy machine answers once in that time
    }
    void aCardThatIsSelectedAtTheSecondTryIsRead()
    {
        openAndEnable();
        m_peer->refuse(0x20, 0x02, 0x81, 2);
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        faultInjected("idcard.select-failed");
    }
    void threeRefusedCardsLookLikeFraudUntilAGoodOne()
    {
        openAndEnable();
        m_peer->refuse(0x30, 0x01, 0x33, 3);
        m_peer->place(readReplyOf("resident"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!read());
        QTRY_COMPARE(m_reader->status().device.value, DeviceStatus::PotentialFraud);
        QVERIFY(!hal::fault(m_reader->status())); // it still serves
        QVERIFY(read());
        QTRY_VERIFY(isOnline());
    }
    void aSamThatLostItsRandomNumbersIsResetAndTheCardRead_data()
    {
        QTest::addColumn<int>("sw3");
        QTest::addColumn<QString>("id");
        QTest::newRow("random numbers") << 0x47 << "idcard.random-failed";
        QTest::newRow("unknown error") << 0x24 << "idcard.unknown-error";
    }
    void aSamThatLostItsRandomNumbersIsResetAndTheCardRead()
    {
        QFETCH(int, sw3);
        QFETCH(QString, id);
        openAndEnable();
        m_peer->refuse(0x30, 0x01, sw3);
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        QCOMPARE(m_peer->asked(0x10, 0xFF), 1);
        faultInjected(qPrintable(id));
    }
    void aSamThatMustBeResetForEverIsLeftToAHuman()
    {
        openAndEnable();
        m_peer->refuse(0x30, 0x01, 0x47, 1000);
        m_peer->place(readReplyOf("resident"));
        QCOMPARE(read(8s).error().code, ErrorCode::TooManyRequests);
        QCOMPARE(m_peer->asked(0x10, 0xFF), 3);
    }
    void resetWaitsForTheSelfTest()
    {
        openAndEnable();
        m_peer->refuse(0x11, 0xFF, 0x60, 2);
        QVERIFY(wait(m_reader->reset(in(5s))));
        QCOMPARE(m_peer->asked(0x10, 0xFF), 1);
        QTRY_VERIFY(isOnline());
    }
    void aModuleWithoutALicenceIsAFaultAndNotAnOutage()
    {
        m_peer->refuse(0x11, 0xFF, 0x66, 1000);
        QVERIFY(m_reader->open());
        QTRY_COMPARE(m_reader->status().device.value, DeviceStatus::HardwareError);
        QCOMPARE(m_reader->status().vendorCode, QStringLiteral("66"));
        QCOMPARE(hal::fault(m_reader->status()), ErrorCode::DeviceFault);
        m_peer->refuse(0x11, 0xFF, 0, 0); // licensed
        QTRY_VERIFY(isOnline());
        QVERIFY(m_reader->status().vendorCode.isEmpty());
    }
    void healthIsWhatTheSamSays()
    {
        openAndEnable();
        auto report = wait(m_reader->checkHealth(hal::HealthLevel::Internal, in(3s)));
        QVERIFY(report && report->passed);
        QVERIFY(wait(m_reader->checkHealth(hal::HealthLevel::External, in(3s)))->passed);
        QVERIFY(!wait(m_reader->checkHealth(hal::HealthLevel::Interactive, in(300ms)))->passed); // no card
        m_peer->refuse(0x11, 0xFF, 0x60);
        report = wait(m_reader->checkHealth(hal::HealthLevel::Internal, in(3s)));
        QVERIFY(report && !report->passed);
        QVERIFY(report->text.contains(QStringLiteral("60")));
    }
};

QTEST_GUILESS_MAIN(TestSdtCards)
#include "tst_sdt_cards.moc"
