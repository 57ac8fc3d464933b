// SPDX-License-Identifier: Apache-2.0
#include "schema.h"

#include <array>

namespace kiosk {
namespace {

constexpr int Version = 1;
constexpr int ApplicationId = 0x595a5354; // "YZST"

// The rules that no code of ours may break are the file's own: a payload is frozen once it is written, a row leaves
// only when the ledger has it, and an id that was acknowledged never comes back.
constexpr const char *Version1 = R"(
CREATE TABLE cases (
  id           TEXT PRIMARY KEY,
  visit        TEXT NOT NULL,
  item         TEXT NOT NULL,
  item_version TEXT NOT NULL,
  receipt_code TEXT NOT NULL UNIQUE,
  title        TEXT NOT NULL,
  conditional  INTEGER NOT NULL CHECK (conditional IN (0, 1)),
  sealed_at    TEXT NOT NULL,
  case_no      TEXT,
  received_at  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind     TEXT NOT NULL CHECK (kind IN ('submission', 'print-result', 'rating')),
  stream   TEXT NOT NULL,
  id       TEXT NOT NULL UNIQUE,
  case_id  TEXT REFERENCES cases (id) CHECK (kind <> 'submission' OR case_id IS NOT NULL),
  sha256   BLOB NOT NULL CHECK (length(sha256) = 32),
  payload  BLOB NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('sealed', 'unknown', 'held')),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_at  TEXT,
  first_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_stream ON outbox (stream, seq);

CREATE TABLE ledger (
  id              TEXT PRIMARY KEY,
  kind            TEXT NOT NULL,
  stream          TEXT NOT NULL,
  sha256          BLOB NOT NULL,
  case_no         TEXT,
  first_at        TEXT NOT NULL,
  acknowledged_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE print_intents (
  claim   TEXT PRIMARY KEY,
  act     TEXT NOT NULL UNIQUE,
  visit   TEXT NOT NULL,
  item    TEXT NOT NULL,
  state   TEXT NOT NULL CHECK (state IN ('reserved', 'fetched', 'intent', 'printed', 'spoiled', 'uncertain', 'released')),
  proof   TEXT NOT NULL DEFAULT '' CHECK (proof IN ('', 'sensor', 'page-counter', 'citizen', 'staff')),
  case_no TEXT,
  since   TEXT NOT NULL,
  CHECK (state <> 'printed' OR proof <> '')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER payload_is_frozen BEFORE UPDATE OF seq, kind, stream, id, sha256, payload, first_at ON outbox
BEGIN SELECT RAISE(ABORT, 'a sealed row does not change'); END;

CREATE TRIGGER row_leaves_by_the_ledger BEFORE DELETE ON outbox
WHEN NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'not acknowledged'); END;

CREATE TRIGGER acknowledged_once BEFORE INSERT ON outbox
WHEN EXISTS (SELECT 1 FROM ledger WHERE ledger.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'was acknowledged before'); END;
)";

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

Result<void> upgrade(SQLite::Database &database)
{
    const int found = pragma(database, QStringLiteral("user_version")).toInt();
    if (found > Version)
        return fail(ErrorCode::BadConfig,
                    QStringLiteral("store.db has schema %1, this release knows %2").arg(found).arg(Version));
    if (found == Version)
        return {};
    SQLite::Transaction transaction(database);
    database.exec(Version1);
    pragma(database, QStringLiteral("application_id=%1").arg(ApplicationId));
    pragma(database, QStringLiteral("user_version=%1").arg(Version));
    transaction.commit();
    return {};
}

} // namespace

Result<std::unique_ptr<SQLite::Database>> openStoreFile(const QString &path)
{
    return sql::guarded([&path]() -> Result<std::unique_ptr<SQLite::Database>> {
        auto database
            = std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        KIOSK_TRY(configure(*database));
        if (pragma(*database, QStringLiteral("quick_check(1)")) != QLatin1String("ok"))
            return fail(ErrorCode::StorageFault, QStringLiteral("store.db is damaged"));
        KIOSK_TRY(upgrade(*database));
        return database;
    });
}

} // namespace kiosk
