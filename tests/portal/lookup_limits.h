// SPDX-License-Identifier: Apache-2.0
// How often a terminal may ask for something by a number that anybody can type: 30 in ten minutes, and five that do not
// exist. Inside the transaction.
#pragma once

#include "clock.h"
#include "database.h"

namespace refportal {

// `kind`: each has its own count. LookupQuota, with the wait.
Outcome<bool> withinLimits(SQLite::Database &db, const QDateTime &now, const QString &terminal, const char *kind);
void countLookup(SQLite::Database &db, const QDateTime &now, const QString &terminal, const char *kind, bool found);

} // namespace refportal
