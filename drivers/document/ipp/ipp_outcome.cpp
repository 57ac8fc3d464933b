// SPDX-License-Identifier: Apache-2.0
#include "ipp_outcome.h"

namespace kiosk::ipp {

std::optional<qint64> pagesBetween(const CounterReading &before, const CounterReading &after)
{
    if (!before.pages || !after.pages || *after.pages < *before.pages)
        return {};
    if (before.upTime && after.upTime && *after.upTime < *before.upTime)
        return {};
    return *after.pages - *before.pages;
}

hal::DocumentOutcome decide(const JobEvidence &evidence)
{
    hal::DocumentOutcome outcome;
    outcome.fault = evidence.fault;
    outcome.impressions = pagesBetween(evidence.before, evidence.after);
    if (!evidence.documentSent) {
        outcome.printed = hal::ActOutcome::NotCommitted;
        return outcome;
    }
    if (outcome.impressions && *outcome.impressions >= evidence.pages) {
        outcome.printed = hal::ActOutcome::Committed;
        outcome.proof = hal::PrintProof::PageCounter;
        outcome.fault.reset();
        return outcome;
    }
    const bool gaveUp = evidence.state == JobState::Canceled || evidence.state == JobState::Aborted;
    if (gaveUp && outcome.impressions == 0) {
        outcome.printed = hal::ActOutcome::NotCommitted;
        outcome.proof = hal::PrintProof::PageCounter;
        return outcome;
    }
    outcome.printed = hal::ActOutcome::Unknown;
    if (!outcome.fault)
        outcome.fault = ErrorCode::OutcomeUnknown;
    return outcome;
}

} // namespace kiosk::ipp
