// SPDX-License-Identifier: Apache-2.0
// The archive package of one closed case (电子归档): docs/archive.md says what is in it.
#pragma once

#include "bag.h"
#include "database.h"
#include "envelope.h"

#include <QDateTime>

namespace refportal {

// The reason in words when there is none: no such case, not closed, a material that cannot be opened. `tlsFolder` holds
// ca.pem, which goes into the package. Inside a transaction; needs a QGuiApplication.
tl::expected<Bag, QString> packageOf(SQLite::Database &db, const Envelope &envelope, const QString &tlsFolder,
                                     const QString &caseNo, const QDateTime &now);

// Every case whose departments are through with it, by number. Inside a transaction.
QStringList closedCases(SQLite::Database &db);

// A state of a part, or of a print claim, after which nothing comes.
bool isOver(const QString &state);

} // namespace refportal
