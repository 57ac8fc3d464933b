// SPDX-License-Identifier: Apache-2.0
// The portal's own SQLite database: one connection, one writer at a time, WAL + FULL. What must not happen twice is
// UNIQUE here, so the database and not the code above it is the witness.
#pragma once

#include "api_problem.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>
#include <mutex>

namespace refportal {

class Database {
public:
    // The reason when the file cannot be opened or is not ours.
    static tl::expected<std::unique_ptr<Database>, QString> open(const QString &file);

    // Runs `act(SQLite::Database &) -> Outcome<T>` as one transaction. It is committed whatever the outcome says (a
    // wrong code is a problem and costs a try); only a failure of the database rolls it back, as Internal.
    template <typename Act> auto transaction(Act act) -> decltype(act(std::declval<SQLite::Database &>()))
    {
        const std::lock_guard lock(m_mutex);
        try {
            SQLite::Transaction transaction(m_database, SQLite::TransactionBehavior::IMMEDIATE);
            auto outcome = act(m_database);
            transaction.commit();
            return outcome;
        } catch (const SQLite::Exception &failure) {
            report(failure);
            return refuse(ProblemCode::Internal);
        }
    }

    // 256 random bits made with the database: the pepper of the SMS codes' hashes.
    QByteArray secret();

private:
    explicit Database(const QString &file);
    static void report(const SQLite::Exception &failure);

    std::mutex m_mutex;
    SQLite::Database m_database;
};

// UTF-16 on our side, UTF-8 on SQLite's
inline QString textOf(const SQLite::Column &column) { return QString::fromStdString(column.getString()); }
inline QByteArray bytesOf(const SQLite::Column &column)
{
    return QByteArray(static_cast<const char *>(column.getBlob()), column.getBytes());
}
void bindText(SQLite::Statement &statement, int index, const QString &text);
void bindBytes(SQLite::Statement &statement, int index, const QByteArray &bytes);

// One statement with its parameters in order: run(db, "INSERT ... VALUES (?, ?)", id, bytes) gives the rows changed.
inline void bindOne(SQLite::Statement &s, int i, const QString &v) { bindText(s, i, v); }
inline void bindOne(SQLite::Statement &s, int i, const QByteArray &v) { bindBytes(s, i, v); }
inline void bindOne(SQLite::Statement &s, int i, qint64 v) { s.bind(i, static_cast<int64_t>(v)); }
inline void bindOne(SQLite::Statement &s, int i, int v) { s.bind(i, v); }

template <typename... Values> SQLite::Statement query(SQLite::Database &db, const char *sql, const Values &...values)
{
    SQLite::Statement statement(db, sql);
    int index = 0;
    (bindOne(statement, ++index, values), ...);
    return statement;
}
template <typename... Values> int run(SQLite::Database &db, const char *sql, const Values &...values)
{
    return query(db, sql, values...).exec();
}

} // namespace refportal
