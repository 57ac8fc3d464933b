// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gm65_settings.h"

#include <lane_device/act.h>
#include <transport/transport.h>

#include <functional>
#include <memory>

namespace kiosk::gm65 {

// One line that carries answers and texts. Lane thread only.
class Gm65Link {
public:
    Gm65Link(std::unique_ptr<Transport> transport, Tail tail, const Timing &timing)
        : m_transport(std::move(transport)), m_splitter(tail), m_timing(timing)
    { }

    Result<void> open(hal::Act &act);
    void close();
    int descriptor() const { return m_transport->descriptor(); }

    Result<void> send(hal::Act &act, QByteArrayView bytes);
    // The module has said that a tail ends each text; without it the text is BadFrame.
    void needTail(bool needed) { m_splitter.needTail(needed); }
    // The next reply or text, valid until the next call. TimedOut at `until`, Cancelled, LinkBroken, BadFrame.
    Result<Piece> receive(hal::Act &act, Deadline until);
    // Drops what comes until the line is silent, so that no half of a text is taken for a whole one. Returns how many
    // texts were dropped.
    Result<int> settle(hal::Act &act, Deadline until);
    void wipe() { m_splitter.clear(); }

    // Sends and waits for the reply of this kind; texts in between are dropped and counted. TimedOut when none comes.
    Result<Reply> ask(hal::Act &act, QByteArrayView request, ReplyType type);

private:
    std::unique_ptr<Transport> m_transport;
    StreamSplitter m_splitter;
    const Timing m_timing;
};

} // namespace kiosk::gm65
