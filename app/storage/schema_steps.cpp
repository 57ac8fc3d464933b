// SPDX-License-Identifier: Apache-2.0
#include "schema_steps.h"

#include <array>

namespace kiosk {
namespace {

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

// From here on a file may be read by the release before (I14), so what a row may be is no longer the file's business:
// a kind that a release does not know stays where it is until one comes that does. `format` is that of the payload.
// The table is made anew, since SQLite cannot drop a CHECK; its sequence goes on.
constexpr const char *Version2 = R"(
CREATE TABLE schema_mark (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  readable_from INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox_2 (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind     TEXT NOT NULL CHECK (kind <> ''),
  format   INTEGER NOT NULL DEFAULT 1 CHECK (format >= 1),
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
INSERT INTO outbox_2 (seq, kind, stream, id, case_id, sha256, payload, state, attempts, next_at, first_at)
  SELECT seq, kind, stream, id, case_id, sha256, payload, state, attempts, next_at, first_at FROM outbox;
DELETE FROM sqlite_sequence WHERE name = 'outbox_2';
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox_2', seq FROM sqlite_sequence WHERE name = 'outbox';
DROP TABLE outbox;
ALTER TABLE outbox_2 RENAME TO outbox;
CREATE INDEX outbox_stream ON outbox (stream, seq);

CREATE TRIGGER payload_is_frozen BEFORE UPDATE OF seq, kind, format, stream, id, sha256, payload, first_at ON outbox
BEGIN SELECT RAISE(ABORT, 'a sealed row does not change'); END;

CREATE TRIGGER row_leaves_by_the_ledger BEFORE DELETE ON outbox
WHEN NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'not acknowledged'); END;

CREATE TRIGGER acknowledged_once BEFORE INSERT ON outbox
WHEN EXISTS (SELECT 1 FROM ledger WHERE ledger.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'was acknowledged before'); END;
)";

// Sealed files in STATE/materials. A row stays when its file is gone: it says what the case had. The release before
// leaves a case with materials alone by its format.
constexpr const char *WithMaterials = R"(
CREATE TABLE materials (
  id         TEXT PRIMARY KEY,
  case_id    TEXT NOT NULL REFERENCES cases (id),
  position   INTEGER NOT NULL CHECK (position >= 0),
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size > 0),
  sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
  path       TEXT NOT NULL UNIQUE,
  erased_at  TEXT,
  UNIQUE (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER material_is_frozen
BEFORE UPDATE OF id, case_id, position, name, media_type, size, sha256, path ON materials
BEGIN SELECT RAISE(ABORT, 'a sealed material does not change'); END;

CREATE TRIGGER material_stays BEFORE DELETE ON materials
BEGIN SELECT RAISE(ABORT, 'what a case had is kept'); END;

CREATE TRIGGER file_leaves_after_the_ledger BEFORE UPDATE OF erased_at ON materials
WHEN NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'not acknowledged'); END;
)";

// The audit: written in the transaction of the act it tells of, numbered without a gap, never changed. An entry leaves
// only when the portal has acknowledged a head that covers it.
constexpr const char *WithAudit = R"(
CREATE TABLE audit (
  seq     INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  event   TEXT NOT NULL,
  actor   TEXT NOT NULL,
  visit   TEXT NOT NULL,
  object  TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason  TEXT NOT NULL,
  count   INTEGER NOT NULL,
  hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_visit ON audit (visit, seq);

CREATE TABLE audit_heads (
  n         INTEGER PRIMARY KEY,
  day       TEXT NOT NULL,
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL CHECK (last >= first),
  hash      BLOB NOT NULL CHECK (length(hash) = 32),
  statement BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_has_no_gap BEFORE INSERT ON audit
WHEN NEW.seq <> 1 + max(coalesce((SELECT max(seq) FROM audit), 0), coalesce((SELECT max(last) FROM audit_heads), 0))
BEGIN SELECT RAISE(ABORT, 'not the next entry'); END;

CREATE TRIGGER audit_is_frozen BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'an entry does not change'); END;

CREATE TRIGGER audit_leaves_by_its_head BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit_heads JOIN ledger ON ledger.id = 'audit-batch/' || n WHERE last >= OLD.seq)
BEGIN SELECT RAISE(ABORT, 'its head is not acknowledged'); END;

CREATE TRIGGER audit_heads_are_frozen BEFORE UPDATE ON audit_heads
BEGIN SELECT RAISE(ABORT, 'a head does not change'); END;

CREATE TRIGGER audit_heads_stay BEFORE DELETE ON audit_heads
BEGIN SELECT RAISE(ABORT, 'a head stays'); END;
)";

