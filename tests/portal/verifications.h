// SPDX-License-Identifier: Apache-2.0
// What the QR code on a printed certificate or copy leads to (docs/portal-api.yaml, getVerification).
#pragma once

#include "clock.h"
#include "database.h"

namespace refportal {

struct Verifiable {
    QString code; // 16 digits, as on the paper
    QString title;
    QString issuer;
    QString holder; // masked
};

class Verifications {
public:
    explicit Verifications(Database &database) : m_database(database) { }

    // The paper of this claim carries that code, and no other paper ever does.
    static void enter(SQLite::Database &db, const QString &claim, const Verifiable &paper);
    Outcome<Answer> get(const Call &call);

private:
    Database &m_database;
};

} // namespace refportal
