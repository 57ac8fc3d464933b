-- store.db as the first schema made it; never changed any more.
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

-- What the first release may have left: a row in every state, a case at the portal, claims wherever they may stand.
INSERT INTO cases VALUES ('01958d4e-2b10-7a44-9c1f-3f1a55d0a001','01958d4e-0000-7000-8000-000000000001','residence-permit-application','1.0.0','CH-2345-6789','居住证申领 张*',0,'2026-03-12T10:24:00.000Z',NULL,NULL);
INSERT INTO cases VALUES ('01958d4e-2b10-7a44-9c1f-3f1a55d0a002','01958d4e-0000-7000-8000-000000000002','residence-permit-application','1.0.0','CH-2345-6788','居住证申领 李*',1,'2026-03-12T10:25:00.000Z',NULL,NULL);
INSERT INTO cases VALUES ('01958d4e-2b10-7a44-9c1f-3f1a55d0a003','01958d4e-0000-7000-8000-000000000003','residence-permit-application','1.0.0','CH-2345-6787','居住证申领 王*',0,'2026-03-12T10:26:00.000Z',NULL,NULL);
INSERT INTO cases VALUES ('01958d4e-2b10-7a44-9c1f-3f1a55d0a004','01958d4e-0000-7000-8000-000000000004','residence-permit-application','1.0.0','CH-2345-6786','居住证申领 赵*',0,'2026-03-12T10:20:00.000Z','CH20260312000001','2026-03-12T10:20:05.000Z');
INSERT INTO outbox VALUES (7,'submission','01958d4e-2b10-7a44-9c1f-3f1a55d0a001','01958d4e-2b10-7a44-9c1f-3f1a55d0a001','01958d4e-2b10-7a44-9c1f-3f1a55d0a001',x'4c503ca67761e5c4aaecfe996244c25d8c0b40902d1085c85b4468bd567548c6',x'656e76656c6f7065','sealed',0,NULL,'2026-03-12T10:24:00.000Z');
INSERT INTO outbox VALUES (8,'rating','01958d4e-2b10-7a44-9c1f-3f1a55d0a001','01958d4e-2b10-7a44-9c1f-3f1a55d0b001',NULL,x'4c503ca67761e5c4aaecfe996244c25d8c0b40902d1085c85b4468bd567548c6',x'656e76656c6f7065','sealed',0,NULL,'2026-03-12T10:24:10.000Z');
INSERT INTO outbox VALUES (9,'submission','01958d4e-2b10-7a44-9c1f-3f1a55d0a002','01958d4e-2b10-7a44-9c1f-3f1a55d0a002','01958d4e-2b10-7a44-9c1f-3f1a55d0a002',x'4c503ca67761e5c4aaecfe996244c25d8c0b40902d1085c85b4468bd567548c6',x'656e76656c6f7065','unknown',3,'2026-03-12T10:30:00.000Z','2026-03-12T10:25:00.000Z');
INSERT INTO outbox VALUES (10,'submission','01958d4e-2b10-7a44-9c1f-3f1a55d0a003','01958d4e-2b10-7a44-9c1f-3f1a55d0a003','01958d4e-2b10-7a44-9c1f-3f1a55d0a003',x'4c503ca67761e5c4aaecfe996244c25d8c0b40902d1085c85b4468bd567548c6',x'656e76656c6f7065','held',1,NULL,'2026-03-12T10:26:00.000Z');
INSERT INTO outbox VALUES (11,'print-result','01958d52-9f00-7c21-8e3b-6d0f4a5b7c12','01958d52-9f00-7c21-8e3b-6d0f4a5b7c12/intent',NULL,x'4c503ca67761e5c4aaecfe996244c25d8c0b40902d1085c85b4468bd567548c6',x'656e76656c6f7065','sealed',0,NULL,'2026-03-12T10:27:00.000Z');
INSERT INTO ledger VALUES ('01958d4e-2b10-7a44-9c1f-3f1a55d0a004','submission','01958d4e-2b10-7a44-9c1f-3f1a55d0a004',x'4c503ca67761e5c4aaecfe996244c25d8c0b40902d1085c85b4468bd567548c6','CH20260312000001','2026-03-12T10:20:00.000Z','2026-03-12T10:20:06.000Z');
INSERT INTO print_intents VALUES ('01958d52-9f00-7c21-8e3b-6d0f4a5b7c12','01958d52-9f00-7c21-8e3b-6d0f4a5b7c13','01958d4e-0000-7000-8000-000000000005','property-certificate-print','intent','',NULL,'2026-03-12T10:27:00.000Z');
PRAGMA application_id = 1499091796;
PRAGMA user_version = 1;
