// SPDX-License-Identifier: Apache-2.0
// The sealed files of a case, brought piece by piece (tus 1.0 in its shape): frozen bytes, known by the case
// beforehand.
#pragma once

#include "body_reader.h"
#include "database.h"

namespace refportal {

class Materials {
public:
    explicit Materials(Database &database) : m_database(database) { }

    Outcome<Answer> create(const Call &call);
    Outcome<Answer> head(const Call &call);
    Outcome<Answer> append(const Call &call);

    // For Submissions and Corrections, inside their transaction
    static void check(BodyReader &plain); // member `materials` of the case, when there is one
    static void checkOne(BodyReader &material);
    static void expect(SQLite::Database &db, const QString &submission, const QJsonArray &materials);
    static Answer awaiting(SQLite::Database &db, const QString &submission); // 202
    static bool isWhole(SQLite::Database &db, const QString &submission);

private:
    struct Upload {
        qint64 size = 0, offset = 0;
        QByteArray digest; // hex
        bool begun = false;
    };
    static std::optional<Upload> find(SQLite::Database &db, const Call &call);
    static Outcome<Answer> appendNow(SQLite::Database &db, const Call &call);

    Database &m_database;
};

} // namespace refportal
