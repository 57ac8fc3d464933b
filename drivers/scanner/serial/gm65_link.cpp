// SPDX-License-Identifier: Apache-2.0
#include "gm65_link.h"

namespace kiosk::gm65 {

Result<void> Gm65Link::open(hal::Act &act)
{
    m_splitter.needTail(false);
    m_splitter.clear();
    return m_transport->open(act.deadline, act.cancel);
}

void Gm65Link::close()
{
    m_transport->close();
    m_splitter.clear();
}

Result<void> Gm65Link::send(hal::Act &act, QByteArrayView bytes)
{
    return m_transport->writeAll(bytes, act.step(m_timing.reply), act.cancel);
}

Result<Piece> Gm65Link::receive(hal::Act &act, Deadline until)
{
    while (true) {
        if (auto piece = m_splitter.next(false))
            return *piece;
        KIOSK_TRY(act.goOn());
        const bool pending = m_splitter.isPending();
        // a text that has begun may end behind `until`: cut off there it would look like a whole one
        const auto got = m_transport->readSome(m_splitter.space(),
                                               pending ? Deadline::in(act.clock, m_timing.idle) : until, act.cancel);
        if (got) {
            m_splitter.added(*got);
            continue;
        }
        if (!pending || got.error().code != ErrorCode::TimedOut)
            return fail(got.error());
        if (auto piece = m_splitter.next(true))
            return *piece;
        if (m_splitter.tookIncomplete()) {
            act.device.count("CommunicationErrorCount");
            act.log.debug("scanner.incomplete");
            return fail(ErrorCode::BadFrame, QStringLiteral("a text without its tail"));
        }
    }
}

Result<int> Gm65Link::settle(hal::Act &act, Deadline until)
{
    int dropped = 0;
    while (!until.passed(act.clock)) {
        const auto piece = receive(act, Deadline::in(act.clock, m_timing.idle));
        if (!piece && piece.error().code != ErrorCode::TimedOut && piece.error().code != ErrorCode::BadFrame)
            return fail(piece.error());
        if (!piece && piece.error().code == ErrorCode::TimedOut) {
            KIOSK_TRY(act.goOn());
            m_splitter.clear();
            return dropped;
        }
        if (!piece || !piece->reply)
            ++dropped;
    }
    m_splitter.clear();
    return fail(ErrorCode::TimedOut, QStringLiteral("never silent"));
}

Result<Reply> Gm65Link::ask(hal::Act &act, QByteArrayView request, ReplyType type)
{
    const auto until = act.step(m_timing.reply);
    KIOSK_TRY(m_transport->writeAll(request, until, act.cancel));
    while (true) {
        const auto piece = receive(act, until);
        if (!piece && piece.error().code != ErrorCode::BadFrame)
            return fail(piece.error());
        if (piece && piece->reply && piece->reply->type == type)
            return *piece->reply;
        if (!piece || !piece->reply)
            act.device.count("DroppedScanCount");
        if (until.passed(act.clock))
            return fail(ErrorCode::TimedOut, QStringLiteral("no reply"));
    }
}

} // namespace kiosk::gm65
