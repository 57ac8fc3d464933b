// SPDX-License-Identifier: Apache-2.0
// The border between SQLiteCpp, which throws, and the rest, which does not. Private to app/storage.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <SQLiteCpp/SQLiteCpp.h>

namespace kiosk::sql {

// Codes and SQLite's own words; never a value of a row.
Error errorOf(const SQLite::Exception &exception);

// Runs `act` (which returns a Result); an exception of SQLite becomes its Error.
template <typename Act> auto guarded(Act act) -> decltype(act())
{
    try {
        return act();
    } catch (const SQLite::Exception &exception) {
        return fail(errorOf(exception));
    }
}

// A statement whose parameters are bound in order: Query(db, "... = ?").text(id).number(3)
class Query {
public:
    Query(SQLite::Database &database, const char *statement) : m_statement(database, statement) { }
    Query &text(QStringView value);
    Query &textOrNull(const QString &value); // empty becomes NULL
    Query &time(const QDateTime &value);     // invalid becomes NULL
    Query &number(qint64 value);
    Query &bytes(const QByteArray &value);

    bool next() { return m_statement.executeStep(); }
    int run() { return m_statement.exec(); } // rows changed
    QString textAt(int column) const;
    QDateTime timeAt(int column) const;
    qint64 numberAt(int column) const;
    QByteArray bytesAt(int column) const;

private:
    mutable SQLite::Statement m_statement;
    int m_bound = 0;
};

} // namespace kiosk::sql
