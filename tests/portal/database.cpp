// SPDX-License-Identifier: Apache-2.0
#include "database.h"

#include <cstdio>
#include <openssl/rand.h>

namespace refportal {
namespace {

constexpr const char *Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                                "PRAGMA trusted_schema = OFF;";

// Claims of one certificate: the partial index allows one that is not over. Copies of a licence there may be many.
// `signed_messages` of older files had drafts in clear, and one id could take another's place.
constexpr const char *Schema = R"(
CREATE TABLE IF NOT EXISTS secret (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), bytes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS case_numbers (day TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
  token BLOB PRIMARY KEY, terminal TEXT NOT NULL, visit TEXT NOT NULL, item TEXT NOT NULL, name TEXT NOT NULL,
  number TEXT NOT NULL, phone TEXT NOT NULL DEFAULT '', sms_locked INTEGER NOT NULL DEFAULT 0,
  ends_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sms_codes (
  id TEXT PRIMARY KEY, session BLOB NOT NULL REFERENCES sessions (token) ON DELETE CASCADE, phone TEXT NOT NULL,
  salt BLOB NOT NULL, hash BLOB NOT NULL, ends_ms INTEGER NOT NULL, tries_left INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('live', 'verified', 'replaced')));
CREATE TABLE IF NOT EXISTS principals (
  session BLOB PRIMARY KEY REFERENCES sessions (token) ON DELETE CASCADE, name TEXT NOT NULL, number TEXT NOT NULL,
  relation TEXT NOT NULL, agent_name TEXT NOT NULL, agent_number TEXT NOT NULL, agent_phone TEXT NOT NULL,
  given INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS principal_codes (
  code TEXT PRIMARY KEY REFERENCES sms_codes (id) ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS authorities (
  id TEXT PRIMARY KEY, session BLOB NOT NULL, terminal TEXT NOT NULL, visit TEXT NOT NULL, agent TEXT NOT NULL,
  principal TEXT NOT NULL, item TEXT NOT NULL, relation TEXT NOT NULL, code TEXT NOT NULL UNIQUE, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sms_quota (
  phone TEXT NOT NULL, day TEXT NOT NULL, sent INTEGER NOT NULL, last_ms INTEGER NOT NULL, PRIMARY KEY (phone, day));
CREATE TABLE IF NOT EXISTS submissions (
  id TEXT PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, case_no TEXT NOT NULL UNIQUE, terminal TEXT NOT NULL,
  visit TEXT NOT NULL, received_at TEXT NOT NULL, state TEXT NOT NULL, plain BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS incomplete (
  id TEXT PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, terminal TEXT NOT NULL, plain BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS materials (
  submission TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, begun INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (submission, id));
CREATE TABLE IF NOT EXISTS material_pieces (
  submission TEXT NOT NULL, material TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (submission, material, at));
CREATE TABLE IF NOT EXISTS claims (
  id TEXT PRIMARY KEY, case_no TEXT NOT NULL UNIQUE, terminal TEXT NOT NULL, visit TEXT NOT NULL,
  session BLOB NOT NULL, item TEXT NOT NULL, name TEXT NOT NULL, number TEXT NOT NULL, choice TEXT NOT NULL,
  title TEXT NOT NULL, state TEXT NOT NULL, proof TEXT NOT NULL DEFAULT '', pages INTEGER NOT NULL, document BLOB,
  received_at TEXT NOT NULL, blank_serial TEXT NOT NULL DEFAULT '');
DROP INDEX IF EXISTS one_claim_that_is_not_over;
CREATE UNIQUE INDEX IF NOT EXISTS one_certificate_that_is_not_over ON claims (number, choice)
  WHERE state NOT IN ('spoiled', 'released') AND item <> 'licence-copies';
CREATE UNIQUE INDEX IF NOT EXISTS one_claim_for_a_sheet ON claims (blank_serial)
  WHERE blank_serial <> '' AND state <> 'released';
CREATE TABLE IF NOT EXISTS claim_history (
  claim TEXT NOT NULL REFERENCES claims (id), state TEXT NOT NULL, at TEXT NOT NULL, proof TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS delivery_receipts (
  id TEXT PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, terminal TEXT NOT NULL, number TEXT NOT NULL, delivery TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('served', 'refused')), at TEXT NOT NULL, plain BLOB NOT NULL,
  UNIQUE (number, delivery));
CREATE TABLE IF NOT EXISTS verifications (
  code TEXT PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims (id), title TEXT NOT NULL, issuer TEXT NOT NULL,
  holder TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS ratings (
  id TEXT PRIMARY KEY, case_no TEXT NOT NULL UNIQUE, stars INTEGER NOT NULL, reasons TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS quotes (
  id TEXT PRIMARY KEY, terminal TEXT NOT NULL, item TEXT NOT NULL, fen INTEGER NOT NULL CHECK (fen >= 0),
  ends_ms INTEGER NOT NULL, notice TEXT NOT NULL DEFAULT '', payer TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS payments (
  id TEXT PRIMARY KEY, quote TEXT NOT NULL REFERENCES quotes (id), terminal TEXT NOT NULL, visit TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen > 0),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'paid', 'closed', 'refunding', 'refunded')),
  bill TEXT NOT NULL, by_code INTEGER NOT NULL, day TEXT NOT NULL, ends_ms INTEGER NOT NULL,
  refund_ms INTEGER NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS one_open_order ON payments (quote) WHERE state IN ('waiting', 'paid');
CREATE TABLE IF NOT EXISTS payment_history (
  payment TEXT NOT NULL REFERENCES payments (id), state TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS payment_reports (
  id TEXT PRIMARY KEY, terminal TEXT NOT NULL, day TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS heartbeats (terminal TEXT PRIMARY KEY, at TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS audit_told (terminal TEXT PRIMARY KEY, entries INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS terminal_events (
  terminal TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (terminal, seq));
CREATE TABLE IF NOT EXISTS catalogue_edits (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS appointments (
  id TEXT PRIMARY KEY, terminal TEXT NOT NULL, number TEXT NOT NULL, item TEXT NOT NULL, day TEXT NOT NULL,
  start TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'cancelled')));
CREATE UNIQUE INDEX IF NOT EXISTS one_citizen_a_slot ON appointments (item, day, start) WHERE state <> 'cancelled';
CREATE TABLE IF NOT EXISTS queue_tickets (
  id TEXT PRIMARY KEY, item TEXT NOT NULL, window TEXT NOT NULL, day TEXT NOT NULL,
  place INTEGER NOT NULL, UNIQUE (day, place));
CREATE TABLE IF NOT EXISTS case_parts (
  case_no TEXT NOT NULL, part TEXT NOT NULL, state TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY (case_no, part));
CREATE TABLE IF NOT EXISTS case_faults (
  case_no TEXT NOT NULL, part TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('field', 'material')), id TEXT NOT NULL,
  reason BLOB NOT NULL, PRIMARY KEY (case_no, kind, id));
CREATE TABLE IF NOT EXISTS help_calls (
  id TEXT PRIMARY KEY, terminal TEXT NOT NULL, page TEXT NOT NULL, item TEXT NOT NULL, trouble TEXT NOT NULL,
  language TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'coming', 'over', 'nobody')),
  desk TEXT NOT NULL, asked_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS lookups (
  terminal TEXT NOT NULL, kind TEXT NOT NULL, at_ms INTEGER NOT NULL, found INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS drafts (
  id TEXT PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, code BLOB NOT NULL UNIQUE, terminal TEXT NOT NULL,
  number TEXT NOT NULL, saved_at TEXT NOT NULL, ends_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'taken')), taken_by BLOB NOT NULL, plain BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS draft_misses (number TEXT NOT NULL, at_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS corrections (
  id TEXT PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, case_no TEXT NOT NULL, terminal TEXT NOT NULL,
  received_at TEXT NOT NULL, plain BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS case_journal (
  seq INTEGER PRIMARY KEY, case_no TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, department TEXT NOT NULL,
  detail BLOB NOT NULL);
DROP TABLE IF EXISTS signed_messages;
CREATE TABLE IF NOT EXISTS archived_messages (
  kind TEXT NOT NULL, id TEXT NOT NULL, terminal TEXT NOT NULL, der BLOB NOT NULL, PRIMARY KEY (kind, id));
CREATE TABLE IF NOT EXISTS results (case_no TEXT PRIMARY KEY, document BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS co_signatures (
  id TEXT PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, case_no TEXT NOT NULL, signer TEXT NOT NULL, terminal TEXT NOT NULL,
  received_at TEXT NOT NULL, plain BLOB NOT NULL, UNIQUE (case_no, signer));
CREATE TABLE IF NOT EXISTS licence_codes (
  code BLOB PRIMARY KEY, session BLOB NOT NULL, token BLOB NOT NULL UNIQUE, type TEXT NOT NULL, ends_ms INTEGER NOT NULL,
  used INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS identity_codes (code BLOB PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS licence_uses (
  code BLOB PRIMARY KEY REFERENCES licence_codes (code), terminal TEXT NOT NULL, purpose TEXT NOT NULL,
  consent TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS locker_reservations (
  id TEXT PRIMARY KEY, terminal TEXT NOT NULL, cell TEXT NOT NULL, serves TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'open', 'empty', 'full', 'jammed', 'taken')));
CREATE UNIQUE INDEX IF NOT EXISTS one_reservation_a_cell ON locker_reservations (terminal, cell)
  WHERE state NOT IN ('empty', 'taken');
CREATE TABLE IF NOT EXISTS locker_events (
  id TEXT PRIMARY KEY, reservation TEXT NOT NULL REFERENCES locker_reservations (id), terminal TEXT NOT NULL,
  kind TEXT NOT NULL, at TEXT NOT NULL, received_at TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS enrolment_codes (
  terminal TEXT NOT NULL, code BLOB NOT NULL, ends_ms INTEGER NOT NULL, key BLOB, certificate BLOB,
  PRIMARY KEY (terminal, code));
CREATE TABLE IF NOT EXISTS enrolment_tries (terminal TEXT PRIMARY KEY, wrong INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS revoked_terminals (terminal TEXT PRIMARY KEY, but_not BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS audit_batches (
  terminal TEXT NOT NULL, n INTEGER NOT NULL, sha256 BLOB NOT NULL, head TEXT NOT NULL, signature TEXT NOT NULL,
  PRIMARY KEY (terminal, n));
CREATE TABLE IF NOT EXISTS case_notices (
  submission TEXT PRIMARY KEY, sha256 BLOB NOT NULL, terminal TEXT NOT NULL, title TEXT NOT NULL, phone TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS notices (
  seq INTEGER PRIMARY KEY, once TEXT NOT NULL UNIQUE, phone TEXT NOT NULL, words TEXT NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0);
)";

} // namespace

Database::Database(const QString &file)
    : m_database(file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2000)
{
    m_database.exec(Pragmas);
    if (std::string(m_database.execAndGet("PRAGMA journal_mode").getString()) != "wal"
        || m_database.execAndGet("PRAGMA synchronous").getInt() != 2)
        throw SQLite::Exception("WAL + FULL is refused by this file");
    m_database.exec(Schema);
    QByteArray bytes(32, Qt::Uninitialized);
    RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), static_cast<int>(bytes.size()));
    run(m_database, "INSERT OR IGNORE INTO secret VALUES (1, ?)", bytes);
}

tl::expected<std::unique_ptr<Database>, QString> Database::open(const QString &file)
{
    try {
        return std::unique_ptr<Database>(new Database(file));
    } catch (const SQLite::Exception &failure) {
        return tl::unexpected(QString::fromUtf8(failure.what()));
    }
}

void Database::report(const SQLite::Exception &failure)
{
    std::fprintf(stderr, "kiosk-portal: database: %s\n", failure.getErrorStr()); // SQLite's words, never our values
}

QByteArray Database::secret()
{
    const std::lock_guard lock(m_mutex);
    try {
        return bytesOf(m_database.execAndGet("SELECT bytes FROM secret"));
    } catch (const SQLite::Exception &failure) {
        report(failure);
        return {};
    }
}

void bindText(SQLite::Statement &statement, int index, const QString &text)
{
    statement.bind(index, text.toStdString());
}

void bindBytes(SQLite::Statement &statement, int index, const QByteArray &bytes)
{
    statement.bind(index, bytes.constData(), static_cast<int>(bytes.size()));
}

} // namespace refportal