// Orders of payment. That a quote has one order which is not over is the file's own rule, as are what an order was made
// for and the number of a bill. The release before leaves them alone: it makes none.
constexpr const char *WithPayments = R"(
CREATE TABLE payments (
  id          TEXT PRIMARY KEY,
  quote       TEXT NOT NULL CHECK (quote <> ''),
  amount_fen  INTEGER NOT NULL CHECK (amount_fen > 0),
  state       TEXT NOT NULL
    CHECK (state IN ('created', 'waiting', 'paid', 'closed', 'unknown', 'refunding', 'refunded')),
  bill_number TEXT NOT NULL DEFAULT '',
  bill_check  TEXT NOT NULL DEFAULT '',
  visit       TEXT NOT NULL,
  serves      TEXT NOT NULL CHECK (serves <> ''),
  day         TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  since       TEXT NOT NULL,
  CHECK (state <> 'paid' OR (bill_number <> '' AND bill_check <> ''))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_order ON payments (quote) WHERE state IN ('created', 'waiting', 'unknown', 'paid');
CREATE INDEX payments_of_day ON payments (day);
CREATE INDEX payments_in_doubt ON payments (state) WHERE state IN ('created', 'waiting', 'unknown');

CREATE TRIGGER order_is_frozen BEFORE UPDATE OF id, quote, amount_fen, visit, serves, day, made_at ON payments
BEGIN SELECT RAISE(ABORT, 'an order does not change'); END;

CREATE TRIGGER bill_is_frozen BEFORE UPDATE OF bill_number, bill_check ON payments
WHEN OLD.bill_number <> '' AND (NEW.bill_number <> OLD.bill_number OR NEW.bill_check <> OLD.bill_check)
BEGIN SELECT RAISE(ABORT, 'a bill does not change'); END;

CREATE TRIGGER order_stays BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'an order is kept'); END;

CREATE TRIGGER refund_is_the_end BEFORE UPDATE OF state ON payments
WHEN OLD.state = 'refunded' AND NEW.state <> 'refunded'
BEGIN SELECT RAISE(ABORT, 'the money went back'); END;
)";

// A report for each day with the portal's list of it. Once it is compared it does not change: the portal has its bytes.
constexpr const char *WithPaymentDays = R"(
CREATE TABLE payment_days (
  day         TEXT PRIMARY KEY,
  report      TEXT NOT NULL UNIQUE,
  body        BLOB,
  differences INTEGER NOT NULL DEFAULT 0 CHECK (differences >= 0),
  compared_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TRIGGER compared_day_is_frozen BEFORE UPDATE ON payment_days WHEN OLD.body IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a report does not change'); END;

CREATE TRIGGER payment_days_stay BEFORE DELETE ON payment_days
BEGIN SELECT RAISE(ABORT, 'a report is kept'); END;
)";

// A citizen who has only the paper of a certificate asks by its code.
constexpr const char *WithReceiptIndex = R"(
CREATE INDEX audit_receipts ON audit (object) WHERE event = 'receipt.printed';
)";

