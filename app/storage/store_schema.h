// SPDX-License-Identifier: Apache-2.0
// store.db, version 1. Rows are versioned: release N-1 must be able to read and send what N writes.
#pragma once

namespace kiosk {

inline constexpr int kStoreVersion = 1;

struct StorePragma {
    const char *name;
    const char *wanted;
    const char *reads; // what it must read back as
};
inline constexpr StorePragma kStorePragmas[] = {
    {"journal_mode", "WAL", "wal"}, {"synchronous", "FULL", "2"}, {"foreign_keys", "ON", "1"},
    {"trusted_schema", "OFF", "0"}, {"secure_delete", "ON", "1"},
};

// Nothing in these tables names a citizen; `payload` of a submission is ciphertext that this machine cannot read.
inline constexpr const char *kStoreSchema = R"(
CREATE TABLE cases (
  submission   TEXT PRIMARY KEY,
  item         TEXT NOT NULL,
  item_version TEXT NOT NULL,
  receipt_code TEXT NOT NULL UNIQUE,
  title        TEXT NOT NULL,
  conditional  INTEGER NOT NULL,
  sha256       BLOB NOT NULL,
  sealed_at    TEXT NOT NULL,
  case_no      TEXT NOT NULL DEFAULT '',
  received_at  TEXT
);
CREATE TABLE claims (
  claim      TEXT PRIMARY KEY,
  act        TEXT NOT NULL,
  visit      TEXT NOT NULL,
  item       TEXT NOT NULL,
  case_no    TEXT NOT NULL DEFAULT '',
  state      TEXT NOT NULL,
  proof      TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL
);
CREATE TABLE outbox (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  version  INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  stream   TEXT NOT NULL,
  id       TEXT NOT NULL UNIQUE,
  sha256   BLOB NOT NULL,
  payload  BLOB NOT NULL,
  state    TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at  TEXT,
  first_at TEXT NOT NULL
);
CREATE TABLE ledger (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  stream      TEXT NOT NULL,
  sha256      BLOB NOT NULL,
  case_no     TEXT NOT NULL,
  received_at TEXT,
  acked_at    TEXT NOT NULL
);
)";

} // namespace kiosk
