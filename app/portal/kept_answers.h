// SPDX-License-Identifier: Apache-2.0
// What of the portal's answers outlives the terminal's process, as the bytes of two files of its own. Whoever can write
// there is not believed more than the portal.
#pragma once

#include "portal_types.h"

#include <core/result.h>

namespace kiosk {

struct KeptFeed {
    qint64 cursor = 0;   // behind the last event that was acted on
    bool locked = false; // by the operator
    friend bool operator==(const KeptFeed &, const KeptFeed &) = default;
};

QByteArray encoded(const KeptFeed &feed);
// Damaged, in whole or in part: the feed is read from its beginning, and the lock is in it.
KeptFeed decodedKeptFeed(const QByteArray &bytes);

// One file, so that body and signature cannot be of two catalogues.
QByteArray encoded(const PortalCatalogue &catalogue);
// InvalidInput: no catalogue, or not signed by `signer` (PEM). BadConfig: no signer.
Result<PortalCatalogue> decodedKeptCatalogue(const QByteArray &bytes, const QByteArray &signer);

} // namespace kiosk
