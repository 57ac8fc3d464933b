// SPDX-License-Identifier: Apache-2.0
// The two-way line to one printer: sends jobs without losing sight of what comes back, asks and listens.
#pragma once

#include "printer_facts.h"
#include "reply_parser.h"

#include <lane_device/act.h>
#include <transport/transport.h>
#include <transport/usb_printer_class.h>

#include <functional>
#include <memory>

namespace kiosk::escpos {

// Lane thread only. LinkBroken from any call: the line is gone, close() has been done.
class EscposLink {
public:
    // Every reply passes here first, asked for or not; flow control and noise do not.
    using Sink = std::function<void(hal::Act &, const Reply &)>;

    // `obeysXOff`: on a serial line; a network has its own flow control and an XOFF there is noise.
    EscposLink(std::unique_ptr<Transport> transport, bool obeysXOff, Sink sink);

    Result<void> open(hal::Act &act);
    void close();
    bool isOpen() const { return m_transport->isOpen(); }
    int descriptor() const { return m_transport->descriptor(); }
    std::unique_ptr<ArrivalWatch> watchArrival() const { return m_transport->watchArrival(); }

    // A short command or question, whole or not at all worth mentioning.
    Result<void> send(hal::Act &act, QByteArrayView bytes);
    // Takes what comes for at most `span`; true as soon as `enough` says so, false when the span is over.
    // Cancelled and TimedOut end it early.
    Result<bool> listen(hal::Act &act, Duration span, const std::function<bool()> &enough);
    // DLE EOT 1..4, one at a time, 500 ms each; stops at the first that is not answered.
    Result<RealtimeAnswers> askRealtime(hal::Act &act);

    // What the wires of the USB port say; empty on other lines, and where the printer does not tell.
    Result<std::optional<UsbPortStatus>> portStatus(hal::Act &act);
    bool hasPortStatus() const { return m_usb && !m_portIsMute; }

    enum class SendEnd {
        Whole,
        Stuck,   // no byte went out for `patience`; part of the job is in the printer
        Stopped, // `stop` said so, or the act was cancelled while nothing moved
    };
    // In small pieces, reading in between, so that a fault told by ASB is heard before the job is out. Once begun a
    // job is sent on in spite of a cancellation for as long as the printer takes it. What stays unsent is owed.
    Result<SendEnd> sendJob(hal::Act &act, QByteArrayView job, Duration patience, const std::function<bool()> &stop);

    // The line broke at a job of `bytes`: the printer may lack up to all of it, whatever was handed to the socket.
    void owe(qsizetype bytes) { m_owed = bytes; }

    qsizetype noise() const { return m_noise; } // bytes that made no sense, since open()

private:
    enum class Moment { Nothing, Readable, Writable };
    Result<Moment> await(const hal::Act &act, Duration span, bool wantWrite) const;
    Result<void> take(hal::Act &act);
    Result<void> payOwed(hal::Act &act);
    void hand(hal::Act &act, const QList<Reply> &replies);

    std::unique_ptr<Transport> m_transport;
    UsbTransport *const m_usb; // the same, when it is one
    bool m_portIsMute = false;
    bool m_obeysXOff;
    Sink m_sink;
    ReplyParser m_parser;
    MonotonicTime m_lastByte{};
    bool m_held = false;  // XOFF
    qsizetype m_owed = 0; // bytes a broken-off job still lacks: the next one would be taken for its rest
    qsizetype m_noise = 0;
    std::optional<uint8_t> m_answer; // to the DLE EOT under way
};

} // namespace kiosk::escpos
