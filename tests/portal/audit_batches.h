// SPDX-License-Identifier: Apache-2.0
// The signed daily heads of every terminal's audit: each number once, for ever.
#pragma once

#include "api_problem.h"
#include "call.h"
#include "database.h"

namespace refportal {

class AuditBatches {
public:
    explicit AuditBatches(Database &database) : m_database(database) { }
    Outcome<Answer> put(const Call &call);

private:
    Database &m_database;
};

} // namespace refportal
