// SPDX-License-Identifier: Apache-2.0
// What a camera does wrong, and what stands in codes that nobody should believe.
#include "camera_scanner_fixture.h"

#include <QElapsedTimer>

using namespace kiosk;
using namespace kiosk::test;
using hal::DeviceStatus;
using workbench::CameraFormat;

class TestCameraScannerFaults : public CameraScannerFixture {
    Q_OBJECT
private slots:
    void aFaultEndsTheScanAndTheNextOneWorks_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("code");
        QTest::newRow("camera.no-format") << int(Fault::NoFormat) << int(ErrorCode::Internal); // at connect, see below
        QTest::newRow("camera.wrong-format") << int(Fault::WrongFormat) << int(ErrorCode::Unsupported);
        QTest::newRow("camera.odd-size") << int(Fault::OddSize) << int(ErrorCode::Unsupported);
        QTest::newRow("camera.busy") << int(Fault::Busy) << int(ErrorCode::Claimed);
        QTest::newRow("camera.frozen") << int(Fault::Frozen) << int(ErrorCode::DeviceFault);
        QTest::newRow("camera.short-frame") << int(Fault::ShortFrame) << int(ErrorCode::DeviceFault);
        QTest::newRow("camera.damaged") << int(Fault::Damaged) << int(ErrorCode::DeviceFault);
        QTest::newRow("camera.broken-jpeg") << int(Fault::BrokenJpeg) << int(ErrorCode::DeviceFault);
        QTest::newRow("camera.silence") << int(Fault::Silence) << int(ErrorCode::LinkBroken);
    }
    void aFaultEndsTheScanAndTheNextOneWorks()
    {
        QFETCH(int, fault);
        QFETCH(int, code);
        if (Fault(fault) == Fault::BrokenJpeg)
            plug({CameraFormat::Mjpeg, {640, 480}, 60});
        if (Fault(fault) == Fault::NoFormat)
            return connectsWhenTheFormatIsBack();
        openAndEnable();
        m_camera->setFault(Fault(fault));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(scan(10s)), ErrorCode(code));
        faultInjected(QTest::currentDataTag());
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!isSeeing());
        if (ErrorCode(code) != ErrorCode::LinkBroken) // that one is reached for again at once
            QCOMPARE(status(), DeviceStatus::HardwareError);
        m_camera->setFault(Fault::None);
        QVERIFY(m_camera->showCode("good again"));
        QTRY_VERIFY(m_scanner->state() == hal::LifeCycle::Enabled && status() != DeviceStatus::Offline);
        QCOMPARE(textOf(scan()), QStringLiteral("good again"));
        QTRY_VERIFY(isOnline());
        QCOMPARE(m_scanner->status().vendorCode, QString());
    }
    void oneBadFrameIsNoNews()
    {
        openAndEnable();
        auto pending = m_scanner->scan(hal::CodeUse::Licence, in(10s));
        QTRY_VERIFY(isSeeing());
        m_camera->setFault(Fault::ShortFrame);
        QTRY_VERIFY(statistic("CommunicationErrorCount") >= 1);
        m_camera->setFault(Fault::None);
        QVERIFY(m_camera->showCode("patience"));
        QCOMPARE(textOf(wait(pending)), QStringLiteral("patience"));
        QVERIFY(isOnline());
    }
    void unpluggedInTheMiddleOfAScan()
    {
        openAndEnable();
        auto pending = m_scanner->scan(hal::CodeUse::Licence, in(10s));
        QTRY_VERIFY(m_camera->seen().frames > 3);
        m_camera->unplug();
        faultInjected("camera.unplug");
        QCOMPARE(codeOf(wait(pending)), ErrorCode::LinkBroken);
        QTRY_COMPARE(status(), DeviceStatus::NoDevice);
        QCOMPARE(codeOf(scan(1s)), ErrorCode::NoDevice);
        QVERIFY(m_camera->plug());
        faultInjected("camera.replug");
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 2000); // inotify tells, the back-off would take longer in time
        QVERIFY(m_camera->showCode("back"));
        QCOMPARE(textOf(scan()), QStringLiteral("back"));
    }
    void unpluggedWhileNobodyLooks()
    {
        openAndEnable();
        m_camera->unplug();
        QTRY_COMPARE(status(), DeviceStatus::NoDevice);
        QVERIFY(m_camera->plug());
        QTRY_VERIFY(isOnline());
    }
    void thereIsNoCameraAtFirst()
    {
        m_camera->unplug();
        QVERIFY(m_scanner->open());
        QTRY_COMPARE(status(), DeviceStatus::NoDevice);
        QVERIFY(m_camera->plug());
        QTRY_VERIFY(isOnline());
    }

    void aCodeThatIsNoTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("camera.bidi") << QByteArray("pay\xE2\x80\xAE"
                                                   "cod.exe");
        QTest::newRow("camera.2kb") << QByteArray("0123456789abcdef").repeated(140); // 2240 bytes
        QTest::newRow("camera.control-bytes") << QByteArray("a\x1B[2J");
        QTest::newRow("camera.nul") << QByteArray("a\0b", 3);
        QTest::newRow("camera.neither-utf8-nor-gb18030") << QByteArray("ab\xFF\xFF");
    }
    void aCodeThatIsNoTextIsRefused()
    {
        QFETCH(QByteArray, content);
        plug({CameraFormat::Grey, {1280, 720}, 30});
        openAndEnable();
        QVERIFY(m_camera->showCode(content));
        QCOMPARE(codeOf(scan()), ErrorCode::InvalidInput);
        faultInjected(QTest::currentDataTag());
        QVERIFY(isOnline()); // the camera is not to blame
        QVERIFY(!isSeeing());
        QTRY_COMPARE(statistic("FailedScanCount"), 1);
        QCOMPARE(statistic("FailedReadCount"), 0); // that is a card reader's
    }
    void chineseOfTheOldKindIsRead()
    {
        openAndEnable();
        QVERIFY(m_camera->showCode(QByteArray::fromHex("b0ecc0edbbd8d6b4")));
        QCOMPARE(textOf(scan()), QStringLiteral("办理回执"));
        faultInjected("camera.gb18030");
    }

    void aBlackPictureIsNoFault() // the sensor still has its grain
    {
        openAndEnable();
        m_camera->showBlack();
        faultInjected("camera.black");
        QCOMPARE(codeOf(scan(2500ms)), ErrorCode::TimedOut);
        QVERIFY(isOnline());
    }
    void aCodeThatConfiguresScannersIsRefused()
    {
        openAndEnable();
        QVERIFY(m_camera->showCode("_SET_CODE_ON"));
        QCOMPARE(codeOf(scan()), ErrorCode::CodeKind);
        faultInjected("camera.settings-code");
    }
    void aCodeThatIsHeldUpIsNotReadTwiceAtOnce()
    {
        openAndEnable();
        QVERIFY(m_camera->showCode("held up"));
        QVERIFY(scan());
        QElapsedTimer timer;
        timer.start();
        faultInjected("camera.held-up");
        QCOMPARE(codeOf(scan(1s)), ErrorCode::TimedOut);
        QVERIFY(scan()); // two seconds after the first it is meant
        QVERIFY2(timer.elapsed() >= 1500, qPrintable(QString::number(timer.elapsed())));
    }
    void whatWasShownBeforeDoesNotCount()
    {
        openAndEnable();
        QVERIFY(m_camera->showCode("too early"));
        const auto health = wait(m_scanner->checkHealth(hal::HealthLevel::External, in(5s)));
        QVERIFY(health && health->passed);
        QVERIFY(m_camera->seen().frames > 0); // the driver has had it before its eyes, and no scan was on
        faultInjected("camera.early");
        m_camera->showNothing();
        QCOMPARE(codeOf(scan(700ms)), ErrorCode::TimedOut);
        QCOMPARE(statistic("GoodScanCount"), 0);
        QVERIFY(m_camera->showCode("in time"));
        QCOMPARE(textOf(scan()), QStringLiteral("in time"));
    }

private:
    void connectsWhenTheFormatIsBack()
    {
        m_camera->setFault(Fault::NoFormat);
        QVERIFY(m_scanner->open());
        QTRY_COMPARE(status(), DeviceStatus::Offline);
        faultInjected("camera.no-format");
        m_camera->setFault(Fault::None);
        QTRY_VERIFY(isOnline());
    }
};

QTEST_GUILESS_MAIN(TestCameraScannerFaults)
#include "tst_camera_scanner_faults.moc"
