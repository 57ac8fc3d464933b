// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArray>

namespace kiosk {

// The one certificate of a certs-only message (RFC 7030 4.2.3), PEM. InvalidInput: it is none, or has another number.
Result<QByteArray> certificateIn(const QByteArray &certsOnlyDer);

} // namespace kiosk
