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

} // namespace kiosk
