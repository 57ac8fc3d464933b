// SPDX-License-Identifier: Apache-2.0
// What status bits mean, and the snapshot they make. One table for DLE EOT and ASB: README, "status bytes".
#pragma once

#include "escpos_frames.h"

#include <hal/device_status.h>
#include <transport/usb_port_status.h>

#include <optional>

namespace kiosk::escpos {

// Answers to DLE EOT 1..4; an empty one was not answered.
using RealtimeAnswers = std::array<std::optional<uint8_t>, RealtimeQuestions>;

struct PrinterFacts {
    bool offline = false;
    hal::Cover cover = hal::Cover::Unknown;
    hal::Supply paper = hal::Supply::Unknown;
    bool paperIsStale = false; // an open cover: the bits may be from before it was opened
    hal::Cutter cutter = hal::Cutter::Unknown;
    bool needsRecovery = false; // recoverable error other than the cutter
    bool broken = false;        // unrecoverable: power cycle, service
    bool waits = false;         // mends itself: head hot, cover opened during print
    bool isInferred = false;    // from the port's wires, which the printer may not really move
    QString bits;               // as the printer said it, for the technician
};

PrinterFacts factsOf(const RealtimeAnswers &answers);
PrinterFacts factsOf(const AutoStatus &status);
PrinterFacts factsOf(const UsbPortStatus &port);
// Paper as GS r 1 tells it: Ok, Low or Out.
hal::Supply paperOf(uint8_t gsr1);

// The facts as a status without times; since when each is true is noted where it is reported.
hal::StatusSnapshot statusOf(const PrinterFacts &facts);

} // namespace kiosk::escpos
