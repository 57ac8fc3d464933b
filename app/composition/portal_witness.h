// SPDX-License-Identifier: Apache-2.0
// Tells the audit what came of the portal's own words to this machine: the parts that ask for them know no store.
#pragma once

#include <portal/catalogue_watch.h>
#include <portal/paper_renewal.h>
#include <storage/store.h>

namespace kiosk {

AuditEntry entryOf(CatalogueVerdict verdict, qint64 serial);
// Whatever `watch` judges from here on, as long as both live.
void witnessCatalogue(CatalogueWatch &watch, Store &store, const Logger &log);
void witnessPapers(PaperRenewal &renewal, Store &store, const Logger &log);

} // namespace kiosk
