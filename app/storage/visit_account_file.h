// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "visit_account.h"

#include <core/result.h>

namespace kiosk {

// The account of a visit from the store of a stopped terminal, under its lock; the tables are not written to. `named`
// as VisitReader has it. NotFound: no store there (context "store"), or no such case. Claimed: a terminal has
// the store. NotClaimed: the store is another user's, whose files must stay theirs. BadConfig: the file is
// no store, or one of a release that this one cannot read.
Result<VisitAccount> visitAccountIn(const QString &folder, const QString &named);

} // namespace kiosk
