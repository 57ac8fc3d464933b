// SPDX-License-Identifier: Apache-2.0
// How store.db came to look as it does, step by step. A step that was released does not change any more; a later one
// adds. Private to app/storage.
#pragma once

#include <span>

namespace kiosk {

struct SchemaStep {
    int version;      // PRAGMA user_version after it; 1, 2, 3 ..
    int readableFrom; // the oldest schema whose release may still open the file, and then sends every row it knows
    const char *sql;  // run in one transaction, with the two numbers
};

// Ordered by version. A step may take `readableFrom` back to an older one only when that release's statements still
// work on the new tables: columns are added with defaults, nothing is renamed or narrowed (expand first, contract a
// release later).
std::span<const SchemaStep> schemaSteps();

} // namespace kiosk
