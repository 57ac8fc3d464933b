// SPDX-License-Identifier: Apache-2.0
// Pictures through real Video4Linux calls, and everything that a camera can do wrong.
#include "emulated_camera.h"

#include <v4l2/v4l2_capture.h>

#include <QElapsedTimer>
#include <thread>

using namespace kiosk;
using namespace kiosk::test;
using namespace kiosk::v4l2;
using workbench::CameraEmulator;
using workbench::CameraFault;
using workbench::CameraFormat;

class TestV4l2Capture : public QObject {
    Q_OBJECT
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<Testbed> m_testbed;
    std::unique_ptr<CameraEmulator> m_camera;
    std::unique_ptr<V4l2Capture> m_capture;

    void plug(CameraFormat format = CameraFormat::Yuyv)
    {
        m_camera = std::make_unique<CameraEmulator>(m_testbed->get(), smallCamera(format));
        const auto plugged = m_camera->plug();
        QVERIFY2(plugged, qPrintable(plugged ? QString() : plugged.error().trace()));
        m_capture = std::make_unique<V4l2Capture>(QStringLiteral("/dev/video42"), m_clock);
    }
    Result<void> openAndStart()
    {
        KIOSK_TRY(m_capture->open());
        return m_capture->start({640, 480, 15});
    }
    Result<hal::LuminanceView> next(Duration within = 5s)
    {
        return m_capture->next(Deadline::in(*m_clock, within), {});
    }
    template <typename T> static ErrorCode codeOf(const Result<T> &result)
    {
        return result ? ErrorCode::Internal : result.error().code;
    }
    // The next frame that is refused, within `most` frames.
    ErrorCode firstError(int most)
    {
        for (int i = 0; i < most; ++i)
            if (const auto picture = next(); !picture)
                return picture.error().code;
        return ErrorCode::Internal;
    }

private slots:
    void init()
    {
        m_testbed = std::make_unique<Testbed>();
        QVERIFY2(umockdev_in_mock_environment(), "run it through ctest: umockdev's preload library is missing");
    }
    void cleanup()
    {
        m_capture.reset();
        m_camera.reset();
        m_testbed.reset();
    }

