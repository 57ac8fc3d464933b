// SPDX-License-Identifier: Apache-2.0
// Missing, pulled, silent and returning readers.
#include "sdt_reader_fixture.h"

#include <QSignalSpy>

using namespace kiosk;
using namespace kiosk::test;
using hal::DeviceStatus;
using Piece = FakeSdtPeer::Piece;

class TestSdtLinkLoss : public SdtReaderFixture {
    Q_OBJECT
private slots:
    void aMissingReaderIsAStatusAndComesWithItsFile()
    {
        m_peer->unplug();
        QSignalSpy told(m_reader, &hal::Device::statusChanged);
        QVERIFY(m_reader->open());
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(m_reader->status().device.value, DeviceStatus::NoDevice);
        QVERIFY(m_reader->claim(QStringLiteral("session")));
        QVERIFY(m_reader->setEnabled(true));
        QCOMPARE(read().error().code, ErrorCode::NoDevice);
        m_peer->plug();
        QTRY_VERIFY(isOnline());
    }
    void aHangUpInTheMiddleOfAFrameEndsTheReadAndTheReaderComesBack()
    {
        openAndEnable();
        m_peer->setTamper(firstReplies(1, 0x30, 0x01, [](const QByteArray &reply) {
            return std::vector<Piece>{{reply.first(600), 0, true}};
        }));
        m_peer->place(readReplyOf("resident"));
        QCOMPARE(read().error().code, ErrorCode::LinkBroken);
        QTRY_COMPARE(m_reader->status().device.value, DeviceStatus::NoDevice);
        m_peer->plug(); // another pts under the same name
        QTRY_VERIFY(isOnline());
        QVERIFY(read());
        QCOMPARE(statistic("OnlineTransitionCount"), 2);
        faultInjected("idcard.disconnect-mid-frame");
    }
    void anIdleReaderThatIsPulledIsMissedAtOnce()
    {
        QVERIFY(m_reader->open());
        QTRY_VERIFY(isOnline());
        m_peer->unplug();
        QTRY_COMPARE_WITH_TIMEOUT(m_reader->status().device.value, DeviceStatus::NoDevice,
                                  1000); // a poll is due in 3 s
    }
    void aReaderThatFallsSilentIsOfflineAfterThreeMisses()
    {
        openAndEnable();
        m_peer->setTamper([](int, int, const QByteArray &) { return std::vector<Piece>{}; });
        QTRY_COMPARE(m_reader->status().device.value, DeviceStatus::Offline);
        QCOMPARE(hal::fault(m_reader->status()), ErrorCode::LinkBroken);
        m_peer->setTamper({});
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 8000);
    }
    void aReadOnASilentReaderIsALinkFault()
    {
        openAndEnable();
        m_peer->setTamper([](int, int, const QByteArray &) { return std::vector<Piece>{}; });
        QCOMPARE(read(8s).error().code, ErrorCode::LinkBroken);
    }
};

QTEST_GUILESS_MAIN(TestSdtLinkLoss)
#include "tst_sdt_link.moc"
