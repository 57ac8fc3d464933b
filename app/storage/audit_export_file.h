// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store_settings.h"

#include <QDate>
#include <QIODevice>

namespace kiosk {

// Writes the whole audit of a stopped terminal to `out`, signed at its end. Conflict: a terminal has this store.
// NotFound: there is no store in the folder; none is made. Gives the number of entries.
Result<qint64> exportAudit(const StoreSettings &settings, const QDate &today, QIODevice &out);

} // namespace kiosk