// Sheets with printed numbers, a row each time one is loaded. A sheet that left the terminal, printed, spoiled or taken
// out, never comes back as the same row, and two claims never have one sheet: the file's own rules. The release before
// keeps no such ledger; what it prints is not in it.
constexpr const char *WithBlanks = R"(
ALTER TABLE print_intents ADD COLUMN blank_kind TEXT NOT NULL DEFAULT '';

CREATE TABLE blank_issues (
  id        TEXT PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind <> ''),
  first     TEXT NOT NULL,
  last      TEXT NOT NULL,
  sheets    INTEGER NOT NULL CHECK (sheets > 0),
  issued_by TEXT NOT NULL CHECK (issued_by <> ''),
  issued_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blanks (
  place  INTEGER PRIMARY KEY AUTOINCREMENT,
  serial TEXT NOT NULL,
  kind   TEXT NOT NULL,
  issue  TEXT NOT NULL REFERENCES blank_issues (id),
  sheet  INTEGER NOT NULL CHECK (sheet > 0),
  state  TEXT NOT NULL CHECK (state IN ('tray', 'printing', 'printed', 'spoiled', 'uncertain', 'taken-out')),
  claim  TEXT UNIQUE REFERENCES print_intents (claim),
  since  TEXT NOT NULL,
  UNIQUE (issue, sheet),
  CHECK (state NOT IN ('tray', 'taken-out') OR claim IS NULL),
  CHECK (state NOT IN ('printing', 'printed', 'uncertain') OR claim IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX blank_is_here_once ON blanks (serial) WHERE state <> 'taken-out';
CREATE INDEX blanks_in_tray ON blanks (kind, place) WHERE state = 'tray';

CREATE TRIGGER blank_is_frozen BEFORE UPDATE OF place, serial, kind, issue, sheet ON blanks
BEGIN SELECT RAISE(ABORT, 'a blank does not change'); END;

CREATE TRIGGER blank_moves_on BEFORE UPDATE OF state ON blanks
WHEN NOT ((OLD.state = 'tray' AND NEW.state IN ('printing', 'spoiled', 'taken-out'))
  OR (OLD.state = 'printing' AND NEW.state IN ('tray', 'printed', 'spoiled', 'uncertain'))
  OR (OLD.state = 'uncertain' AND NEW.state IN ('printed', 'spoiled')))
BEGIN SELECT RAISE(ABORT, 'a blank does not come back'); END;

CREATE TRIGGER blank_keeps_its_claim BEFORE UPDATE OF claim ON blanks
WHEN OLD.claim IS NOT NULL AND NEW.claim IS NOT OLD.claim AND NEW.state <> 'tray'
BEGIN SELECT RAISE(ABORT, 'a blank has one claim'); END;

CREATE TRIGGER blanks_stay BEFORE DELETE ON blanks
BEGIN SELECT RAISE(ABORT, 'a blank is kept'); END;

CREATE TRIGGER blank_issue_is_frozen BEFORE UPDATE ON blank_issues
BEGIN SELECT RAISE(ABORT, 'an issue does not change'); END;

CREATE TRIGGER blank_issues_stay BEFORE DELETE ON blank_issues
BEGIN SELECT RAISE(ABORT, 'an issue is kept'); END;
)";

// What staff have ended without the portal: it leaves the outbox by here. `problem` is why a row is held.
constexpr const char *WithClosures = R"(
ALTER TABLE outbox ADD COLUMN problem TEXT NOT NULL DEFAULT '';

CREATE TABLE closures (
  id        TEXT PRIMARY KEY,
  kind      TEXT NOT NULL,
  stream    TEXT NOT NULL,
  sha256    BLOB NOT NULL,
  how       TEXT NOT NULL CHECK (how IN ('closed', 'recalled')),
  reason    TEXT NOT NULL CHECK (reason <> ''),
  closed_by TEXT NOT NULL CHECK (closed_by <> ''),
  first_at  TEXT NOT NULL,
  closed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER only_what_is_held_is_closed BEFORE INSERT ON closures
WHEN NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = NEW.id AND state = 'held')
  AND NOT EXISTS (SELECT 1 FROM closures WHERE closures.id = NEW.stream)
BEGIN SELECT RAISE(ABORT, 'not held'); END;

CREATE TRIGGER closures_are_frozen BEFORE UPDATE ON closures
BEGIN SELECT RAISE(ABORT, 'a closure does not change'); END;

CREATE TRIGGER closures_stay BEFORE DELETE ON closures
BEGIN SELECT RAISE(ABORT, 'a closure stays'); END;

DROP TRIGGER row_leaves_by_the_ledger;
CREATE TRIGGER row_leaves_by_the_ledger BEFORE DELETE ON outbox
WHEN NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.id = OLD.id)
  AND NOT EXISTS (SELECT 1 FROM closures WHERE closures.id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'neither acknowledged nor closed'); END;

