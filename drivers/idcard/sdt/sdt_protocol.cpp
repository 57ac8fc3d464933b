// SPDX-License-Identifier: Apache-2.0
#include "sdt_protocol.h"

#include <text/id_card_text.h>
#include <text/test_card.h>

namespace kiosk::sdt {

using hal::Act;
using hal::DeviceStatus;
using hal::HealthLevel;
using hal::HealthReport;
using hal::IdCardRecord;
using hal::StatusSnapshot;

namespace {

#ifdef KIOSK_PRODUCTION
constexpr bool production = true;
#else
constexpr bool production = false;
#endif

constexpr Duration findEvery = 100ms;     // while somebody waits for a card
constexpr Duration stayEvery = 1s;        // is the card that was read still there?
constexpr Duration stayByReadEvery = 3s;  // the same, when only a whole read can tell
constexpr Duration statusEvery = 3s;      // while nobody waits
constexpr Duration selfTestEvery = 200ms; // after a reset
constexpr int missesUntilGone = 2;        // one find in many misses a card that lies still
constexpr int suspiciousAfter = 3;

QString hex(SamStatus status)
{
    return QStringLiteral("%1").arg(static_cast<int>(status), 2, 16, QLatin1Char('0')).toUpper();
}

bool needsReset(SamStatus status) { return status == SamStatus::UnknownError || status == SamStatus::RandomFailed; }

bool isAuthFailure(SamStatus status)
{
    return status == SamStatus::CardAuthFailed || status == SamStatus::SamAuthFailed
        || status == SamStatus::VerificationFailed;
}

ErrorCode codeOf(SamStatus status)
{
    switch (status) {
    case SamStatus::ReadFailed:
    case SamStatus::NoCard: return ErrorCode::CardMoved;
    case SamStatus::UnknownCardType: return ErrorCode::CardKind;
    case SamStatus::NoSuchItem:
    case SamStatus::CardAuthFailed:
    case SamStatus::SamAuthFailed:
    case SamStatus::VerificationFailed:
    case SamStatus::FingerprintMismatch:
    case SamStatus::FingerprintLength:
    case SamStatus::SelectFailed: return ErrorCode::CardUnreadable;
    case SamStatus::BadCommand:
    case SamStatus::NotPermitted: return ErrorCode::Internal; // we broke the order of commands
    default: return ErrorCode::DeviceFault;
    }
}

// A single silence is no news yet; SdtLink turns the third one into LinkBroken.
bool isSilence(const Error &error) { return error.code == ErrorCode::TimedOut; }

} // namespace

SdtProtocol::SdtProtocol(std::unique_ptr<Transport> transport, Settings settings, Signals tell)
    : m_link(std::move(transport)), m_settings(settings), m_tell(std::move(tell))
{ }

Result<void> SdtProtocol::connect(Act &act)
{
    KIOSK_TRY(m_link.open(act));
    m_card = Card::Unknown; // a reader that kept its power still has the card of before selected
    m_knowsNoFingerprint = false;
    auto answer = ask(act, command::status);
    while (!answer && isSilence(answer.error()) && act.goOn()) // the first bytes after power-on may be lost
        answer = ask(act, command::status);
    if (!answer)
        return fail(std::move(answer.error()));
    if (answer->status != SamStatus::Ok)
        return fail(errorOf(act, answer->status, command::status));
    KIOSK_TRY(samIdentity(act));
    return {};
}

void SdtProtocol::disconnect() { m_link.close(); }

void SdtProtocol::setEnabled(bool enabled)
{
    m_enabledChanged = m_enabledChanged || enabled != m_enabled;
    m_enabled = enabled;
}

std::optional<Duration> SdtProtocol::pollEvery() const
{
    if (m_enabledChanged)
        return Duration::zero();
    if (!m_enabled)
        return statusEvery;
    if (m_card != Card::Read)
        return findEvery;
    return m_settings.model.newestAddress ? stayEvery : stayByReadEvery;
}

Result<void> SdtProtocol::poll(Act &act, bool readable)
{
    const bool isOwed = m_link.isOwed(act.clock);
    if (readable && !isOwed)
        return m_link.discardInput();
    noteEnabled(act);
    if (isOwed && !readable)
        return {}; // a citizen's read may come meanwhile, and would stand behind a look that waits for seconds
    auto done = isOwed ? m_link.settle(act) : m_enabled ? watch(act) : checkStatus(act);
    if (!done && done.error().code != ErrorCode::LinkBroken)
        return {}; // the status says it, and the next poll asks again
    return done;
}

// setEnabled() only leaves a note, since it has no act to speak through.
void SdtProtocol::noteEnabled(Act &act)
{
    if (!std::exchange(m_enabledChanged, false))
        return;
    m_card = Card::Unknown;
    if (!m_enabled) { // from now on nobody looks, so nothing is known
        m_present = false;
        act.device.unset(&StatusSnapshot::cardPresent);
    }
}

Result<void> SdtProtocol::checkStatus(Act &act)
{
    KIOSK_TRY(ask(act, command::status));
    return {};
}

// One exchange, and what it says about the reader itself.
Result<Reply> SdtProtocol::ask(Act &act, const Command &asked)
{
    auto reply = m_link.exchange(act, asked);
    if (!reply)
        return reply;
    const auto status = reply->status;
    if (status == SamStatus::SelfTestFailed || status == SamStatus::NotAuthorised) {
        act.device.setDevice(DeviceStatus::HardwareError, hal::FactSource::Sensor);
        act.device.setVendorCode(hex(status));
        return fail(ErrorCode::DeviceFault, QStringLiteral("%1: SW3=%2").arg(QLatin1String(asked.name), hex(status)));
    }
    if (act.device.status().device.value == DeviceStatus::HardwareError) {
        act.device.setDevice(DeviceStatus::Online);
        act.device.setVendorCode({});
    }
    return reply;
}

Error SdtProtocol::errorOf(Act &act, SamStatus status, const Command &asked)
{
    if (isAuthFailure(status) && ++m_suspicious == suspiciousAfter) {
        act.device.setDevice(DeviceStatus::PotentialFraud, hal::FactSource::Sensor);
        act.device.setVendorCode(hex(status));
        act.log.warning("idcard.suspicious", {{"sw3", static_cast<int>(status)}});
    }
    return {codeOf(status), QStringLiteral("%1: SW3=%2").arg(QLatin1String(asked.name), hex(status))};
}

void SdtProtocol::setPresent(Act &act, bool present)
{
    act.device.set(&StatusSnapshot::cardPresent, present);
    if (present == m_present)
        return;
    m_present = present;
    act.device.tell(present ? m_tell.cardInserted : m_tell.cardRemoved);
}

Result<void> SdtProtocol::watch(Act &act)
{
    if (m_card == Card::Unknown || m_card == Card::Read)
        KIOSK_TRY(lookWhetherItStays(act));
    if (m_card != Card::Read)
        KIOSK_TRY(findCard(act));
    return {};
}

// find answers "no card" to one that was read and lies there still; the newest address tells. Its data is dropped.
Result<void> SdtProtocol::lookWhetherItStays(Act &act)
{
    const auto &question = m_settings.model.newestAddress ? command::newestAddress : command::readTextPhoto;
    const auto status = KIOSK_TRY(ask(act, question)).status;
    m_link.forgetReply();
    const bool stays = status == SamStatus::Ok || status == SamStatus::NoSuchItem;
    if (stays || m_card == Card::Read)
        setPresent(act, stays);
    m_card = stays ? Card::Read : Card::None;
    return {};
}

Result<bool> SdtProtocol::findCard(Act &act)
{
    const auto status = KIOSK_TRY(ask(act, command::find)).status;
    if (status == SamStatus::CardFound) {
        m_misses = 0;
        m_card = Card::Found;
        setPresent(act, true);
        return true;
    }
    m_card = Card::None;
    if (needsReset(status))
        KIOSK_TRY(resetSamAndWait(act));
    else if (!m_present || ++m_misses >= missesUntilGone)
        setPresent(act, false);
    return false;
}

Result<IdCardRecord> SdtProtocol::read(Act &act)
{
    auto record = waitAndRead(act);
    m_link.forgetReply();
    if (record) {
        act.device.count("GoodReadCount");
        m_suspicious = 0;
        if (act.device.status().device.value == DeviceStatus::PotentialFraud) {
            act.device.setDevice(DeviceStatus::Online);
            act.device.setVendorCode({});
        }
    } else if (record.error().code != ErrorCode::NoCard && record.error().code != ErrorCode::Cancelled) {
        act.device.count("FailedReadCount");
    }
    return record;
}

Result<IdCardRecord> SdtProtocol::waitAndRead(Act &act)
{
    noteEnabled(act);
    while (true) {
        auto record = readOnce(act);
        if (record || (record.error().code != ErrorCode::NoCard && record.error().code != ErrorCode::TimedOut))
            return record;
        const auto lastCode = record.error().code;
        if (auto rest = act.pause(findEvery); !rest) {
            if (rest.error().code != ErrorCode::TimedOut)
                return fail(std::move(rest.error()));
            if (m_link.isSilent() || (m_present && lastCode == ErrorCode::TimedOut))
                return fail(ErrorCode::TimedOut, QStringLiteral("the reader says nothing"));
            if (m_present)
                return fail(ErrorCode::CardUnreadable, QStringLiteral("it lies there and cannot be selected"));
            return fail(ErrorCode::NoCard, QStringLiteral("nothing came"));
        }
    }
}

// NoCard and TimedOut (one silence) mean: try again while there is time.
Result<IdCardRecord> SdtProtocol::readOnce(Act &act)
{
    if (m_card == Card::Unknown)
        KIOSK_TRY(lookWhetherItStays(act));
    if (m_card != Card::Read)
        return findSelectTransfer(act);
    auto again = transfer(act); // a card that was read is not found again, but it can be read again
    if (again || again.error().code != ErrorCode::CardMoved)
        return again;
    m_card = Card::None; // it has gone; another one may lie there
    setPresent(act, false);
    return fail(ErrorCode::NoCard);
}

// Find, select and read are one act on one card: the record comes from the one frame of the last step.
Result<IdCardRecord> SdtProtocol::findSelectTransfer(Act &act)
{
    if (!KIOSK_TRY(findCard(act)))
        return fail(ErrorCode::NoCard);
    m_card = Card::Unknown; // whatever goes wrong from here on: the SAM may have selected it, and find is blind then
    const auto selected = KIOSK_TRY(ask(act, command::select)).status;
    if (selected == SamStatus::SelectFailed || selected == SamStatus::NoCard || selected == SamStatus::NotPermitted)
        return fail(ErrorCode::NoCard); // not permitted: it is selected already, the answer to that got lost
    if (selected != SamStatus::Ok)
        return fail(errorOf(act, selected, command::select));
    return transfer(act);
}

Fingerprint SdtProtocol::fingerprintNow() const
{
    return m_knowsNoFingerprint ? Fingerprint::NotAsked : m_settings.fingerprint;
}

Result<IdCardRecord> SdtProtocol::transfer(Act &act)
{
    auto fingerprint = fingerprintNow();
    const auto &question = fingerprint == Fingerprint::Asked ? command::readFingerprint : command::readTextPhoto;
    auto reply = KIOSK_TRY(ask(act, question));
    if (fingerprint == Fingerprint::Asked && reply.status == SamStatus::BadCommand) { // an older module
        act.log.warning("idcard.no-fingerprint");
        m_knowsNoFingerprint = true;
        fingerprint = Fingerprint::NotAsked;
        reply = KIOSK_TRY(ask(act, command::readTextPhoto));
    }
    if (needsReset(reply.status)) {
        KIOSK_TRY(resetSamAndWait(act));
        return fail(ErrorCode::TimedOut); // once more from find, if there is time
    }
    if (reply.status != SamStatus::Ok)
        return fail(errorOf(act, reply.status, question));
    m_card = Card::Read; // whatever is in it
    const auto content = KIOSK_TRY(decodeTextPhoto(reply.data, fingerprint));
    auto record = KIOSK_TRY(idcard::decodeTextBlock(content.text));
    record.photoWlt = SensitiveBytes(content.photo);
    record.fingerprint = SensitiveBytes(content.fingerprint);
    KIOSK_TRY(idcard::admitCard(record, production));
    return record;
}

Result<SensitiveText> SdtProtocol::readNewestAddress(Act &act)
{
    if (!m_settings.model.newestAddress)
        return fail(ErrorCode::Unsupported, QLatin1String(m_settings.model.name));
    if (m_card != Card::Read)
        return fail(ErrorCode::NoCard, QStringLiteral("no card was read"));
    const auto reply = KIOSK_TRY(ask(act, command::newestAddress));
    if (reply.status == SamStatus::NoSuchItem)
        return SensitiveText();
    if (reply.status != SamStatus::Ok)
        return fail(errorOf(act, reply.status, command::newestAddress));
    auto address = idcard::decodeTextField(KIOSK_TRY(decodeNewestAddress(reply.data)));
    m_link.forgetReply();
    return address;
}

Result<QString> SdtProtocol::samIdentity(Act &act)
{
    const auto reply = KIOSK_TRY(ask(act, command::samIdentity));
    if (reply.status != SamStatus::Ok)
        return fail(errorOf(act, reply.status, command::samIdentity));
    const auto identity = KIOSK_TRY(decodeSamIdentity(reply.data));
    if (!m_identity.isEmpty() && identity != m_identity) {
        act.log.warning("idcard.reader-exchanged", {{"was", Technical(m_identity)}, {"is", Technical(identity)}});
        act.device.count("ReaderExchangedCount");
        act.device.setVendorCode(QStringLiteral("reader-exchanged")); // until a fault or staff's next look replaces it
    }
    m_identity = identity;
    act.device.identify({}, identity);
    return identity;
}

Result<HealthReport> SdtProtocol::checkHealth(Act &act, HealthLevel level)
{
    HealthReport report{level, true, QStringLiteral("SAM ") + m_identity};
    auto status = ask(act, command::status);
    if (status && level != HealthLevel::Internal) // the antenna, too
        status = ask(act, command::find);
    if (!status && status.error().code != ErrorCode::DeviceFault)
        return fail(std::move(status.error()));
    if (!status || (level == HealthLevel::Internal && status->status != SamStatus::Ok))
        return HealthReport{level, false,
                            status ? QStringLiteral("SW3=") + hex(status->status) : status.error().trace()};
    if (level == HealthLevel::Interactive)
        if (const auto card = read(act); !card)
            return HealthReport{level, false, card.error().trace()};
    return report;
}

Result<void> SdtProtocol::reset(Act &act) { return resetSamAndWait(act, Ration::Taken); }

Result<void> SdtProtocol::resetSamAndWait(Act &act, Ration ration)
{
    if (ration == Ration::ToTake)
        KIOSK_TRY(act.takeReset());
    act.log.warning("idcard.reset");
    m_card = Card::Unknown;
    KIOSK_TRY(m_link.exchange(act, command::reset));
    while (true) { // the self-test runs for some seconds
        KIOSK_TRY(act.pause(selfTestEvery));
        const auto status = ask(act, command::status);
        if (status && status->status == SamStatus::Ok)
            return {};
        if (!status && !isSilence(status.error()) && status.error().code != ErrorCode::DeviceFault)
            return fail(status.error());
    }
}

} // namespace kiosk::sdt
