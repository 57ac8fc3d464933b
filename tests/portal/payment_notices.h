// SPDX-License-Identifier: Apache-2.0
// Notices to pay by their code (缴款码), and the quote that pays one. A notice has one order that waits or is paid,
// whichever terminal took it.
#pragma once

#include "clock.h"
#include "database.h"
#include "registry.h"

namespace refportal {

class PaymentNotices {
public:
    PaymentNotices(Database &database, const PortalClock &clock) : m_database(database), m_clock(clock) { }
    Outcome<Answer> lookUp(const Call &call);
    Outcome<Answer> quote(const Call &call);

private:
    struct Standing;
    Standing standingOf(SQLite::Database &db, const registry::PaymentNotice &notice) const;

    Database &m_database;
    const PortalClock &m_clock;
};

} // namespace refportal
