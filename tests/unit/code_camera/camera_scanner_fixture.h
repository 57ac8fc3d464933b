// SPDX-License-Identifier: Apache-2.0
// The driver over an emulated camera; fresh for every test.
#pragma once

#include "../camera/emulated_camera.h"

#include <camera/camera_scanner.h>
#include <support/faults.h>
#include <support/log_lines.h>

namespace kiosk::test {

class CameraScannerFixture : public QObject {
    Q_OBJECT
protected:
    using Fault = workbench::CameraFault;

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<Testbed> m_testbed;
    std::unique_ptr<workbench::CameraEmulator> m_camera;
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<hal::Device> m_device;
    hal::CodeScanner *m_scanner = nullptr;

    Deadline in(Duration span) const { return Deadline::in(*m_clock, span); }

    template <typename T> Result<T> wait(Pending<T> pending)
    {
        std::optional<Result<T>> result;
        whenReady(pending, this, [&](Result<T> got) { result.emplace(std::move(got)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 12'000))
            return fail(ErrorCode::Internal, QStringLiteral("no answer at all"));
        return std::move(*result);
    }
    Result<hal::ScannedCode> scan(Duration within = 5s, hal::CodeUse use = hal::CodeUse::Licence)
    {
        return wait(m_scanner->scan(use, in(within)));
    }
    template <typename T> static ErrorCode codeOf(const Result<T> &result)
    {
        return result ? ErrorCode::Internal : result.error().code;
    }
    static QString textOf(const Result<hal::ScannedCode> &result)
    {
        return result ? result->text.reveal() : result.error().trace();
    }
    hal::DeviceStatus status() const { return m_scanner->status().device.value; }
    bool isOnline() const { return status() == hal::DeviceStatus::Online; }
    bool isSeeing() const { return m_camera->seen().isStreaming; }
    qint64 statistic(const char *name) const { return m_scanner->statistics().value(QLatin1String(name)); }
    void openAndEnable()
    {
        QVERIFY(m_scanner->open());
        QVERIFY(m_scanner->claim(QStringLiteral("session")));
        QVERIFY(m_scanner->setEnabled(true));
        QTRY_VERIFY(isOnline());
    }
    Result<std::unique_ptr<hal::Device>> make(const QString &port, const QMap<QString, QString> &parameters = {})
    {
        const auto driver = scanner::cameraScannerDriver();
        return driver.create({QStringLiteral("code"), driver.id, port, parameters},
                             {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)});
    }
    // The same test, with a camera of its own kind.
    void plug(workbench::CameraStream::Sensor sensor, const QByteArray &link = {})
    {
        m_device.reset();
        m_camera.reset();
        m_testbed.reset(); // first: its end takes the name of the next one out of the environment
        m_testbed = std::make_unique<Testbed>();
        workbench::CameraEmulator::Options options;
        options.sensor = sensor;
        options.link = link;
        m_camera = std::make_unique<workbench::CameraEmulator>(m_testbed->get(), options);
        QVERIFY(m_camera->plug());
        auto made = make(
            m_camera->address(),
            {{QStringLiteral("size"), QStringLiteral("%1x%2").arg(sensor.size.width()).arg(sensor.size.height())}});
        QVERIFY(made);
        m_device = std::move(*made);
        m_scanner = qobject_cast<hal::CodeScanner *>(m_device.get());
        QVERIFY(m_scanner);
    }

private slots:
    void init()
    {
        m_lines = std::make_shared<LogLines>();
        plug({workbench::CameraFormat::Yuyv, {640, 480}, 60});
        QVERIFY2(umockdev_in_mock_environment(), "run it through ctest: umockdev's preload library is missing");
    }
    void cleanup()
    {
        m_device.reset();
        m_camera.reset();
        m_testbed.reset();
    }
};

} // namespace kiosk::test
