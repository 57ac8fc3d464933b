// SPDX-License-Identifier: Apache-2.0
// What printer-state-reasons mean here. Severity comes from our own table: printers say media-empty-warning when
// nothing prints any more, and leave the suffix out as they like.
#pragma once

#include "ipp_attributes.h"

#include <hal/device_status.h>

namespace kiosk::ipp {

enum class ReasonClass {
    None,       // nothing: "none"
    Stop,       // nothing prints until a human mends it
    Warn,       // prints, staff should come
    Link,       // the printer does not reach its own engine
    Queue,      // switched off or paused: technician
    Wait,       // mends itself
    Unfamiliar, // not in the table: warn and log
};

struct Reason {
    QString stem;   // "media-empty"
    QString suffix; // "error", "warning", "report" or empty
    ReasonClass reasonClass = ReasonClass::Unfamiliar;
};

Reason parseReason(const QString &keyword);

// What keeps a job from being sent, worst first; empty when one can be sent.
std::optional<ErrorCode> refusal(const PrinterAttributes &printer);

// Without times; since when each is true is noted where it is reported.
// A supply at or under its low level is Low; Out is the reasons' word only, since printers print on at 0 %.
hal::StatusSnapshot statusOf(const PrinterAttributes &printer);

// "; Black Toner 35 %" for each supply that says its level; for staff.
QString suppliesText(const PrinterAttributes &printer);

} // namespace kiosk::ipp
