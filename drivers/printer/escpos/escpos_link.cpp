// SPDX-License-Identifier: Apache-2.0
#include "escpos_link.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>

namespace kiosk::escpos {
namespace {

using hal::Act;

constexpr Duration AnswerTime = 500ms;  // DLE EOT answers come within 100 ms
constexpr Duration PartialTime = 500ms; // then a frame's rest will not come any more
constexpr Duration Slice = 100ms;
constexpr Duration PieceTime = 5s;
constexpr qsizetype Piece = 128; // always fits when poll says that something does

} // namespace

EscposLink::EscposLink(std::unique_ptr<Transport> transport, bool obeysXOff, Sink sink)
    : m_transport(std::move(transport)), m_usb(dynamic_cast<UsbTransport *>(m_transport->innermost())),
      m_obeysXOff(obeysXOff), m_sink(std::move(sink))
{ }

Result<void> EscposLink::open(Act &act)
{
    KIOSK_TRY(m_transport->open(act.deadline, act.cancel));
    m_parser = {};
    m_held = false;
    m_noise = 0;
    m_portIsMute = false;
    m_lastByte = act.clock.now();
    return {};
}

void EscposLink::close() { m_transport->close(); }

Result<void> EscposLink::send(Act &act, QByteArrayView bytes)
{
    return m_transport->writeAll(bytes, act.step(AnswerTime), act.cancel);
}

Result<bool> EscposLink::listen(Act &act, Duration span, const std::function<bool()> &enough)
{
    const auto until = act.clock.now() + span;
    while (!enough()) {
        KIOSK_TRY(act.goOn());
        const auto now = act.clock.now();
        if (now >= until)
            return false;
        if (KIOSK_TRY(await(act, std::min(until - now, Slice), false)) == Moment::Readable)
            KIOSK_TRY(take(act));
        else if (m_parser.hasPartial() && act.clock.now() - m_lastByte >= PartialTime)
            hand(act, m_parser.dropPartial());
    }
    return true;
}

Result<RealtimeAnswers> EscposLink::askRealtime(Act &act)
{
    RealtimeAnswers answers;
    KIOSK_TRY(act.goOn());
    while (KIOSK_TRY(await(act, 0ms, false)) == Moment::Readable) // what came before is not an answer
        KIOSK_TRY(take(act));
    for (int n = 1; n <= RealtimeQuestions; ++n) {
        m_answer.reset();
        KIOSK_TRY(send(act, requestRealtime(n)));
        if (!KIOSK_TRY(listen(act, AnswerTime, [this] { return m_answer.has_value(); })))
            break; // a late answer would be taken for the next one's
        answers[static_cast<size_t>(n - 1)] = m_answer;
    }
    return answers;
}

Result<std::optional<UsbPortStatus>> EscposLink::portStatus(Act &act)
{
    if (!hasPortStatus())
        return std::optional<UsbPortStatus>();
    auto status = usbPortStatus(*m_usb, act.step(AnswerTime));
    if (status)
        return std::optional(*status);
    if (status.error().code == ErrorCode::LinkBroken || status.error().code == ErrorCode::SequenceError)
        return fail(std::move(status.error()));
    m_portIsMute = true; // not asked again before the next connect
    return std::optional<UsbPortStatus>();
}

Result<EscposLink::SendEnd> EscposLink::sendJob(Act &act, QByteArrayView job, Duration patience,
                                                const std::function<bool()> &stop)
{
    KIOSK_TRY(payOwed(act));
    auto moved = act.clock.now();
    m_held = false; // an XOFF of old times
    m_owed = job.size();
    while (m_owed > 0) {
        act.lane.beat();
        if (stop())
            return SendEnd::Stopped;
        const auto moment = KIOSK_TRY(await(act, Slice, !m_held));
        qsizetype wrote = 0;
        if (moment == Moment::Writable) {
            // by its own deadline: a piece cut off by a cancellation would leave an unknown number of bytes behind
            const auto piece = job.sliced(job.size() - m_owed, std::min(Piece, m_owed));
            wrote = KIOSK_TRY(m_transport->writeSome(piece, Deadline::in(act.clock, PieceTime), {}));
            m_owed -= wrote;
        }
        if (moment == Moment::Readable) {
            KIOSK_TRY(take(act));
        } else if (wrote > 0) {
            moved = act.clock.now();
        } else if (!act.goOn()) {
            return SendEnd::Stopped;
        } else if (act.clock.now() - moved >= patience) {
            return SendEnd::Stuck;
        }
    }
    return SendEnd::Whole;
}

// Fills up what a broken-off job lacks with NUL: inside a picture or a QR code it is data, elsewhere nothing.
Result<void> EscposLink::payOwed(Act &act)
{
    while (m_owed > 0) {
        const QByteArray nothing(std::min(Piece, m_owed), '\0');
        KIOSK_TRY(m_transport->writeAll(nothing, act.step(PieceTime), act.cancel));
        m_owed -= nothing.size();
    }
    return {};
}

Result<EscposLink::Moment> EscposLink::await(const Act &act, Duration span, bool wantWrite) const
{
    pollfd waits[] = {{m_transport->descriptor(), static_cast<short>(POLLIN | (wantWrite ? POLLOUT : 0)), 0},
                      {act.cancel.descriptor(), POLLIN, 0}};
    // once cancelled, only the line is waited for
    const nfds_t count = act.cancel.isCancelled() ? 1 : 2;
    if (::poll(waits, count, static_cast<int>(span.count())) < 0 && errno != EINTR)
        return fail(ErrorCode::Internal, QString::fromLatin1(std::strerror(errno)));
    if (waits[0].revents & ~POLLOUT) // bytes, or a hang-up that reading will name
        return Moment::Readable;
    return waits[0].revents & POLLOUT ? Moment::Writable : Moment::Nothing;
}

Result<void> EscposLink::take(Act &act)
{
    std::array<char, 256> buffer;
    const auto got = m_transport->readSome(buffer, Deadline::in(act.clock, Slice), {});
    if (!got && got.error().code == ErrorCode::TimedOut)
        return {};
    if (!got)
        return fail(got.error());
    const auto now = act.clock.now();
    if (m_parser.hasPartial() && now - m_lastByte >= PartialTime)
        hand(act, m_parser.dropPartial());
    m_lastByte = now;
    hand(act, m_parser.feed(QByteArrayView(buffer.data(), *got)));
    return {};
}

void EscposLink::hand(Act &act, const QList<Reply> &replies)
{
    for (const Reply &reply : replies) {
        if (const auto *flow = std::get_if<FlowControl>(&reply)) {
            m_held = m_obeysXOff && flow->stop;
        } else if (std::holds_alternative<NoiseByte>(reply)) {
            ++m_noise;
        } else {
            if (const auto *realtime = std::get_if<RealtimeReply>(&reply))
                m_answer = realtime->bits;
            m_sink(act, reply);
        }
    }
}

} // namespace kiosk::escpos
