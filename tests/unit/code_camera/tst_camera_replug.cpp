// SPDX-License-Identifier: Apache-2.0
// A camera that is wired by the name that stays: seen to go within a second, usable within three of coming back.
#include "camera_scanner_fixture.h"

#include <QElapsedTimer>
#include <atomic>

using namespace kiosk;
using namespace kiosk::test;
using hal::DeviceStatus;

namespace {

// Real time that stands still on demand, so that no back-off ends: what happens then was told by somebody.
class HeldClock final : public Clock {
public:
    MonotonicTime now() const override
    {
        const auto held = m_held.load();
        return held == MonotonicTime{} ? m_real.now() : held;
    }
    QDateTime wall() const override { return m_real.wall(); }
    void hold() { m_held = m_real.now(); }
    void goOn() { m_held = MonotonicTime{}; }

private:
    SystemClock m_real;
    std::atomic<MonotonicTime> m_held{};
};

// Not below /dev/v4l: what is missing in the testbed is looked for on this machine, which may have a camera.
constexpr char mine[] = "/dev/emulated/by-id/usb-Camera_A-video-index0";
constexpr char others[] = "/dev/emulated/by-id/usb-Camera_B-video-index0";

} // namespace

class TestCameraReplug : public CameraScannerFixture {
    Q_OBJECT
    std::shared_ptr<HeldClock> m_held = std::make_shared<HeldClock>();

private slots:
    void init()
    {
        m_clock = m_held;
        m_held->goOn();
        m_lines = std::make_shared<LogLines>();
        plug({workbench::CameraFormat::Yuyv, {640, 480}, 60}, mine);
        openAndEnable();
    }
    void anUnplugIsSeenWithinASecondWhileNobodyLooks()
    {
        QElapsedTimer timer;
        timer.start();
        m_camera->unplug();
        QTRY_COMPARE(status(), DeviceStatus::NoDevice);
        QVERIFY2(timer.elapsed() <= 1000, qPrintable(QString::number(timer.elapsed())));
    }
    void itServesUnderAnotherNumberWithinThreeSeconds()
    {
        for (int i = 0; i < 3; ++i) {
            const auto before = m_camera->node();
            m_camera->unplug();
            QTRY_COMPARE(status(), DeviceStatus::NoDevice);
            m_held->hold();
            QElapsedTimer timer;
            timer.start();
            QVERIFY(m_camera->plug());
            QVERIFY(m_camera->node() != before);
            QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 3000);
            m_held->goOn();
            const auto text = QStringLiteral("visit %1").arg(i);
            QVERIFY(m_camera->showCode(text.toUtf8()));
            QCOMPARE(textOf(scan()), text);
            QVERIFY2(timer.elapsed() <= 3000, qPrintable(QString::number(timer.elapsed())));
        }
        faultInjected("camera.replug");
    }
    void anotherCameraUnderItsOldNumberIsNotTakenForIt()
    {
        const auto number = m_camera->node().toLatin1();
        m_camera->unplug();
        QTRY_COMPARE(status(), DeviceStatus::NoDevice);
        workbench::CameraEmulator other(
            m_testbed->get(),
            {.node = number, .link = others, .sensor = {workbench::CameraFormat::Yuyv, {640, 480}, 60}});
        QVERIFY(other.plug());
        QCOMPARE(other.node().toLatin1(), number);
        QCOMPARE(codeOf(scan(1s)), ErrorCode::NoDevice);
        QVERIFY(m_camera->plug());
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 3000);
        QVERIFY(m_camera->showCode("mine"));
        QCOMPARE(textOf(scan()), QStringLiteral("mine"));
        QCOMPARE(other.seen().starts, 0);
    }
};

QTEST_GUILESS_MAIN(TestCameraReplug)
#include "tst_camera_replug.moc"
