// SPDX-License-Identifier: Apache-2.0
#include "schema.h"

#include <array>

namespace kiosk {
namespace {

constexpr int ApplicationId = 0x595a5354; // "YZST"

QString pragma(SQLite::Database &database, const QString &text)
{
    sql::Query query(database, qPrintable(QStringLiteral("PRAGMA ") + text));
    return query.next() ? query.textAt(0) : QString();
}

// What is asked for is not always what is done: every setting is read back.
Result<void> configure(SQLite::Database &database)
{
    struct Setting {
        QLatin1String name, value, readBack;
    };
    // exclusive locking comes first: WAL then needs no shared memory, and no second connection can look in
    constexpr std::array settings{
        Setting{QLatin1String("locking_mode"), QLatin1String("EXCLUSIVE"), QLatin1String("exclusive")},
        Setting{QLatin1String("journal_mode"), QLatin1String("WAL"), QLatin1String("wal")},
        Setting{QLatin1String("synchronous"), QLatin1String("FULL"), QLatin1String("2")},
        Setting{QLatin1String("foreign_keys"), QLatin1String("ON"), QLatin1String("1")},
        Setting{QLatin1String("trusted_schema"), QLatin1String("OFF"), QLatin1String("0")},
    };
    for (const Setting &setting : settings) {
        pragma(database, QStringLiteral("%1=%2").arg(setting.name, setting.value));
        if (const QString now = pragma(database, setting.name); now != setting.readBack)
            return fail(ErrorCode::StorageFault, QStringLiteral("%1 stayed %2").arg(setting.name, now));
    }
    return {};
}

// 0 before there was a mark.
int readableFrom(SQLite::Database &database)
{
    if (!database.tableExists("schema_mark"))
        return 0;
    sql::Query mark(database, "SELECT readable_from FROM schema_mark");
    return mark.next() ? static_cast<int>(mark.numberAt(0)) : 0;
}

// A file of a later release is left as it is and used, when it says that it may be.
Result<void> admitNewer(SQLite::Database &database, int found, int known)
{
    const int from = readableFrom(database);
    if (from > 0 && from <= known)
        return {};
    return fail(ErrorCode::BadConfig,
                QStringLiteral("store.db has schema %1, readable from %2; this release knows %3")
                    .arg(found)
                    .arg(from)
                    .arg(known));
}

Result<void> upgrade(SQLite::Database &database, std::span<const SchemaStep> steps)
{
    const int found = pragma(database, QStringLiteral("user_version")).toInt();
    if (const int known = steps.back().version; found > known)
        return admitNewer(database, found, known);
    for (const SchemaStep &step : steps) {
        if (step.version <= found)
            continue;
        SQLite::Transaction transaction(database);
        database.exec(step.sql);
        pragma(database, QStringLiteral("application_id=%1").arg(ApplicationId));
        pragma(database, QStringLiteral("user_version=%1").arg(step.version));
        if (database.tableExists("schema_mark"))
            sql::Query(database, "INSERT OR REPLACE INTO schema_mark (one, readable_from) VALUES (1, ?)")
                .number(step.readableFrom)
                .run();
        transaction.commit();
    }
    return {};
}

} // namespace

Result<std::unique_ptr<SQLite::Database>> openStoreFile(const QString &path, std::span<const SchemaStep> steps)
{
    return sql::guarded([&]() -> Result<std::unique_ptr<SQLite::Database>> {
        auto database
            = std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        KIOSK_TRY(configure(*database));
        if (pragma(*database, QStringLiteral("quick_check(1)")) != QLatin1String("ok"))
            return fail(ErrorCode::StorageFault, QStringLiteral("store.db is damaged"));
        KIOSK_TRY(upgrade(*database, steps));
        return database;
    });
}

Result<std::unique_ptr<SQLite::Database>> openStoreFileToRead(const QString &path)
{
    return sql::guarded([&]() -> Result<std::unique_ptr<SQLite::Database>> {
        // writable: what a crash left in the WAL cannot be read otherwise
        auto database = std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READWRITE);
        pragma(*database, QStringLiteral("locking_mode=EXCLUSIVE"));
        pragma(*database, QStringLiteral("trusted_schema=OFF"));
        pragma(*database, QStringLiteral("query_only=ON"));
        if (pragma(*database, QStringLiteral("application_id")).toInt() != ApplicationId)
            return fail(ErrorCode::BadConfig, QStringLiteral("store.db is not a terminal's store"));
        const int found = pragma(*database, QStringLiteral("user_version")).toInt();
        const int known = schemaSteps().back().version;
        if (found > known)
            KIOSK_TRY(admitNewer(*database, found, known));
        if (found < known)
            return fail(ErrorCode::BadConfig,
                        QStringLiteral("store.db has schema %1, this release %2: start the terminal once")
                            .arg(found)
                            .arg(known));
        return database;
    });
}

} // namespace kiosk