    void everyFormatShowsTheSamePicture_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("grey") << int(CameraFormat::Grey);
        QTest::newRow("nv12") << int(CameraFormat::Nv12);
        QTest::newRow("yuyv") << int(CameraFormat::Yuyv);
        QTest::newRow("mjpeg") << int(CameraFormat::Mjpeg);
    }
    void everyFormatShowsTheSamePicture()
    {
        QFETCH(int, format);
        plug(CameraFormat(format));
        QVERIFY(m_camera->showCode("the same in every format"));
        const auto started = openAndStart();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().trace()));
        QCOMPARE(m_capture->model(), QStringLiteral("Emulated code camera"));
        const auto expected = workbench::codePicture("the same in every format", {640, 480});
        for (int frame = 0; frame < 10; ++frame) {
            const auto picture = next();
            QVERIFY2(picture, qPrintable(picture ? QString() : picture.error().trace()));
            QCOMPARE(QSize(picture->width, picture->height), QSize(640, 480));
            qint64 difference = 0;
            for (int y = 0; y < 480; ++y)
                for (int x = 0; x < 640; ++x)
                    difference += std::abs(picture->bytes[y * picture->stride + x] - expected->constScanLine(y)[x]);
            QVERIFY2(difference < 640 * 480 * 4, qPrintable(QString::number(difference)));
        }
        QCOMPARE(m_camera->seen().wishedRate, 15);
    }
    void nothingIsLeftInTheBuffers()
    {
        plug();
        QVERIFY(openAndStart());
        QVERIFY(next());
        QVERIFY(!m_camera->memoryIsBlank());
        m_capture->stop();
        QVERIFY(m_camera->memoryIsBlank());
        QVERIFY(!m_camera->seen().isStreaming);
        QVERIFY(m_capture->start({640, 480, 15})); // and it can look again
        QVERIFY(next());
        QCOMPARE(m_camera->seen().starts, 2);
    }
    void aPictureStaysUntilTheNextIsAskedFor()
    {
        plug(CameraFormat::Grey); // not copied: the bytes are the camera's own buffer
        QVERIFY(openAndStart());
        QCOMPARE(m_camera->seen().queued, 4);
        QVERIFY(next());
        QCOMPARE(m_camera->seen().queued, 3); // the camera cannot write into the one that is looked at
        QVERIFY(next());
        QCOMPARE(m_camera->seen().queued, 3);
    }

    void whatCannotBeRightIsRefused_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("code");
        QTest::newRow("no-format") << int(CameraFault::NoFormat) << int(ErrorCode::Unsupported);
        QTest::newRow("wrong-format") << int(CameraFault::WrongFormat) << int(ErrorCode::Unsupported);
        QTest::newRow("odd-size") << int(CameraFault::OddSize) << int(ErrorCode::Unsupported);
        QTest::newRow("busy") << int(CameraFault::Busy) << int(ErrorCode::Claimed);
    }
    void whatCannotBeRightIsRefused()
    {
        QFETCH(int, fault);
        QFETCH(int, code);
        plug();
        m_camera->setFault(CameraFault(fault));
        QCOMPARE(codeOf(openAndStart()), ErrorCode(code));
        QCOMPARE(codeOf(next()), ErrorCode::SequenceError); // no picture of it either
        m_camera->setFault(CameraFault::None);
        QVERIFY(openAndStart());
        QVERIFY(next());
    }
    void aBadFrameIsToldAndTheNextOneIsGood_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("fault");
        QTest::newRow("short-frame") << int(CameraFormat::Yuyv) << int(CameraFault::ShortFrame);
        QTest::newRow("damaged") << int(CameraFormat::Yuyv) << int(CameraFault::Damaged);
        QTest::newRow("broken-jpeg") << int(CameraFormat::Mjpeg) << int(CameraFault::BrokenJpeg);
    }
    void aBadFrameIsToldAndTheNextOneIsGood()
    {
        QFETCH(int, format);
        QFETCH(int, fault);
        plug(CameraFormat(format));
        QVERIFY(openAndStart());
        QVERIFY(next());
        m_camera->setFault(CameraFault(fault));
        QCOMPARE(firstError(3), ErrorCode::BadFrame);
        m_camera->setFault(CameraFault::None);
        QVERIFY(next());
    }
    void aFrozenPictureIsAFaultAfterTwoSeconds()
    {
        plug();
        QVERIFY(openAndStart());
        QVERIFY(next());
        m_camera->setFault(CameraFault::Frozen);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(firstError(1000), ErrorCode::DeviceFault);
        QVERIFY2(timer.elapsed() >= 1900 && timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }
    void silenceIsABrokenLinkAfterTwoSeconds()
    {
        plug();
        QVERIFY(openAndStart());
        QVERIFY(next());
        m_camera->setFault(CameraFault::Silence);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(next(10s)), ErrorCode::LinkBroken);
        QVERIFY2(timer.elapsed() >= 1900 && timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }
    void anUnpluggedCameraIsGoneAtOnceAndComesBack()
    {
        plug();
        QVERIFY(openAndStart());
        QVERIFY(next());
        m_camera->unplug();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(firstError(6), ErrorCode::LinkBroken); // no more than the frames that were filled already
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(codeOf(m_capture->open()), ErrorCode::NoDevice);
        QVERIFY(m_camera->plug());
        QVERIFY(openAndStart());
        QVERIFY(next());
    }
    void aWaitEndsByDeadlineAndByCancel()
    {
        plug();
        QVERIFY(openAndStart());
        QVERIFY(next());
        m_camera->setFault(CameraFault::Silence);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(next(100ms)), ErrorCode::TimedOut);
        QVERIFY(timer.elapsed() < 1000);
        CancelSource cancel;
        std::thread other([&] { cancel.cancel(); });
        QCOMPARE(codeOf(m_capture->next(Deadline::never(), cancel.token())), ErrorCode::Cancelled);
        other.join();
        QVERIFY(timer.elapsed() < 1500);
    }
};

QTEST_GUILESS_MAIN(TestV4l2Capture)
#include "tst_v4l2_capture.moc"
