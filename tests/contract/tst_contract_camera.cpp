// SPDX-License-Identifier: Apache-2.0
// "scanner.camera" keeps the contract, over Video4Linux calls that umockdev answers.
#include <unit/camera/emulated_camera.h> // first: GLib has members named "signals"

#include "conformance.h"

#include <camera/camera_scanner.h>

#include <QGuiApplication>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using workbench::CameraFault;

namespace {

const QByteArray licence("https://licence.example/l?t=8f3a");

// No bytes go by, so the steps are what the camera has seen of the act: its stream began, some frames went out.
class CameraWire final : public DeviceWire {
public:
    explicit CameraWire(workbench::CameraEmulator &camera) : m_camera(camera) { }
    ~CameraWire() override
    {
        m_stop = true;
        if (m_watch.joinable())
            m_watch.join();
    }
    void unplug() override { m_camera.unplug(); }
    void plug() override
    {
        m_camera.setFault(CameraFault::None);
        if (!m_camera.plug())
            qFatal("the camera cannot be plugged");
    }
    void hold(bool held) override { m_camera.setFault(held ? CameraFault::Silence : CameraFault::None); }
    void arm(WireStep step, Then then, std::function<void()> reached) override
    {
        if (m_watch.joinable())
            m_watch.join();
        m_armed = true;
        const auto before = m_camera.seen();
        m_watch = std::thread([this, frames = before.frames + step.replyBytes, starts = before.starts, then, reached] {
            while (!m_stop && (m_camera.seen().starts == starts || m_camera.seen().frames < frames))
                std::this_thread::yield();
            if (m_stop)
                return;
            then == Then::Cut ? unplug() : hold(true);
            m_armed = false;
            if (reached)
                reached();
        });
    }
    bool isArmed() const override { return m_armed; }

private:
    workbench::CameraEmulator &m_camera;
    std::atomic<bool> m_stop = false;
    std::atomic<bool> m_armed = false;
    std::thread m_watch;
};

class CameraSubject final : public Subject {
public:
    explicit CameraSubject(workbench::CameraEmulator &camera)
        : Subject(QStringLiteral("tcp:127.0.0.1:9"), // nobody goes there: the way is the camera's own
                  [&camera](const QString &, const hal::DeviceServices &services) {
                      return of(scanner::cameraScannerDriver(),
                                {{QStringLiteral("size"), QStringLiteral("640x480")}})(camera.address(), services);
                  }),
          m_camera(camera), m_way(camera)
    {
        takeWire(m_way);
        show();
    }
    void begin(Deadline deadline) override
    {
        show(); // another citizen's: the same code within two seconds is one scan
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(licence)) ? QStringLiteral("ok")
                                                                         : QStringLiteral("another code");
        });
    }
    QList<WireStep> steps() const override { return {{"stream-begun", {}, 0}, {"two-frames-out", {}, 2}}; }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/link-broken")};
    }
    QString statistic() const override { return QStringLiteral("GoodScanCount"); }
    QByteArray secret() const override { return "licence.example"; }
    bool canBeAsked() const override { return false; } // one without pictures still says that it is there

private:
    void show()
    {
        if (!m_camera.showCode(licence + QByteArray::number(m_citizens++)))
            qFatal("no code to show");
    }
    workbench::CameraEmulator &m_camera;
    CameraWire m_way;
    int m_citizens = 0;
};

} // namespace

class TestContractCamera : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_subject.reset();
        m_camera.reset();
        m_testbed.reset(); // first: its end takes the name of the next one out of the environment
        m_testbed = std::make_unique<Testbed>();
        workbench::CameraEmulator::Options options;
        options.sensor = {workbench::CameraFormat::Yuyv, {640, 480}, 10}; // slow: the steps are seen in time
        m_camera = std::make_unique<workbench::CameraEmulator>(m_testbed->get(), options);
        if (!m_camera->plug())
            qFatal("the camera cannot be plugged");
        return std::make_unique<CameraSubject>(*m_camera);
    }

private:
    std::unique_ptr<Testbed> m_testbed;
    std::unique_ptr<workbench::CameraEmulator> m_camera;
};

QTEST_MAIN(TestContractCamera)
#include "tst_contract_camera.moc"
