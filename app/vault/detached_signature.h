// SPDX-License-Identifier: Apache-2.0
// RFC 5652 SignedData whose content stands elsewhere: the daily heads of the audit. It carries the
// terminal's certificate: `openssl cms -verify -binary -inform DER -content FILE -CAfile ca.pem` checks one without us.
#pragma once

#include "certificates.h"

#include <memory>

namespace kiosk {

// Thread-safe once made.
class DetachedSigner {
public:
    // BadConfig: PEM that does not parse, a key that does not belong to the certificate.
    static Result<std::shared_ptr<const DetachedSigner>> create(const Credentials &credentials);
    ~DetachedSigner();
    Result<QByteArray> sign(QByteArrayView content) const; // DER

private:
    struct Keys;
    explicit DetachedSigner(std::unique_ptr<Keys> keys);
    std::unique_ptr<Keys> m_keys;
};

// Whether `der` is a signature over `content` by one of the certificates of `pem` (the keys change with time), whoever
// issued them. BadConfig: no certificate; InvalidInput: it is not.
Result<void> verifyDetached(const QByteArray &der, QByteArrayView content, const QByteArray &pem);

} // namespace kiosk
