// SPDX-License-Identifier: Apache-2.0
#include "states.h"

#include <QLatin1String>
#include <algorithm>
#include <array>

namespace kiosk {
namespace {

template <typename State> struct Move {
    State from;
    State to;
};

constexpr std::array SubmissionMoves{
    Move<SubmissionState>{SubmissionState::Sealed, SubmissionState::Acknowledged},
    Move<SubmissionState>{SubmissionState::Sealed, SubmissionState::Unknown},
    Move<SubmissionState>{SubmissionState::Sealed, SubmissionState::Held},
    Move<SubmissionState>{SubmissionState::Unknown, SubmissionState::Acknowledged},
    Move<SubmissionState>{SubmissionState::Unknown, SubmissionState::Sealed}, // asked: the portal does not have it
    Move<SubmissionState>{SubmissionState::Unknown, SubmissionState::Held},
    Move<SubmissionState>{SubmissionState::Held, SubmissionState::Sealed}, // staff release it
    Move<SubmissionState>{SubmissionState::Held, SubmissionState::Closed},
    Move<SubmissionState>{SubmissionState::Held, SubmissionState::Recalled},
};

constexpr std::array ClaimMoves{
    Move<ClaimState>{ClaimState::Reserved, ClaimState::Fetched},
    Move<ClaimState>{ClaimState::Reserved, ClaimState::Released},
    Move<ClaimState>{ClaimState::Fetched, ClaimState::Fetched},
    Move<ClaimState>{ClaimState::Fetched, ClaimState::Intent},
    Move<ClaimState>{ClaimState::Fetched, ClaimState::Released},
    Move<ClaimState>{ClaimState::Intent, ClaimState::Printed},
    Move<ClaimState>{ClaimState::Intent, ClaimState::Spoiled},
    Move<ClaimState>{ClaimState::Intent, ClaimState::Uncertain},
    Move<ClaimState>{ClaimState::Intent, ClaimState::Released},   // the printer refused before a byte was sent
    Move<ClaimState>{ClaimState::Uncertain, ClaimState::Printed}, // the citizen or staff looked
    Move<ClaimState>{ClaimState::Uncertain, ClaimState::Spoiled},
};

template <typename State> struct Named {
    State state;
    const char *name;
};

constexpr std::array SubmissionNames{
    Named<SubmissionState>{SubmissionState::Sealed, "sealed"},
    Named<SubmissionState>{SubmissionState::Unknown, "unknown"},
    Named<SubmissionState>{SubmissionState::Held, "held"},
    Named<SubmissionState>{SubmissionState::Acknowledged, "acknowledged"},
    Named<SubmissionState>{SubmissionState::Closed, "closed"},
    Named<SubmissionState>{SubmissionState::Recalled, "recalled"},
};

constexpr std::array ClaimNames{
    Named<ClaimState>{ClaimState::Reserved, "reserved"}, Named<ClaimState>{ClaimState::Fetched, "fetched"},
    Named<ClaimState>{ClaimState::Intent, "intent"},     Named<ClaimState>{ClaimState::Printed, "printed"},
    Named<ClaimState>{ClaimState::Spoiled, "spoiled"},   Named<ClaimState>{ClaimState::Uncertain, "uncertain"},
    Named<ClaimState>{ClaimState::Released, "released"},
};

template <typename Table, typename State> bool listed(const Table &moves, State from, State to)
{
    return std::any_of(moves.begin(), moves.end(),
                       [&](const auto &move) { return move.from == from && move.to == to; });
}

template <typename Table, typename State> const char *nameIn(const Table &names, State state)
{
    return std::find_if(names.begin(), names.end(), [&](const auto &row) { return row.state == state; })->name;
}

template <typename State, typename Table> std::optional<State> namedIn(const Table &names, QStringView name)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [&](const auto &row) { return name == QLatin1String(row.name); });
    return found == names.end() ? std::nullopt : std::optional<State>(found->state);
}

} // namespace

const char *codeName(SubmissionState state) { return nameIn(SubmissionNames, state); }
std::optional<SubmissionState> submissionState(QStringView name)
{
    return namedIn<SubmissionState>(SubmissionNames, name);
}
bool mayMove(SubmissionState from, SubmissionState to) { return listed(SubmissionMoves, from, to); }

const char *codeName(ClaimState state) { return nameIn(ClaimNames, state); }
std::optional<ClaimState> claimState(QStringView name) { return namedIn<ClaimState>(ClaimNames, name); }
bool mayMove(ClaimState from, ClaimState to) { return listed(ClaimMoves, from, to); }

bool isFinal(ClaimState state)
{
    return std::none_of(ClaimMoves.begin(), ClaimMoves.end(), [state](const auto &move) { return move.from == state; });
}

} // namespace kiosk
