// SPDX-License-Identifier: Apache-2.0
// Readers that differ: fingerprints, second addresses, speeds.
#include "sdt_reader_fixture.h"

#include <sdt/sdt_models.h>

#include <QSignalSpy>

using namespace kiosk;
using namespace kiosk::test;

class TestSdtModels : public SdtReaderFixture {
    Q_OBJECT
    const QMap<QString, QString> m_withFingerprint{{QStringLiteral("read"), QStringLiteral("fingerprint")}};
    const QMap<QString, QString> m_noAddress{{QStringLiteral("model"), QStringLiteral("sdt-no-address")}};

private slots:
    void aFingerprintIsHeldAndNotLookedInto_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("id");
        QTest::newRow("none") << 0 << "idcard.fingerprint-none";
        QTest::newRow("one") << 512 << "idcard.fingerprint-one";
        QTest::newRow("two") << 1024 << "idcard.fingerprint-two";
    }
    void aFingerprintIsHeldAndNotLookedInto()
    {
        QFETCH(int, size);
        QFETCH(QString, id);
        make(m_withFingerprint);
        openAndEnable();
        const QByteArray print(size, '\xC3');
        m_peer->setFingerprint(size ? print : QByteArray(""));
        m_peer->place(readReplyOf("resident"));
        const auto card = read();
        QVERIFY2(card, qPrintable(card ? QString() : card.error().trace()));
        QCOMPARE(card->fingerprint.view(), QByteArrayView(print));
        QCOMPARE(card->photoWlt.view(), QByteArrayView(readReplyOf("resident")).sliced(14 + 256, 1024));
        QCOMPARE(card->number.reveal(), QStringLiteral("330102199001010012"));
        QCOMPARE(m_peer->asked(0x30, 0x10), 1);
        faultInjected(qPrintable(id));
        QVERIFY(!m_lines->all().contains("c3c3") && !m_lines->all().contains("\xC3\xC3"));
    }
    void noFingerprintIsAskedForUnlessWanted()
    {
        m_peer->setFingerprint(QByteArray(512, 'f'));
        openAndEnable();
        m_peer->place(readReplyOf("resident"));
        const auto card = read();
        QVERIFY(card);
        QVERIFY(card->fingerprint.isEmpty());
        QCOMPARE(m_peer->asked(0x30, 0x10), 0);
    }
    void aModuleThatKnowsNoFingerprintReadsTheRest()
    {
        make(m_withFingerprint);
        openAndEnable();
        m_peer->place(readReplyOf("resident"));
        for (int i = 0; i < 2; ++i) {
            const auto card = read();
            QVERIFY(card);
            QVERIFY(card->fingerprint.isEmpty());
        }
        QCOMPARE(m_peer->asked(0x30, 0x10), 1); // asked once, not for every citizen
        faultInjected("idcard.fingerprint-unknown");
    }
    void aNewestAddressBehindItsLengthIsTaken()
    {
        openAndEnable();
        m_peer->place(readReplyOf("resident"));
        m_peer->setNewestAddress(QByteArray::fromHex("0046")
                                 + utf16(QStringLiteral("浙江省杭州市滨江区新路9号").leftJustified(35)));
        QVERIFY(read());
        const auto address = wait(m_reader->readNewestAddress(in(2s)));
        QVERIFY(address);
        QCOMPARE(address->reveal(), QStringLiteral("浙江省杭州市滨江区新路9号"));
        faultInjected("idcard.newest-address-with-length");
    }
    void aModuleWithoutNewestAddressNoticesTheLiftedCardAllTheSame()
    {
        make(m_noAddress);
        m_peer->refuse(0x30, 0x03, 0x21, 1000);
        openAndEnable();
        QVERIFY(!m_reader->capabilities().commands.contains(QStringLiteral("readNewestAddress")));
        QSignalSpy removed(m_reader, &hal::IdCardReader::cardRemoved);
        m_peer->place(readReplyOf("resident"));
        QVERIFY(read());
        QCOMPARE(wait(m_reader->readNewestAddress(in(2s))).error().code, ErrorCode::Unsupported);
        QTRY_VERIFY(m_peer->asked(0x30, 0x01) >= 2); // looks by reading; the data is dropped
        QCOMPARE(removed.count(), 0);
        m_peer->lift();
        QTRY_COMPARE_WITH_TIMEOUT(removed.count(), 1, 8000);
        QCOMPARE(m_peer->asked(0x30, 0x03), 0);
        faultInjected("idcard.newest-address-unknown");
    }
    void modelsHaveTheirSpeed()
    {
        QCOMPARE(sdt::modelNamed({})->baud, 115200);
        QCOMPARE(sdt::modelNamed(u"sdt-9600")->baud, 9600);
        QCOMPARE(sdt::modelNamed(u"sdt-230400")->baud, 230400);
        QVERIFY(!sdt::modelNamed(u"sdt-no-address")->newestAddress);
        QCOMPARE(sdt::modelNamed(u"CVR-100U").error().code, ErrorCode::BadConfig);
    }
};

QTEST_GUILESS_MAIN(TestSdtModels)
#include "tst_sdt_models.moc"
