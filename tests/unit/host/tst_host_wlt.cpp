// SPDX-License-Identifier: Apache-2.0
// Photos of ID cards through plug-ins, good and bad.
#include "host_rig.h"

#include <host/wlt_task.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

QByteArray photo(char person)
{
    QByteArray wlt = QByteArray::fromHex("574C66007E003200") + "TWLT" + QByteArray(16, person);
    return wlt.leftJustified(KIOSK_WLT_SIZE, '\x5A');
}

constexpr qsizetype mostAnswer = 64 * 1024;

} // namespace

class TestHostWlt : public QObject {
    Q_OBJECT
    const HostRig m_rig{KIOSK_HOST};

    Answer decode(const QByteArray &plugin, const QByteArray &wlt, Duration within = 20s) const
    {
        return m_rig.run({"wlt", {plugin}, mostAnswer}, wlt, within);
    }
    static QByteArray broken(const char *way) { return QByteArray(WLT_BROKEN_FOLDER "/wlt_broken_") + way + ".so"; }

private slots:
#ifdef KIOSK_PRODUCTION
    void aProductionBuildRefusesTheTestDecoder()
    {
        QCOMPARE(codeOf(decode(WLT_TEST_DECODER, photo('a'))), QStringLiteral("unsupported"));
    }
#else
    void aPhotoBecomesAPicture()
    {
        const auto answer = decode(WLT_TEST_DECODER, photo('a'));
        QVERIFY2(answer, qPrintable(traceOf(answer)));
        QCOMPARE(answer->size(), std::size_t(1));
        const auto &picture = answer->front();
        QCOMPARE(picture.kind, host::HostPart::Kind::Rgb);
        QCOMPARE(picture.width, 102u);
        QCOMPARE(picture.height, 126u);
        QCOMPARE(picture.bytes.size(), 38556);
        const auto again = decode(WLT_TEST_DECODER, photo('a'));
        const auto other = decode(WLT_TEST_DECODER, photo('b'));
        QVERIFY(again && again->front().bytes == picture.bytes);
        QVERIFY(other && !(other->front().bytes == picture.bytes));
    }
    void whatIsNoTestPhotoGivesNoPicture() // a real card's photo, say
    {
        QCOMPARE(codeOf(decode(WLT_TEST_DECODER, QByteArray(KIOSK_WLT_SIZE, '\x11'))), QStringLiteral("device-fault"));
    }
#endif
    void theTerminalGetsAPhotoOrAReason()
    {
        const auto test = QStringLiteral(WLT_TEST_DECODER);
        const auto reason = [&](const QString &plugin, const QByteArray &wlt) {
            const auto decoded = m_rig.decode(plugin, wlt, 1s);
            return decoded ? QStringLiteral("ok") : QString::fromLatin1(codeName(decoded.error().code));
        };
#ifndef KIOSK_PRODUCTION
        const auto decoded = m_rig.decode(test, photo('a'));
        QVERIFY(decoded);
        QCOMPARE(decoded->rgb.size(), qsizetype(IdPhoto::width) * IdPhoto::height * 3);
#endif
        QCOMPARE(reason({}, photo('a')), QStringLiteral("unsupported")); // none configured: a placeholder is shown
        QCOMPARE(reason(test, photo('a').first(1023)), QStringLiteral("invalid-input"));
        QCOMPARE(reason(test, {}), QStringLiteral("invalid-input")); // a card without a photo
        QCOMPARE(reason(QStringLiteral("/nowhere/libwlt.so"), photo('a')), QStringLiteral("not-found"));
        QCOMPARE(reason(QString::fromUtf8(broken("crash")), photo('a')), QStringLiteral("device-fault"));
        QCOMPARE(reason(QString::fromUtf8(broken("hang")), photo('a')), QStringLiteral("timed-out"));
        const HostRig other(KIOSK_HOST_BROKEN); // answers a picture of 2 x 2
        QCOMPARE(other.decode(test, photo('a')).error().code, ErrorCode::DeviceFault);
    }
    void aTestDecoderIsNotForProduction()
    {
        const KioskWltPlugin real{KIOSK_WLT_ABI, 0, [](const std::uint8_t *, std::uint8_t *) { return 0; }};
        KioskWltPlugin forTests = real;
        forTests.isTestDecoder = 1;
        QVERIFY(host::admitPlugin(real, true));
        QVERIFY(host::admitPlugin(forTests, false));
        QCOMPARE(host::admitPlugin(forTests, true).error().code, ErrorCode::Unsupported);
    }
    void aPlugInThatIsNotThereIsNotFound()
    {
        QCOMPARE(codeOf(decode("/nowhere/libwlt.so", photo('a'))), QStringLiteral("not-found"));
    }
    void whatIsNoPlugInIsUnsupported()
    {
        QCOMPARE(codeOf(decode(KIOSK_TEST_DATA "/idcard/README.md", photo('a'))), QStringLiteral("unsupported"));
        QCOMPARE(codeOf(decode(broken("wrongabi"), photo('a'))), QStringLiteral("unsupported"));
    }
    void aCrashIsAFaultWithItsSignal()
    {
        const auto answer = decode(broken("crash"), photo('a'));
        QCOMPARE(codeOf(answer), QStringLiteral("device-fault"));
#if !defined(__SANITIZE_ADDRESS__) // which turns it into an exit code
        QVERIFY2(traceOf(answer).contains(QStringLiteral("SIGSEGV")), qPrintable(traceOf(answer)));
#endif
    }
    void aDecoderThatWritesTooMuchDies()
    {
        QCOMPARE(codeOf(decode(broken("overflow"), photo('a'))), QStringLiteral("device-fault"));
    }
    void aDecoderThatHangsIsTimedOut()
    {
        QCOMPARE(codeOf(decode(broken("hang"), photo('a'), 500ms)), QStringLiteral("timed-out"));
    }
    void aDecoderThatSaysNoIsAFault()
    {
        QCOMPARE(codeOf(decode(broken("refuse"), photo('a'))), QStringLiteral("device-fault"));
    }
    void aDecoderThatWritesIntoTheAnswerIsAFault()
    {
        QCOMPARE(codeOf(decode(broken("babble"), photo('a'))), QStringLiteral("device-fault"));
    }
    void inputOfAnotherLengthIsRefused_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1023, 1025, 100'000})
            QTest::addRow("%d", size) << size;
    }
    void inputOfAnotherLengthIsRefused()
    {
        QFETCH(int, size);
        QCOMPARE(codeOf(decode(WLT_TEST_DECODER, QByteArray(size, 'x'))), QStringLiteral("invalid-input"));
    }
    void twentyPhotosLeaveNothing()
    {
        const auto before = openDescriptors();
        for (int i = 0; i < 20; ++i)
            (void)decode(i % 2 ? QByteArray(WLT_TEST_DECODER) : broken("crash"), photo('a'));
        QCOMPARE(openDescriptors(), before);
        QVERIFY(hasNoChildren());
    }
};
QTEST_GUILESS_MAIN(TestHostWlt)
#include "tst_host_wlt.moc"
