// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdt_frames.h"

#include <lane_device/act.h>
#include <transport/transport.h>

#include <memory>

namespace kiosk::sdt {

// Question and answer over a line that may lose, garble, delay and double. Lane thread only.
class SdtLink {
public:
    explicit SdtLink(std::unique_ptr<Transport> transport) : m_transport(std::move(transport)) { }

    Result<void> open(hal::Act &act);
    void close();
    int descriptor() const { return m_transport->descriptor(); }
    std::unique_ptr<ArrivalWatch> watchArrival() const { return m_transport->watchArrival(); }
    Result<void> discardInput(); // LinkBroken when it was a hang-up that made the line readable

    // Sends the command, again up to three times when either side saw a damaged frame, and takes the reply that can
    // belong to it. A reply lives until the next call. Whatever SW3 says is a reply; errors are
    //   TimedOut    silence for the command's limit, or the act's deadline
    //   LinkBroken  hang-up, or the third silence in a row (a serial line has no other way to say "unplugged")
    //   BadFrame, BadChecksum  still damaged after the third resend;  Cancelled.
    Result<Reply> exchange(hal::Act &act, const Command &command);
    // An answer may still come whose asker left early; the next exchange() waits for it first.
    bool isOwed(const Clock &clock) const { return !m_owedUntil.passed(clock); }
    Result<void> settle(hal::Act &act);              // waits for it; Cancelled, TimedOut: it is still owed. LinkBroken
    bool isSilent() const { return m_silences > 0; } // the last question was not answered
    void forgetReply() { m_receiver.clear(); }       // overwrites what a card said

private:
    Result<Reply> once(hal::Act &act, const Command &command);
    Result<std::optional<Reply>> receive(hal::Act &act, Deadline until);

    std::unique_ptr<Transport> m_transport;
    FrameReceiver m_receiver;
    Deadline m_owedUntil = Deadline::at({}); // a reply whose asker left early may still come until then
    int m_silences = 0;
};

} // namespace kiosk::sdt
