// SPDX-License-Identifier: Apache-2.0
#include "hidpos_protocol.h"

#include <string.h>

namespace kiosk::hidpos {

using hal::Act;
using hal::HealthLevel;
using hal::HealthReport;
using hal::ScannedCode;

namespace {

constexpr Duration quiet = 50ms;        // reports of one series come 1 to 10 ms apart
constexpr Duration seriesGap = 200ms;   // after which the rest of a series will not come
constexpr Duration settleLimit = 500ms; // while nobody waits

bool isSilence(const Error &error) { return error.code == ErrorCode::TimedOut; }

} // namespace

Result<void> HidPosProtocol::connect(Act &act)
{
    m_series.forget();
    KIOSK_TRY(m_transport->open(act.deadline, act.cancel));
    KIOSK_TRY(learnLayout(act));
    return m_transport->discardInput();
}

Result<void> HidPosProtocol::learnLayout(Act &act)
{
    act.device.setVendorCode({});
    const auto descriptor = KIOSK_TRY(m_descriptorOf(m_transport->descriptor()));
    auto layout = descriptor.isEmpty() ? Result<Layout>(usualLayout()) : layoutOf(descriptor);
    if (!layout) {
        act.device.setVendorCode(layout.error().code == ErrorCode::Unsupported ? QStringLiteral("hid-no-scanner")
                                                                               : QStringLiteral("hid-descriptor"));
        return fail(layout.error());
    }
    m_layout = *layout;
    return {};
}

void HidPosProtocol::disconnect()
{
    m_transport->close();
    m_series.forget();
}

// One whole series, or TimedOut.
Result<void> HidPosProtocol::collect(Act &act, Deadline until)
{
    std::array<char, mostReport> bytes{};
    while (true) {
        KIOSK_TRY(act.goOn());
        const auto got
            = m_transport->readSome(std::span(bytes).first(std::size_t(m_layout.size)),
                                    m_series.isOpen() ? until.within(act.clock, seriesGap) : until, act.cancel);
        if (!got && isSilence(got.error()) && m_series.isOpen() && !until.passed(act.clock)) {
            if (!m_series.isSpoilt()) // which has been counted
                act.device.count("CommunicationErrorCount");
            m_series.forget(); // the rest of it will not come
            continue;
        }
        if (!got)
            return fail(got.error());
        const auto report = decodeReport(QByteArrayView(bytes.data(), *got), m_layout);
        const bool whole = report && m_series.add(*report);
        if (!report) { // a part of the series is lost, so all of it is
            m_series.spoil();
            act.device.count("CommunicationErrorCount");
            act.log.debug("scanner.bad-report", {{"error", report.error()}});
        }
        explicit_bzero(bytes.data(), bytes.size());
        if (whole)
            return {};
    }
}

// Until the scanner is silent, so that the end of a series is not taken for a whole one.
Result<void> HidPosProtocol::dropInput(Act &act, Deadline until)
{
    while (!until.passed(act.clock)) {
        auto series = collect(act, Deadline::in(act.clock, quiet));
        if (!series && isSilence(series.error())) {
            if (!m_series.isOpen())
                return act.goOn();
            series = collect(act, Deadline::in(act.clock, seriesGap)); // the rest of it
        }
        if (!series && !isSilence(series.error()))
            return series;
        act.device.count("DroppedScanCount");
        m_series.forget();
    }
    m_series.forget();
    return fail(ErrorCode::TimedOut, QStringLiteral("never silent"));
}

Result<void> HidPosProtocol::poll(Act &act, bool readable)
{
    if (!readable)
        return {};
    auto dropped = dropInput(act, act.step(settleLimit));
    return !dropped && isSilence(dropped.error()) ? Result<void>() : dropped;
}

Result<ScannedCode> HidPosProtocol::scan(Act &act, hal::CodeUse use)
{
    auto code = waitForCode(act, use);
    m_series.forget();
    if (code)
        act.device.count("GoodScanCount");
    else if (code.error().code == ErrorCode::CodeKind || code.error().code == ErrorCode::InvalidInput)
        act.device.count("FailedScanCount");
    return code;
}

Result<ScannedCode> HidPosProtocol::waitForCode(Act &act, hal::CodeUse use)
{
    KIOSK_TRY(dropInput(act, act.deadline));
    act.log.debug("scanner.waiting");
    while (true) {
        KIOSK_TRY(collect(act, act.deadline));
        auto answer = m_judge.judge({m_series.text(), m_series.aimId()}, use, act.clock);
        m_series.forget();
        if (answer)
            return std::move(*answer);
        act.device.count("DroppedScanCount");
    }
}

Result<HealthReport> HidPosProtocol::checkHealth(Act &act, HealthLevel level)
{
    if (level == HealthLevel::Interactive) {
        if (const auto code = scan(act, hal::CodeUse::Receipt); !code)
            return HealthReport{level, false, code.error().trace()};
    }
    return HealthReport{level, m_transport->isOpen(), m_transport->address()};
}

// Nothing in the protocol resets a scanner; the node is opened anew.
Result<void> HidPosProtocol::reset(Act &act) { return connect(act); }

} // namespace kiosk::hidpos
