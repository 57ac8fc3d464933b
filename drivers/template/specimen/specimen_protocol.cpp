// SPDX-License-Identifier: Apache-2.0
#include "specimen_protocol.h"

namespace kiosk::specimen {

using hal::Act;
using hal::HealthLevel;
using hal::HealthReport;
using hal::ScannedCode;

namespace {

constexpr Duration quiet = 20ms;        // of the line: what was under way has come
constexpr Duration settleLimit = 500ms; // a line that never falls silent does not hold up the lane

bool isSilence(const Error &error) { return error.code == ErrorCode::TimedOut; }

} // namespace

SpecimenProtocol::SpecimenProtocol(std::unique_ptr<Transport> transport, QString arrivalPath, const Settings &settings)
    : m_settings(settings), m_arrivalPath(std::move(arrivalPath)), m_transport(std::move(transport))
{ }

Result<void> SpecimenProtocol::connect(Act &act)
{
    m_misses = 0;
    KIOSK_TRY(m_transport->open(act.deadline, act.cancel));
    KIOSK_TRY(m_transport->discardInput());
    for (int attempt = 1;; ++attempt) { // the first bytes after power-on may be lost
        auto hello = ask(act, encode(Request::Hello), Answer::Hello);
        if (hello)
            break;
        if (!isSilence(hello.error()) || attempt == m_settings.timing.missesUntilLost)
            return hello;
        KIOSK_TRY(act.goOn());
    }
    return ask(act, encodeLight(m_settings.light), Answer::Done); // a device that was replaced knows no setting
}

void SpecimenProtocol::disconnect()
{
    m_transport->close();
    m_splitter.clear();
}

Result<void> SpecimenProtocol::poll(Act &act, bool readable) { return readable ? dropInput(act) : heartbeat(act); }

Result<void> SpecimenProtocol::heartbeat(Act &act)
{
    auto hello = ask(act, encode(Request::Hello), Answer::Hello);
    if (hello)
        m_misses = 0;
    if (hello || !isSilence(hello.error()))
        return hello;
    act.device.count("CommunicationErrorCount");
    if (++m_misses < m_settings.timing.missesUntilLost)
        return {};
    return fail(ErrorCode::LinkBroken, QStringLiteral("no answer to the heartbeat"));
}

// What was read while nobody waited is nobody's: counted, never looked at, overwritten.
Result<void> SpecimenProtocol::dropInput(Act &act)
{
    const auto until = act.step(settleLimit);
    while (!until.passed(act.clock)) {
        const auto frame = receive(act, act.step(quiet));
        if (!frame && !isSilence(frame.error()))
            return fail(frame.error());
        if (!frame)
            break;
        if (frame->answer == Answer::Code)
            act.device.count("DroppedScanCount");
    }
    m_splitter.clear();
    return {};
}

Result<Frame> SpecimenProtocol::receive(Act &act, Deadline until)
{
    while (true) {
        if (const auto frame = m_splitter.next())
            return *frame;
        KIOSK_TRY(act.goOn());
        m_splitter.added(KIOSK_TRY(m_transport->readSome(m_splitter.space(), until, act.cancel)));
    }
}

// TimedOut when no such answer comes in time.
Result<void> SpecimenProtocol::ask(Act &act, QByteArrayView request, Answer expected)
{
    m_splitter.clear(); // half of an old frame would take the answer's bytes for its own
    const auto until = act.step(m_settings.timing.reply);
    KIOSK_TRY(m_transport->writeAll(request, until, act.cancel));
    while (true) {
        const auto frame = KIOSK_TRY(receive(act, until));
        if (frame.answer == expected)
            return {};
        if (frame.answer == Answer::Code)
            act.device.count("DroppedScanCount");
    }
}

Result<ScannedCode> SpecimenProtocol::scan(Act &act, hal::CodeUse use)
{
    auto code = waitForCode(act, use);
    m_splitter.clear();
    if (code)
        act.device.count("GoodScanCount");
    else if (code.error().code == ErrorCode::CodeKind || code.error().code == ErrorCode::InvalidInput)
        act.device.count("FailedScanCount");
    return code;
}

Result<ScannedCode> SpecimenProtocol::waitForCode(Act &act, hal::CodeUse use)
{
    while (true) {
        KIOSK_TRY(act.goOn());
        ++m_round;
        if (const auto begun = ask(act, encodeTrigger(m_round), Answer::Done); !begun) {
            KIOSK_TRY(act.goOn()); // the act's own end is no fault of the device
            return isSilence(begun.error()) ? fail(ErrorCode::LinkBroken, QStringLiteral("no answer to the trigger"))
                                            : fail(begun.error());
        }
        const auto windowEnd = act.step(m_settings.timing.window);
        while (true) {
            const auto frame = receive(act, windowEnd);
            if (!frame && !isSilence(frame.error()))
                return fail(frame.error());
            if (!frame)
                break;
            if (frame->answer != Answer::Code)
                continue;
            const auto code = decodeCode(frame->bytes);
            if (code && code->round == m_round) {
                if (auto answer = m_judge.judge({code->text, {}}, use, act.clock))
                    return std::move(*answer);
                act.device.count("DroppedScanCount");
                break; // seen a moment ago: the trigger is used up
            }
            act.device.count("DroppedScanCount"); // of an earlier citizen
        }
    }
}

Result<HealthReport> SpecimenProtocol::checkHealth(Act &act, HealthLevel level)
{
    const auto hello = ask(act, encode(Request::Hello), Answer::Hello);
    if (!hello && !isSilence(hello.error()))
        return fail(hello.error());
    if (!hello)
        return HealthReport{level, false, QStringLiteral("no answer to the heartbeat")};
    if (level == HealthLevel::Interactive) { // any code that is none of a citizen's
        if (const auto code = scan(act, hal::CodeUse::Receipt); !code)
            return HealthReport{level, false, code.error().trace()};
    }
    return HealthReport{level, true, QStringLiteral("specimen")};
}

Result<void> SpecimenProtocol::reset(Act &act)
{
    KIOSK_TRY(ask(act, encode(Request::Restart), Answer::Done));
    return ask(act, encodeLight(m_settings.light), Answer::Done);
}

} // namespace kiosk::specimen