DROP TRIGGER acknowledged_once;
CREATE TRIGGER acknowledged_once BEFORE INSERT ON outbox
WHEN EXISTS (SELECT 1 FROM ledger WHERE ledger.id = NEW.id) OR EXISTS (SELECT 1 FROM closures WHERE closures.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'was there before'); END;

DROP TRIGGER file_leaves_after_the_ledger;
CREATE TRIGGER file_leaves_after_the_ledger BEFORE UPDATE OF erased_at ON materials
WHEN NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.id = OLD.case_id)
  AND NOT EXISTS (SELECT 1 FROM closures WHERE closures.id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'neither acknowledged nor closed'); END;
)";

// Cases that the portal confirmed when their visit was over: nothing is printed into another citizen's hand, staff are
// told, until one of them has dealt with it.
constexpr const char *WithLateConfirmations = R"(
CREATE TABLE late_confirmations (
  case_id TEXT PRIMARY KEY REFERENCES cases (id),
  at      TEXT NOT NULL,
  done_at TEXT,
  done_by TEXT NOT NULL DEFAULT '',
  CHECK ((done_at IS NULL) = (done_by = ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX late_confirmations_open ON late_confirmations (at) WHERE done_at IS NULL;

CREATE TRIGGER late_confirmation_is_frozen BEFORE UPDATE ON late_confirmations WHEN OLD.done_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'done'); END;

CREATE TRIGGER late_confirmations_stay BEFORE DELETE ON late_confirmations
BEGIN SELECT RAISE(ABORT, 'an entry is kept'); END;
)";

// The portal was told of audit entries that this file does not have: it is an older copy, or the disk lost what it had
// acknowledged. `last_place` is the last sheet that was known then: of those loaded before, nobody knows how many are
// left.
constexpr const char *WithGaps = R"(
CREATE TABLE store_gaps (
  told       INTEGER PRIMARY KEY CHECK (told > had),
  had        INTEGER NOT NULL CHECK (had >= 0),
  last_place INTEGER NOT NULL,
  at         TEXT NOT NULL
) STRICT;

CREATE TRIGGER gaps_are_frozen BEFORE UPDATE ON store_gaps
BEGIN SELECT RAISE(ABORT, 'a gap does not change'); END;

CREATE TRIGGER gaps_stay BEFORE DELETE ON store_gaps
BEGIN SELECT RAISE(ABORT, 'a gap is kept'); END;
)";

constexpr std::array Steps{
    SchemaStep{1, 1, Version1},         SchemaStep{2, 2, Version2},
    SchemaStep{3, 2, WithMaterials},    SchemaStep{4, 2, WithAudit},
    SchemaStep{5, 2, WithPayments},     SchemaStep{6, 2, WithPaymentDays},
    SchemaStep{7, 2, WithReceiptIndex}, SchemaStep{8, 2, WithBlanks},
    SchemaStep{9, 2, WithClosures},     SchemaStep{10, 2, WithLateConfirmations},
    SchemaStep{11, 2, WithGaps},
};

} // namespace

std::span<const SchemaStep> schemaSteps() { return Steps; }

} // namespace kiosk
