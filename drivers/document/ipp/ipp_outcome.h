// SPDX-License-Identifier: Apache-2.0
// What happened to the paper, decided from what the printer said. Pure.
#pragma once

#include "ipp_attributes.h"

#include <hal/document_printer.h>

namespace kiosk::ipp {

// A printer's page counter at one moment.
struct CounterReading {
    std::optional<qint64> pages;
    std::optional<qint64> upTime;
};

struct JobEvidence {
    CounterReading before;               // read before the job was made
    CounterReading after;                // read after the job ended
    JobState state = JobState::Unknown;  // last one seen; Unknown: the printer did not tell any more
    bool documentSent = false;           // a byte of the document may have reached the printer
    int pages = 1;                       // that should have come out
    std::optional<ErrorCode> fault = {}; // what went wrong on the way
};

// Pages that came out between the readings; empty when a reading is missing or the printer restarted between.
std::optional<qint64> pagesBetween(const CounterReading &before, const CounterReading &after);

// Committed: the counter went up by the pages. NotCommitted: no document was ever sent, or the job ended cancelled
// or aborted and the counter stood still. Everything else is Unknown, "completed" with a still counter included.
hal::DocumentOutcome decide(const JobEvidence &evidence);

} // namespace kiosk::ipp
