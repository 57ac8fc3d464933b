// SPDX-License-Identifier: Apache-2.0
// The terminal's papers: its own certificate and key, the one CA it trusts, the portal's sealing certificate.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace kiosk {

// All PEM.
struct Credentials {
    QByteArray ca;              // the only one trusted for the portal's TLS
    QByteArray certificate;     // of this terminal, for TLS and for signing cases
    SensitiveBytes key;         // or the pkcs11: URI of one in a token, see TerminalKey
    QByteArray catalogueSigner; // who answers for the catalogue; empty: none is taken
    QByteArray sealCertificate; // of the portal's recipient of sealed cases; the next one may stand beside it
};

// DIR/ca.pem, terminal.pem, terminal.key, seal.pem, and catalogue.pem when it is there. BadConfig names the file that
// is missing or is none.
Result<Credentials> readCredentials(const QString &folder);

// From when to when a certificate holds.
struct CertificateTerm {
    QDateTime from;
    QDateTime until;
};
// Of every certificate of a PEM text, in its order; empty when there is none or one of them cannot be read.
QList<CertificateTerm> certificateTerms(const QByteArray &pem);
// BadConfig: one of them cannot be read, or the key is another certificate's.
Result<void> admitKey(const QByteArray &certificate, const SensitiveBytes &key);

enum class BuildKind { Development, Production };
BuildKind thisBuild(); // the CMake option KIOSK_PRODUCTION

// The one gate for TLS and for sealing: BadConfig when any certificate of this PEM text cannot be parsed, or, in a
// production build, carries or was issued under the name "Yizhan Development CA".
Result<void> admitCertificates(const QByteArray &pem, BuildKind build = thisBuild());

} // namespace kiosk
