// SPDX-License-Identifier: Apache-2.0
// The signed daily heads of every terminal's audit: each number once, for ever.
#pragma once

#include "api_problem.h"
#include "call.h"
#include "database.h"
#include "envelope.h"

namespace refportal {

class AuditBatches {
public:
    AuditBatches(Database &database, const Envelope &envelope) : m_database(database), m_envelope(envelope) { }
    Outcome<Answer> put(const Call &call);

private:
    Database &m_database;
    const Envelope &m_envelope;
};

} // namespace refportal
