// SPDX-License-Identifier: Apache-2.0
#include "escpos_protocol.h"

#include "gb18030.h"
#include "receipt_encoder.h"

#include <algorithm>

namespace kiosk::escpos {
namespace {

using hal::Act;
using hal::ActOutcome;
using hal::DeviceStatus;
using hal::ReceiptOutcome;

constexpr int MissesAllowed = 3;
constexpr Duration GreetingTime = 300ms;
constexpr Duration AfterFault = 300ms; // the proof of a receipt that was just whole may follow the fault
constexpr Duration LastLook = 3s;

hal::ReceiptDocument testReceipt()
{
    return {{hal::ReceiptText{QStringLiteral("打印机自检 Self test"), hal::ReceiptAlign::Centre}, hal::ReceiptRule{},
             hal::ReceiptText{QStringLiteral("0123456789 ABCDEFGHIJ")}}};
}

} // namespace

EscposProtocol::EscposProtocol(std::unique_ptr<Transport> transport, Settings settings)
    : m_settings(std::move(settings)), m_link(std::move(transport), m_settings.baud.has_value(),
                                              [this](Act &act, const Reply &reply) { heard(act, reply); })
{ }

Result<void> EscposProtocol::connect(Act &act)
{
    if (!gb18030Available()) // its table is made here, so that the screen's thread never waits for it
        return fail(ErrorCode::Internal, QStringLiteral("this Qt has no GB18030 converter"));
    m_picture = {};
    m_awaitsRecovery = false;
    m_isGreeted = false;
    m_heardAnything = false;
    m_misses = 0;
    act.device.set(&hal::StatusSnapshot::paper, hal::Supply::Unknown, hal::FactSource::Inferred);
    act.device.set(&hal::StatusSnapshot::cover, hal::Cover::Unknown, hal::FactSource::Inferred);
    act.device.set(&hal::StatusSnapshot::cutter, hal::Cutter::Unknown, hal::FactSource::Inferred);
    KIOSK_TRY(m_link.open(act));
    if (m_settings.profile.autoStatus)
        KIOSK_TRY(m_link.send(act, autoStatus(AutoStatusAll)));
    if (!answers()) {
        KIOSK_TRY(lookAtPort(act));
        return {};
    }
    KIOSK_TRY(lookAt(act));
    if (!m_heardAnything)
        return fail(ErrorCode::TimedOut, QStringLiteral("no answer to DLE EOT"));
    return greet(act);
}

// Who it is; only whoever answers ids understands these, and nobody does while off-line. Once a connection, and before
// its first receipt: whether the printer knows ids decides what proves one.
Result<void> EscposProtocol::greet(Act &act)
{
    if (m_isGreeted || !m_settings.profile.processId || m_picture.device.value != DeviceStatus::Online)
        return {};
    m_isGreeted = true;
    m_identity.clear();
    KIOSK_TRY(m_link.send(act, requestName(NameOf::Firmware) + requestName(NameOf::Serial)));
    KIOSK_TRY(m_link.listen(act, GreetingTime, [this] { return m_identity.size() == 2; }));
    act.device.identify(m_identity.value(0), m_identity.value(1));
    return {};
}

void EscposProtocol::disconnect()
{
    m_link.close();
    m_confirmations.lineLost();
}

std::optional<Duration> EscposProtocol::pollEvery() const
{
    if (!m_link.isOpen())
        return 0ms; // it broke inside an act that ended with an outcome: say so at once
    return answers() || m_link.hasPortStatus() ? std::optional(m_settings.lookEvery) : std::nullopt;
}

Result<void> EscposProtocol::poll(Act &act, bool readable)
{
    if (!m_link.isOpen())
        return fail(ErrorCode::LinkBroken);
    if (readable) {
        bool once = false;
        KIOSK_TRY(m_link.listen(act, 1s, [&once] { return std::exchange(once, true); }));
        return recover(act);
    }
    m_heardAnything = false;
    if (!answers()) {
        KIOSK_TRY(lookAtPort(act));
        return {};
    }
    KIOSK_TRY(lookAt(act));
    m_misses = m_heardAnything ? 0 : m_misses + 1;
    if (m_misses >= MissesAllowed)
        return fail(ErrorCode::LinkBroken, QStringLiteral("no answer to DLE EOT"));
    return recover(act);
}

// A jammed cutter stays reported until the host says that it was mended, and nothing tells the host so. It is tried as
// soon as somebody has closed the cover, else now and then; what the printer holds goes on, and answers for itself.
Result<void> EscposProtocol::recover(Act &act)
{
    if (!m_awaitsRecovery)
        return {};
    const auto now = act.clock.now();
    if (!m_wasOpened && m_recovered && now - *m_recovered < m_settings.recoverEvery)
        return {};
    if (!m_recoveries.take(now))
        return {};
    m_recovered = now;
    m_wasOpened = false;
    act.log.info("receipt.recovering");
    m_recovering = true;
    const auto sent = m_link.send(act, recoverAndContinue());
    const auto waited = sent ? m_link.listen(act, m_settings.cutWithin, [] { return false; }) : fail(sent.error());
    m_recovering = false;
    if (!waited)
        return fail(waited.error());
    return lookAt(act);
}

Result<void> EscposProtocol::lookAt(Act &act)
{
    const auto answered = m_link.askRealtime(act);
    if (answered && (*answered)[0]) {
        show(act, factsOf(*answered));
        return {};
    }
    if (!answered && answered.error().code != ErrorCode::TimedOut)
        return fail(answered.error());
    if (!KIOSK_TRY(lookAtPort(act)) && !answered)
        return fail(answered.error());
    return {};
}

// A printer that never answers on USB, or takes no question while it is stuck, still has the wires of its port.
Result<bool> EscposProtocol::lookAtPort(Act &act)
{
    const auto port = KIOSK_TRY(m_link.portStatus(act));
    if (!port)
        return false;
    m_heardAnything = true;
    show(act, factsOf(*port));
    return true;
}

void EscposProtocol::heard(Act &act, const Reply &reply)
{
    m_heardAnything = true;
    if (const auto *status = std::get_if<AutoStatus>(&reply)) {
        show(act, factsOf(*status));
    } else if (const auto *plain = std::get_if<PlainReply>(&reply)) {
        if (const auto proven = m_confirmations.paperCame(plain->bits))
            confirmed(act, *proven);
    } else if (const auto *block = std::get_if<BlockReply>(&reply)) {
        if (block->head == NameBlock) {
            m_identity << QString::fromLatin1(block->body);
            m_confirmations.knowsIds(); // clones leave GS I alone as well
        } else if (const auto id = processIdOf(*block)) {
            if (const auto proven = m_confirmations.idCame(*id))
                confirmed(act, *proven);
        }
    }
}

void EscposProtocol::confirmed(Act &act, ActId id)
{
    act.device.count("PaperCutCount");
    if (id == m_current) {
        m_currentProven = true;
        return;
    }
    act.log.info("receipt.confirmed-late", {{"act", id}});
    act.device.tell([late = m_settings.confirmedLate, id] { late(id); });
}

void EscposProtocol::show(Act &act, const PrinterFacts &facts)
{
    if (m_recovering)
        return; // a cutter that is still stuck says that it is well until it has tried
    const auto before = m_picture;
    m_picture = statusOf(facts);
    const bool isOpen = facts.cover == hal::Cover::Open;
    m_wasOpened = m_wasOpened || isOpen;
    m_awaitsRecovery = (facts.cutter == hal::Cutter::Jammed || facts.needsRecovery) && !isOpen && !facts.broken
        && facts.paper != hal::Supply::Out && !facts.isInferred;
    if (m_picture.device.value == DeviceStatus::Online) {
        m_recovered.reset();
        m_wasOpened = false;
    }
    act.device.setDevice(m_picture.device.value, m_picture.device.source);
    act.device.set(&hal::StatusSnapshot::paper, m_picture.paper->value, m_picture.paper->source);
    act.device.set(&hal::StatusSnapshot::cover, m_picture.cover->value, m_picture.cover->source);
    act.device.set(&hal::StatusSnapshot::cutter, m_picture.cutter->value, m_picture.cutter->source);
    act.device.setVendorCode(m_picture.vendorCode);
    act.device.publish(); // an act may be waiting for somebody to put in paper
    const auto opened = [](const hal::StatusSnapshot &s) { return s.cover && s.cover->value == hal::Cover::Open; };
    if (opened(m_picture) && !opened(before))
        act.device.count("ReceiptCoverOpenCount");
}

// Faults that keep a receipt from being whole; being off-line for a moment is none.
std::optional<ErrorCode> EscposProtocol::stoppingFault() const
{
    const auto found = hal::fault(m_picture);
    return found == ErrorCode::LinkBroken ? std::nullopt : found;
}

Duration EscposProtocol::patienceFor(qsizetype bytes) const
{
    const int line = m_settings.baud ? *m_settings.baud / 10 : m_settings.profile.bytesPerSecond;
    const int rate = std::min(line, m_settings.profile.bytesPerSecond);
    return m_settings.confirmWithin + Duration(bytes * 1000 / rate);
}

Result<void> EscposProtocol::refuse(Act &act)
{
    m_heardAnything = false;
    if (answers())
        KIOSK_TRY(lookAt(act));
    else if (!KIOSK_TRY(lookAtPort(act)))
        return {};
    if (!m_heardAnything)
        return fail(ErrorCode::LinkBroken, QStringLiteral("no answer to DLE EOT"));
    if (const auto found = hal::fault(m_picture))
        return fail(*found, m_picture.vendorCode);
    return {};
}

Result<ReceiptOutcome> EscposProtocol::print(Act &act, QByteArrayView job, ActId id)
{
    KIOSK_TRY(refuse(act));
    KIOSK_TRY(greet(act));
    m_current = id;
    m_currentProven = false;
    auto outcome = run(act, job, id);
    m_current = {};
    if (!m_link.isOpen() && !m_currentProven)
        m_link.owe(job.size());
    if (outcome && outcome->printed != ActOutcome::Committed)
        act.device.count(outcome->fault == ErrorCode::CutterJam ? "FailedPaperCutCount" : "PrinterFaultCount");
    return outcome;
}

Result<ReceiptOutcome> EscposProtocol::run(Act &act, QByteArrayView job, ActId id)
{
    QByteArray questions;
    if (m_settings.profile.processId)
        questions += requestProcessId(processIdFor(id));
    if (m_settings.profile.paperReply)
        questions += requestPaper();
    const Duration patience = patienceFor(job.size());
    const auto stop = [this] { return stoppingFault().has_value(); };

    const auto sent = m_link.sendJob(act, job, patience, stop);
    if (!sent)
        return conclude(act, sent.error().code);
    if (*sent != EscposLink::SendEnd::Whole)
        return conclude(act, act.cancel.isCancelled() ? ErrorCode::Cancelled : ErrorCode::OutcomeUnknown);
    m_confirmations.expect(id, m_settings.profile.processId, m_settings.profile.paperReply);
    if (const auto asked = m_link.send(act, questions); !asked)
        return conclude(act, asked.error().code);
    if (!answers())
        return conclude(act, ErrorCode::OutcomeUnknown);
    const auto waited = m_link.listen(act, patience, [&] { return m_currentProven || stop(); });
    if (!waited)
        return conclude(act, waited.error().code);
    if (!m_currentProven && stop())
        static_cast<void>(m_link.listen(act, AfterFault, [this] { return m_currentProven; }).has_value());
    else if (!m_currentProven && m_confirmations.idStayedSilent(id))
        confirmed(act, id);
    return conclude(act, m_currentProven ? std::nullopt : std::optional(ErrorCode::OutcomeUnknown));
}

// Nothing proved it, or not yet: what the printer says of itself now decides between "not" and "unknown".
ReceiptOutcome EscposProtocol::conclude(Act &act, std::optional<ErrorCode> cause)
{
    if (!m_currentProven && !stoppingFault() && m_link.isOpen() && answers()) {
        Act look = act; // the act's own time may be over
        look.deadline = Deadline::in(act.clock, LastLook);
        look.cancel = {};
        m_heardAnything = false;
        if (const auto looked = lookAt(look); (!looked || !m_heardAnything) && cause == ErrorCode::OutcomeUnknown)
            cause = ErrorCode::LinkBroken;
    }
    if (m_currentProven)
        return {ActOutcome::Committed, {}};
    const auto found = stoppingFault();
    if (found && !m_confirmations.paperHasCome(m_current)) // else it may have come after the receipt
        return {ActOutcome::NotCommitted, found};
    return {ActOutcome::Unknown, found ? found : cause};
}

Result<hal::HealthReport> EscposProtocol::checkHealth(Act &act, hal::HealthLevel level)
{
    hal::HealthReport report{level, false, {}};
    if (level == hal::HealthLevel::Interactive)
        return fail(ErrorCode::Unsupported);
    if (const auto refused = refuse(act); !refused) {
        if (refused.error().code == ErrorCode::LinkBroken)
            return fail(refused.error());
        report.text = refused.error().trace();
        return report;
    }
    if (level == hal::HealthLevel::External) {
        const auto job = KIOSK_TRY(encodeReceipt(testReceipt(), m_settings.profile, nullptr));
        const auto outcome = KIOSK_TRY(print(act, job, ActId::make(act.clock)));
        report.passed = outcome.printed == ActOutcome::Committed;
        report.text = QStringLiteral("test receipt: %1").arg(QLatin1String(codeName(outcome.printed)));
        return report;
    }
    report.passed = true;
    report.text = QStringLiteral("%1, %2 stray bytes").arg(m_settings.profile.name).arg(m_link.noise());
    return report;
}

Result<void> EscposProtocol::reset(Act &act)
{
    KIOSK_TRY(m_link.send(act, recoverAndDiscard() + initialise()));
    m_confirmations.discarded();
    if (m_settings.profile.autoStatus)
        KIOSK_TRY(m_link.send(act, autoStatus(AutoStatusAll)));
    if (!answers())
        return {};
    KIOSK_TRY(lookAt(act));
    if (const auto found = hal::fault(m_picture))
        return fail(*found, m_picture.vendorCode);
    return {};
}

} // namespace kiosk::escpos
