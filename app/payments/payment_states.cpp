// SPDX-License-Identifier: Apache-2.0
#include "payment_states.h"

#include <QLatin1String>
#include <algorithm>
#include <array>

namespace kiosk {
namespace {

using enum PaymentState;

struct Move {
    PaymentState from;
    PaymentState to;
};

// The portal's order also moves by itself (it runs out after five minutes, and may be paid in the last second), so what
// it says may be several of its moves ahead of what was known here.
constexpr std::array Moves{
    Move{Created, Waiting},  Move{Created, Paid}, // a payment code that we scanned
    Move{Created, Closed},   Move{Created, Unknown},    Move{Created, Refunding},
    Move{Created, Refunded}, Move{Waiting, Paid},       Move{Waiting, Closed},
    Move{Waiting, Unknown},  Move{Waiting, Refunding}, // paid after the portal had closed it
    Move{Waiting, Refunded}, Move{Unknown, Waiting},    Move{Unknown, Paid},
    Move{Unknown, Closed},   Move{Unknown, Refunding},  Move{Unknown, Refunded},
    Move{Paid, Refunding},                            // what was paid for cannot be had
    Move{Paid, Refunded},    Move{Closed, Refunding}, // paid after it was closed
    Move{Closed, Refunded},  Move{Refunding, Refunded},
};

struct Named {
    PaymentState state;
    const char *name;
};
constexpr std::array Names{
    Named{Created, "created"}, Named{Waiting, "waiting"},     Named{Paid, "paid"},         Named{Closed, "closed"},
    Named{Unknown, "unknown"}, Named{Refunding, "refunding"}, Named{Refunded, "refunded"},
};

} // namespace

const char *codeName(PaymentState state)
{
    return std::find_if(Names.begin(), Names.end(), [&](const Named &row) { return row.state == state; })->name;
}

std::optional<PaymentState> paymentState(QStringView name)
{
    const auto *const found
        = std::find_if(Names.begin(), Names.end(), [&](const Named &row) { return name == QLatin1String(row.name); });
    return found == Names.end() ? std::nullopt : std::optional(found->state);
}

bool mayMove(PaymentState from, PaymentState to)
{
    return std::any_of(Moves.begin(), Moves.end(), [&](const Move &m) { return m.from == from && m.to == to; });
}

bool isFinal(PaymentState state)
{
    return std::none_of(Moves.begin(), Moves.end(), [&](const Move &m) { return m.from == state; });
}

bool blocksSecondOrder(PaymentState state)
{
    return state == Created || state == Waiting || state == Unknown || state == Paid;
}

bool mustBeAsked(PaymentState state) { return state == Created || state == Waiting || state == Unknown; }

} // namespace kiosk
