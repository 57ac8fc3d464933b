// SPDX-License-Identifier: Apache-2.0
// PUT of something sealed under an id that the terminal made: once, for ever.
#pragma once

#include "call.h"
#include "database.h"
#include "envelope.h"

#include <functional>
#include <optional>

namespace refportal {

struct Sealed {
    QString id, terminal;
    QByteArray digest;
    QJsonObject plain;
};

struct SealedPut {
    // Nothing is there under this id, the same (its answer), or something else.
    std::function<Outcome<std::optional<Answer>>(SQLite::Database &db, const QByteArray &digest)> present;
    std::function<std::optional<Problem>(const QJsonObject &plain)> complaint;
    std::function<Outcome<Answer>(SQLite::Database &db, const Sealed &sealed)> keep; // in one transaction with present
    const char *archivedAs = nullptr; // kind of the signed message that the archive needs; null: nothing of it is kept
};

// What is there already is not opened again. Any thread.
Outcome<Answer> putSealed(const Call &call, const QString &id, Database &database, const Envelope &envelope,
                          const SealedPut &put);

} // namespace refportal
