// SPDX-License-Identifier: Apache-2.0
#include "camera_protocol.h"

#include <text/code_use.h>
#include <text/scanned_text.h>

namespace kiosk::scanner {

using hal::Act;
using hal::DeviceStatus;
using hal::HealthLevel;
using hal::HealthReport;
using hal::ScannedCode;

namespace {

constexpr Duration presentEvery = 500ms; // is the camera still there, while nobody waits; an unplug is told within 1 s
constexpr Duration wholeFrameLimit = 2s; // damaged frames for longer than this are a fault
constexpr int warmUpFrames = 4;          // the exposure is still being found
constexpr int rescueEvery = 5;           // frames: the chain of rescues takes as long as some frames

// The camera sees as long as this lives: light and privacy.
class Seeing {
public:
    explicit Seeing(v4l2::V4l2Capture &capture) : m_capture(capture) { }
    ~Seeing() { m_capture.stop(); }
    Seeing(const Seeing &) = delete;
    Seeing &operator=(const Seeing &) = delete;

private:
    v4l2::V4l2Capture &m_capture;
};

int meanBrightness(const hal::LuminanceView &picture)
{
    qint64 sum = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            sum += picture.bytes[y * picture.stride + x];
    return static_cast<int>(sum / (static_cast<qint64>(picture.width) * picture.height));
}

} // namespace

CameraProtocol::CameraProtocol(const QString &path, v4l2::CaptureWish wish, std::shared_ptr<const Clock> clock)
    : m_path(path), m_wish(wish), m_capture(path, std::move(clock))
{ }

Result<void> CameraProtocol::connect(Act &act)
{
    KIOSK_TRY(m_capture.open());
    act.log.info("scanner.camera", {{"model", Technical(m_capture.model())}});
    return {};
}

void CameraProtocol::disconnect() { m_capture.close(); }

std::optional<Duration> CameraProtocol::pollEvery() const { return presentEvery; }

Result<void> CameraProtocol::poll(Act &, bool) { return m_capture.checkPresent(); }

Result<void> CameraProtocol::startSeeing(Act &act)
{
    if (auto started = m_capture.start(m_wish); !started)
        return fail(noted(act, std::move(started.error())));
    for (int i = 0; i < warmUpFrames; ++i)
        KIOSK_TRY(nextWhole(act));
    return {};
}

// One short or damaged frame is no news on a USB bus, two seconds of them are.
Result<hal::LuminanceView> CameraProtocol::nextWhole(Act &act)
{
    const auto since = act.clock.now();
    while (true) {
        KIOSK_TRY(act.goOn());
        auto picture = m_capture.next(act.deadline, act.cancel);
        if (picture) {
            if (act.device.status().device.value == DeviceStatus::HardwareError) {
                act.device.setDevice(DeviceStatus::Online);
                act.device.setVendorCode({});
            }
            return picture;
        }
        if (picture.error().code != ErrorCode::BadFrame)
            return fail(noted(act, std::move(picture.error())));
        act.device.count("CommunicationErrorCount");
        if (act.clock.now() - since >= wholeFrameLimit)
            return fail(noted(act,
                              Error{ErrorCode::DeviceFault, QStringLiteral("no whole frame for 2 s")}.within(
                                  picture.error().context)));
    }
}

// What an error says about the camera itself.
Error CameraProtocol::noted(Act &act, Error error)
{
    const auto mark = [&](const char *code) {
        act.device.setDevice(DeviceStatus::HardwareError);
        act.device.setVendorCode(QLatin1String(code));
        act.log.warning("scanner.camera-fault", {{"error", error}});
    };
    if (error.code == ErrorCode::DeviceFault)
        mark("picture");
    else if (error.code == ErrorCode::Unsupported)
        mark("format");
    else if (error.code == ErrorCode::Claimed)
        mark("busy");
    return error;
}

Result<DecodedCode> CameraProtocol::waitForCode(Act &act)
{
    const Seeing seeing(m_capture);
    KIOSK_TRY(startSeeing(act));
    for (int frame = 1;; ++frame) {
        const auto picture = KIOSK_TRY(nextWhole(act));
        auto code = decodeCode(picture, frame % rescueEvery == 0 ? Effort::Rescue : Effort::Plain);
        // a telephone that is still held up after the last scan is not shown once more
        if (code && m_gate.judge(code->bytes.view(), act.clock.now()) == ScanGate::Verdict::Counts)
            return std::move(*code);
    }
}

// Cleaned and held against what the step expects, before anybody else sees it.
Result<ScannedCode> CameraProtocol::admit(Act &act, const DecodedCode &code, hal::CodeUse use)
{
    const auto aimId = code.aimId.toLatin1();
    auto scanned = KIOSK_TRY(cleanCode({code.bytes.view(), aimId}));
    KIOSK_TRY(judgeUse(scanned.text.view(), use, act.clock.wall().date()));
    return scanned;
}

Result<ScannedCode> CameraProtocol::scan(Act &act, hal::CodeUse use)
{
    const auto code = KIOSK_TRY(waitForCode(act));
    auto admitted = admit(act, code, use);
    if (admitted)
        act.device.count("GoodScanCount");
    else if (admitted.error().code == ErrorCode::CodeKind || admitted.error().code == ErrorCode::InvalidInput)
        act.device.count("FailedScanCount");
    return admitted;
}

Result<HealthReport> CameraProtocol::checkHealth(Act &act, HealthLevel level)
{
    if (level == HealthLevel::Internal) {
        KIOSK_TRY(m_capture.checkPresent());
        return HealthReport{level, true, m_capture.model()};
    }
    auto report = lookAround(act, level);
    if (report || report.error().code == ErrorCode::Cancelled || report.error().code == ErrorCode::LinkBroken)
        return report;
    return HealthReport{level, false, report.error().trace()};
}

// One picture, or, when a person is there to show one, a code. What it says stays here.
Result<HealthReport> CameraProtocol::lookAround(Act &act, HealthLevel level)
{
    if (level == HealthLevel::Interactive) {
        KIOSK_TRY(waitForCode(act));
        return HealthReport{level, true, m_capture.model() + QStringLiteral(", a code was read")};
    }
    const Seeing seeing(m_capture);
    KIOSK_TRY(startSeeing(act));
    const auto picture = KIOSK_TRY(nextWhole(act));
    return HealthReport{level, true,
                        QStringLiteral("%1, %2x%3 %4, mean brightness %5")
                            .arg(m_capture.model())
                            .arg(picture.width)
                            .arg(picture.height)
                            .arg(QLatin1String(codeName(m_capture.layout().format)))
                            .arg(meanBrightness(picture))};
}

Result<void> CameraProtocol::reset(Act &)
{
    m_capture.close();
    return m_capture.open();
}

} // namespace kiosk::scanner
