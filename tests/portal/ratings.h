// SPDX-License-Identifier: Apache-2.0
// Ratings of visits: at most one per case.
#pragma once

#include "case_records.h"

namespace refportal {

class Ratings {
public:
    Ratings(Database &database, CaseRecords &records) : m_database(database), m_records(records) { }
    Outcome<Answer> put(const Call &call);

private:
    Database &m_database;
    CaseRecords &m_records;
};

} // namespace refportal
