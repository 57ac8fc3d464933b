// SPDX-License-Identifier: Apache-2.0
// What can go wrong between the reader and the host, one reply at a time.
#pragma once

#include "byte_link.h"

#include <core/result.h>

#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <optional>
#include <random>

namespace kiosk::workbench {

struct SdtFault {
    enum class Kind {
        Noise,     // 00 AA 96 and one more AA before the frame
        Split,     // in pieces of 1 to 64 bytes with 1 to 50 ms between them
        Truncated, // the first half, then nothing
        WrongChecksum,
        LengthTooLarge, // FF FF
        Silence,
        Late,          // after `ms`
        PreviousReply, // the reply to the command before
        Duplicate,
        Slow,               // at 9600 baud
        DisconnectMidFrame, // half the frame, then the port hangs up until it is plugged again
        LiftDuringRead,     // the read answers 41 and the card is gone
        SwapCard,           // another card lies there after select: `card`
        ReadFails,          // the read answers 41, the card still lies there
        SelfTest,           // every command answers 60 for `ms`
        NotAuthorised,      // 66
        SamChanged,         // another module answers: a new id from now on
    };
    Kind kind = Kind::Silence;
    quint16 command = 0; // only for this one; 0: whichever comes next
    int times = 1;
    int ms = 0;
    QString card = {};

    QString name() const;
};

QStringList sdtFaultNames();
// {"fault":.., "on":"find|select|read|address|status|id|reset"?, "times":1?, "ms":..?, "card":..?}
Result<SdtFault> sdtFaultOf(const QJsonObject &act);

// The faults that wait; spent one use at a time, the oldest fitting one first.
class SdtFaultQueue {
public:
    void add(const SdtFault &fault) { m_faults << fault; }
    void clear() { m_faults.clear(); }
    int pending() const { return int(m_faults.size()); }
    // Spends one use of the first fault for `command` whose kind is one of those about the frame (or, with
    // `aboutFrame` false, about what happens at the reader).
    std::optional<SdtFault> spend(quint16 command, bool aboutFrame);

private:
    QList<SdtFault> m_faults;
};

// How the frame leaves the reader under the fault. Seeded, so a failing run can be repeated.
QList<ByteLink::Burst> burstsUnder(const SdtFault &fault, const QByteArray &frame, const QByteArray &previous,
                                   std::mt19937 &dice);

} // namespace kiosk::workbench
