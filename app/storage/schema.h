// SPDX-License-Identifier: Apache-2.0
// store.db: how it is opened and what stands in it. Private to app/storage.
#pragma once

#include "schema_steps.h"
#include "sql.h"

#include <memory>

namespace kiosk {

// Makes or opens the file, sets and reads back WAL, synchronous=FULL, foreign_keys, trusted_schema=OFF and exclusive
// locking, looks for damage, brings the schema up to date. BadConfig: written by a newer
// release that does not let this one in. `steps`: a test may know other ones.
Result<std::unique_ptr<SQLite::Database>> openStoreFile(const QString &path,
                                                        std::span<const SchemaStep> steps = schemaSteps());

// To look into and nothing else: no schema step is done. BadConfig: not a store, a later release's that does not let
// this one in, or an earlier one's that a terminal of this release has not opened yet.
Result<std::unique_ptr<SQLite::Database>> openStoreFileToRead(const QString &path);

} // namespace kiosk
