// SPDX-License-Identifier: Apache-2.0
// The terminal's papers: its own certificate and key, the one CA it trusts, the portal's sealing certificate.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>

namespace kiosk {

// All PEM.
struct Credentials {
    QByteArray ca;          // the only one trusted for the portal's TLS
    QByteArray certificate; // of this terminal, for TLS and for signing cases
    SensitiveBytes key;
    QByteArray sealCertificate; // of the portal's recipient of sealed cases; the next one may stand beside it
};

// DIR/ca.pem, terminal.pem, terminal.key, seal.pem. BadConfig names the file that is missing or is none.
Result<Credentials> readCredentials(const QString &folder);

enum class BuildKind { Development, Production };
BuildKind thisBuild(); // the CMake option KIOSK_PRODUCTION

// The one gate for TLS and for sealing: BadConfig when any certificate of this PEM text cannot be parsed, or, in a
// production build, carries or was issued under the name "Yizhan Development CA".
Result<void> admitCertificates(const QByteArray &pem, BuildKind build = thisBuild());

} // namespace kiosk
