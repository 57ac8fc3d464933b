// SPDX-License-Identifier: Apache-2.0
#include "gm65_protocol.h"

#include <algorithm>
#include <utility>

namespace kiosk::gm65 {

using hal::Act;
using hal::HealthLevel;
using hal::HealthReport;
using hal::ScannedCode;

namespace {

constexpr Duration settleLimit = 500ms; // while nobody waits; a scan settles until its own deadline
constexpr Duration missRetry = 1s;      // a missed heartbeat is asked again sooner than the next one is due

bool isSilence(const Error &error) { return error.code == ErrorCode::TimedOut; }

} // namespace

Gm65Protocol::Gm65Protocol(std::unique_ptr<Transport> transport, QString arrivalPath, const Settings &settings)
    : m_settings(settings), m_arrivalPath(std::move(arrivalPath)),
      m_link(std::move(transport), settings.tail, settings.timing),
      m_judge(scanner::TextFrame{settings.prefix, {}, settings.aimId})
{ }

Result<void> Gm65Protocol::connect(Act &act)
{
    m_misses = 0;
    m_isDoubtful = false;
    KIOSK_TRY(m_link.open(act));
    KIOSK_TRY(dropInput(act, act.step(settleLimit)));
    for (int attempt = 1;; ++attempt) { // the first bytes after power-on may be lost
        auto alive = m_link.ask(act, encodeHeartbeat(), ReplyType::Heartbeat);
        if (alive)
            break;
        if (!isSilence(alive.error()) || attempt == m_settings.timing.missesUntilLost)
            return fail(std::move(alive.error()));
        KIOSK_TRY(act.goOn());
    }
    return applySettings(act);
}

void Gm65Protocol::disconnect() { m_link.close(); }

std::optional<Duration> Gm65Protocol::pollEvery() const
{
    return m_isDoubtful ? std::min(missRetry, m_settings.timing.heartbeat) : m_settings.timing.heartbeat;
}

Result<void> Gm65Protocol::poll(Act &act, bool readable)
{
    if (!readable)
        return heartbeat(act);
    auto dropped = dropInput(act, act.step(settleLimit));
    return !dropped && isSilence(dropped.error()) ? Result<void>() : dropped;
}

// What was read while nobody waited is nobody's: counted, never looked at, overwritten.
Result<void> Gm65Protocol::dropInput(Act &act, Deadline until)
{
    const int dropped = KIOSK_TRY(m_link.settle(act, until));
    if (dropped > 0) {
        act.device.count("DroppedScanCount", dropped);
        act.log.debug("scanner.dropped", {{"scans", dropped}});
    }
    return {};
}

Result<void> Gm65Protocol::heartbeat(Act &act)
{
    const auto alive = m_link.ask(act, encodeHeartbeat(), ReplyType::Heartbeat);
    if (alive)
        return sayAlive(act);
    return isSilence(alive.error()) ? missed(act, "heartbeat") : fail(alive.error());
}

Result<void> Gm65Protocol::missed(Act &act, const char *what)
{
    act.device.count("CommunicationErrorCount");
    m_isDoubtful = true;
    if (++m_misses < m_settings.timing.missesUntilLost)
        return {};
    return fail(ErrorCode::LinkBroken, QStringLiteral("%1: no reply").arg(QLatin1String(what)));
}

// A module that was silent may have lost its power, and with it the settings, which are never saved to its flash.
Result<void> Gm65Protocol::sayAlive(Act &act)
{
    m_misses = 0;
    return std::exchange(m_isDoubtful, false) ? applySettings(act) : Result<void>();
}

Result<void> Gm65Protocol::applySettings(Act &act)
{
    // first of all: until then a citizen's code can re-configure the module
    const auto off = m_link.ask(act, settingCodesOff, ReplyType::Command);
    if (!off && !isSilence(off.error()))
        return fail(off.error());
    if (!off || off->result != resultOk)
        act.log.warning("scanner.setting-codes-unconfirmed");

    const auto mode = m_link.ask(act, encodeRead(Zone::Mode), ReplyType::Command);
    if (!mode && !isSilence(mode.error()))
        return fail(mode.error());
    if (mode && mode->bytes.size() == 1) { // the other bits are lamp and beeper
        const auto bits = static_cast<std::uint8_t>(mode->bytes[0]);
        KIOSK_TRY(write(act, Zone::Mode, static_cast<std::uint8_t>((bits & ~modeMask) | modeCommand)));
    }
    const auto &model = modelOf(m_settings.dialect);
    if (model.setsEncoding)
        KIOSK_TRY(write(act, Zone::Encoding, encodingUtf8));
    if (model.setsTail) {
        const bool written = KIOSK_TRY(write(act, Zone::Tail, static_cast<std::uint8_t>(m_settings.tail)));
        m_link.needTail(written && m_settings.tail != Tail::None);
    }
    KIOSK_TRY(write(act, Zone::AimId, m_settings.aimId ? aimIdOn : aimIdOff));
    return {};
}

// A setting that is not taken is no reason to be without a scanner: the text library reads what comes. False then.
Result<bool> Gm65Protocol::write(Act &act, Zone zone, std::uint8_t value)
{
    const auto written = m_link.ask(act, encodeWrite(zone, value), ReplyType::Command);
    if (!written && !isSilence(written.error()))
        return fail(written.error());
    const bool taken = written && written->result == resultOk;
    if (!taken)
        act.log.warning("scanner.setting-refused", {{"zone", static_cast<int>(zone)}});
    return taken;
}

Result<ScannedCode> Gm65Protocol::scan(Act &act, hal::CodeUse use)
{
    auto code = waitForCode(act, use);
    m_link.wipe();
    if (code)
        act.device.count("GoodScanCount");
    else if (code.error().code == ErrorCode::CodeKind || code.error().code == ErrorCode::InvalidInput)
        act.device.count("FailedScanCount");
    return code;
}

// The reply to each trigger is the sign of life meanwhile.
Result<ScannedCode> Gm65Protocol::waitForCode(Act &act, hal::CodeUse use)
{
    KIOSK_TRY(dropInput(act, act.deadline));
    while (true) {
        KIOSK_TRY(act.goOn());
        KIOSK_TRY(m_link.send(act, encodeWrite(Zone::Trigger, triggerOnce)));
        const auto windowEnd = Deadline::in(act.clock, m_settings.timing.window);
        const auto replyDue = Deadline::in(act.clock, m_settings.timing.reply);
        bool replied = false;
        while (true) {
            const auto piece = m_link.receive(
                act, act.deadline.within(act.clock, *(replied ? windowEnd : replyDue).left(act.clock)));
            if (!piece && piece.error().code == ErrorCode::BadFrame) {
                act.device.count("DroppedScanCount");
                break; // half of a text: show it again
            }
            if (!piece && !isSilence(piece.error()))
                return fail(piece.error());
            KIOSK_TRY(act.goOn());
            if (!piece) { // over: pull the trigger again
                if (!replied)
                    KIOSK_TRY(missed(act, "trigger"));
                break;
            }
            if (piece->reply) {
                replied = replied || piece->reply->type == ReplyType::Command;
                m_misses = 0;
                continue;
            }
            if (isBrokenReply(piece->text)) { // nobody showed anything yet
                KIOSK_TRY(missed(act, "trigger"));
                break;
            }
            if (scanner::RawCode raw{piece->text, {}}; !isReadFailText(raw.bytes)) {
                if (auto answer = m_judge.judge(raw, use, act.clock))
                    return std::move(*answer);
            }
            act.device.count("DroppedScanCount");
            break;
        }
    }
}

Result<HealthReport> Gm65Protocol::checkHealth(Act &act, HealthLevel level)
{
    const auto alive = m_link.ask(act, encodeHeartbeat(), ReplyType::Heartbeat);
    if (!alive && !isSilence(alive.error()))
        return fail(alive.error());
    if (!alive)
        return HealthReport{level, false, QStringLiteral("no reply to the heartbeat")};
    if (level == HealthLevel::Interactive) { // any code that is none of a citizen's
        if (const auto code = scan(act, hal::CodeUse::Receipt); !code)
            return HealthReport{level, false, code.error().trace()};
    }
    return HealthReport{level, true, QLatin1String(modelOf(m_settings.dialect).name)};
}

// The modules' own reset restores the factory's settings, setting codes among them; so this is only a new beginning.
Result<void> Gm65Protocol::reset(Act &act)
{
    KIOSK_TRY(dropInput(act, act.step(settleLimit)));
    return applySettings(act);
}

} // namespace kiosk::gm65
