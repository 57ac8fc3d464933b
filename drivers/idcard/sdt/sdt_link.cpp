// SPDX-License-Identifier: Apache-2.0
#include "sdt_link.h"

namespace kiosk::sdt {

namespace {

constexpr int resends = 3;
constexpr int silencesUntilBroken = 3;
constexpr Duration longestGap = 100ms; // between bytes of one frame

bool isDamage(const Error &error) { return error.code == ErrorCode::BadFrame || error.code == ErrorCode::BadChecksum; }

} // namespace

Result<void> SdtLink::open(hal::Act &act)
{
    m_silences = 0;
    m_owedUntil = Deadline::at({});
    return m_transport->open(act.deadline, act.cancel);
}

void SdtLink::close()
{
    m_transport->close();
    m_receiver.clear();
}

Result<void> SdtLink::discardInput()
{
    m_receiver.clear();
    return m_transport->discardInput();
}

Result<Reply> SdtLink::exchange(hal::Act &act, const Command &command)
{
    Error damage;
    for (int attempt = 0; attempt <= resends; ++attempt) {
        KIOSK_TRY(act.goOn());
        auto reply = once(act, command);
        if (!reply && !isDamage(reply.error()))
            return reply;
        if (reply && reply->status != SamStatus::BadChecksum && reply->status != SamStatus::BadLength)
            return reply;
        damage = reply ? Error{reply->status == SamStatus::BadChecksum ? ErrorCode::BadChecksum : ErrorCode::BadFrame,
                               QStringLiteral("seen by the SAM")}
                       : reply.error();
        act.device.count("CommunicationErrorCount");
        act.log.debug("idcard.resend", {{"command", command.name}, {"error", damage}});
    }
    return fail(damage.within(QLatin1String(command.name)));
}

Result<Reply> SdtLink::once(hal::Act &act, const Command &command)
{
    KIOSK_TRY(settle(act));
    KIOSK_TRY(discardInput());
    const auto full = Deadline::in(act.clock, command.limit);
    const auto until = act.step(command.limit);
    KIOSK_TRY(m_transport->writeAll(encodeRequest(command), until, act.cancel));
    while (true) {
        auto received = receive(act, until);
        if (!received) {
            const auto code = received.error().code;
            if (code == ErrorCode::Cancelled || code == ErrorCode::TimedOut)
                m_owedUntil = full;
            if (code != ErrorCode::TimedOut || !full.passed(act.clock))
                return fail(std::move(received.error()));
            if (++m_silences < silencesUntilBroken)
                return fail(ErrorCode::TimedOut, QLatin1String(command.name));
            return fail(ErrorCode::LinkBroken, QStringLiteral("%1: no answer").arg(QLatin1String(command.name)));
        }
        m_silences = 0;
        if (answers(**received, command))
            return **received;
        // a late or doubled answer to an earlier command
        act.log.debug("idcard.stray-reply",
                      {{"command", command.name}, {"sw3", static_cast<int>((*received)->status)}});
    }
}

Result<std::optional<Reply>> SdtLink::receive(hal::Act &act, Deadline until)
{
    while (true) {
        if (auto reply = m_receiver.next(); !reply || *reply)
            return reply;
        const bool midFrame = m_receiver.isMidFrame();
        const auto got = m_transport->readSome(m_receiver.space(),
                                               midFrame ? until.within(act.clock, longestGap) : until, act.cancel);
        if (got) {
            m_receiver.added(*got);
        } else if (got.error().code == ErrorCode::TimedOut && midFrame && !until.passed(act.clock)) {
            if (m_receiver.isPastHead())
                return fail(ErrorCode::BadFrame, QStringLiteral("broken off"));
            m_receiver.clear(); // noise that looked like a beginning
        } else {
            return fail(got.error());
        }
    }
}

// The asker of the last command left before its answer was due (cancelled, or a short deadline). Its answer would be
// taken for the next command's, so it is waited for, no longer than it may take and never longer than this act has. Who
// leaves early hands the debt on.
Result<void> SdtLink::settle(hal::Act &act)
{
    if (m_owedUntil.passed(act.clock))
        return {};
    act.log.debug("idcard.owed-reply");
    const auto owed = receive(act, act.step(*m_owedUntil.left(act.clock)));
    const auto code = owed ? std::optional<ErrorCode>() : std::optional(owed.error().code);
    const bool leavesEarly = code == ErrorCode::Cancelled || code == ErrorCode::TimedOut;
    if (leavesEarly && !m_owedUntil.passed(act.clock))
        return fail(owed.error());
    m_owedUntil = Deadline::at({});
    if (code == ErrorCode::LinkBroken)
        return fail(owed.error());
    return {};
}

} // namespace kiosk::sdt
