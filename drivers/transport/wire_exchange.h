// SPDX-License-Identifier: Apache-2.0
// What was said on one wire, a question and its answer at a time: the unit of recording and replay.
#pragma once

#include <core/clock.h>

#include <QByteArray>
#include <QByteArrayView>
#include <functional>
#include <optional>

namespace kiosk {

struct WireExchange {
    Duration at{};      // since the recording began
    Duration took{};    // from the first byte of the question to the last of the answer
    QByteArray request; // all that was sent since the last answer; empty: the device spoke by itself
    QByteArray reply;   // all that came before the next request
    void wipe();        // overwrites
    friend bool operator==(const WireExchange &, const WireExchange &) = default;
};

// What a driver must say of its protocol, so that its wire can be recorded and replayed. Pure functions.
struct WireRules {
    void hide(WireExchange &exchange) const; // redact, or everything when there is no rule
    // Overwrites what is a citizen's and leaves a frame a frame: a length is kept true, a checksum made anew, and what
    // is not recognised goes. Whatever reaches a recording went through here; the request of a replay as well, so that
    // two requests that differ only in what is hidden are the same one.
    std::function<void(WireExchange &)> redact;
    // Whether a request is complete, so that what is sent next begins another one. Empty: always.
    std::function<bool(QByteArrayView request)> isWhole;
    // Puts what the device repeats from the request (an id) into the recorded answer. Empty: nothing.
    std::function<void(QByteArrayView request, QByteArray &reply)> adapt;
    // Bytes that come so long after the last ones, of whichever side, answer nothing: an exchange without a request, at
    // its own time. Zero: each read, for a device that is never asked. Empty: all that comes is an answer.
    std::optional<Duration> unaskedAfter = {};
};

// Gets exchanges in the lane's thread, redacted.
class ExchangeSink {
public:
    virtual ~ExchangeSink() = default;
    virtual void take(const WireExchange &exchange) = 0;
};

} // namespace kiosk
