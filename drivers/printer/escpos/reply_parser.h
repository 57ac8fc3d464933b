// SPDX-License-Identifier: Apache-2.0
// Takes one reply stream apart: real-time answers, ASB, blocks, flow control and in-order bytes arrive mixed,
// without lengths or checksums, cut anywhere. A byte that fits nowhere is noise and costs only the frame it broke.
#pragma once

#include "escpos_frames.h"

#include <QByteArrayView>
#include <QList>
#include <optional>
#include <variant>

namespace kiosk::escpos {

struct RealtimeReply { // DLE EOT n; which n only the asker knows
    uint8_t bits = 0;
};
struct BlockReply { // from its head byte to 00, both left out
    uint8_t head = 0;
    QByteArray body;
};
struct PlainReply { // GS r, GS I 1..3
    uint8_t bits = 0;
};
struct FlowControl {
    bool stop = false;
};
struct NoiseByte {
    uint8_t value = 0;
};
using Reply = std::variant<RealtimeReply, AutoStatus, BlockReply, PlainReply, FlowControl, NoiseByte>;

// The id that a GS ( H reply carries; empty for any other block.
std::optional<ProcessId> processIdOf(const BlockReply &block);

// Resumable: bytes may come one at a time. Not thread-safe; no memory grows beyond one block.
class ReplyParser {
public:
    static constexpr qsizetype MaxBlock = 96;

    QList<Reply> feed(QByteArrayView bytes);
    // A frame whose rest did not come: its owner calls dropPartial() after 500 ms of silence, so that a lost ASB
    // byte cannot swallow the answer after it. The bytes come back as noise.
    bool hasPartial() const { return !m_partial.isEmpty(); }
    QList<Reply> dropPartial();

private:
    void take(uint8_t byte, QList<Reply> &out);
    void begin(uint8_t byte, QList<Reply> &out);
    void giveUp(QList<Reply> &out);

    QByteArray m_partial; // of an ASB or a block, head first
};

} // namespace kiosk::escpos
