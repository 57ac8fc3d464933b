// SPDX-License-Identifier: Apache-2.0
// A way to move bytes to a device and back. Blocking, for one thread (a lane's) at a time; Qt value types only.
#pragma once

#include "arrival_watch.h"
#include "cancel_token.h"

#include <core/clock.h>
#include <core/result.h>

#include <QByteArrayView>
#include <QString>
#include <memory>
#include <span>

namespace kiosk {

// Every call that may wait takes a deadline and a token and ends with
//   TimedOut    the deadline passed (also when it had passed before the call)
//   Cancelled   the token was cancelled; wins over TimedOut
//   LinkBroken  hang-up, unplug, reset by the peer; the transport has closed itself
//   SequenceError  it is not open.
// A transport can be opened again after close() or LinkBroken.
class Transport {
public:
    virtual ~Transport() = default;

    // NoDevice: there is nothing at this address. An open transport is closed first.
    virtual Result<void> open(Deadline deadline, const CancelToken &cancel) = 0;
    virtual void close() = 0;
    virtual bool isOpen() const = 0;

    // All bytes or an error; after an error it is not known how many of them went out.
    virtual Result<void> writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) = 0;
    // As much as goes out before the deadline, 0..bytes.size(), and exact: for a device that may stop taking bytes
    // without poll(2) showing it. Where poll shows it, this is writeAll().
    virtual Result<qsizetype> writeSome(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
    {
        if (auto wrote = writeAll(bytes, deadline, cancel); !wrote)
            return fail(std::move(wrote.error()));
        return bytes.size();
    }
    // Waits for at least one byte, then takes what is there without waiting more. Returns how many, 1..into.size().
    virtual Result<qsizetype> readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel) = 0;
    // Throws away what has come in; LinkBroken when it finds a hang-up.
    virtual Result<void> discardInput() = 0;

    // For an idle wait in poll(2): readable when bytes or a hang-up are there. -1 while closed.
    virtual int descriptor() const = 0;
    virtual QString address() const = 0; // technical, as in devices.toml

    // Itself, or what it wraps.
    virtual Transport *innermost() { return this; }

    // Watches for the device while it is missing; null where nothing tells (TCP).
    virtual std::unique_ptr<ArrivalWatch> watchArrival() const { return nullptr; }
};

} // namespace kiosk
