// SPDX-License-Identifier: Apache-2.0
// Case numbers, and the record of each case as a file for people and tests: DIR/<caseNo>.json, rewritten on change.
// Kinds: "submission" (with the decrypted case) and "print-claim" (with the history of its states).
#pragma once

#include "clock.h"
#include "database.h"

namespace refportal {

class CaseRecords {
public:
    // `folder` empty: no files.
    CaseRecords(Database &database, const QString &folder) : m_database(database), m_folder(folder) { }

    // CH20260313000001: the next of this day. Inside the caller's transaction.
    static QString nextNumber(SQLite::Database &db, const QDateTime &now);
    static bool exists(SQLite::Database &db, const QString &caseNo);

    // The record, as its file has it without the rating; empty: no such case. Inside a transaction.
    static QJsonObject recordOf(SQLite::Database &db, const QString &caseNo);
    // Its rating: stars, reasons; empty: none yet.
    static QJsonObject ratingOf(SQLite::Database &db, const QString &caseNo);

    // Writes the file anew from what is committed; the last writer has the newest state.
    void refresh(const QString &caseNo);

private:
    static QJsonObject submission(SQLite::Database &db, const QString &caseNo);
    static QJsonObject claim(SQLite::Database &db, const QString &caseNo);
    static QJsonArray historyOf(SQLite::Database &db, const QString &claim);

    Database &m_database;
    QString m_folder;
    std::mutex m_mutex;
};

} // namespace refportal
