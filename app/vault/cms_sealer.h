// SPDX-License-Identifier: Apache-2.0
// RFC 5652 + 5083: SignedData by the terminal inside AuthEnvelopedData (AES-256-GCM) to the portal, definite-length
// DER. `openssl cms -decrypt` and `openssl cms -verify` open it without us.
#pragma once

#include "certificates.h"
#include "envelope_sealer.h"

#include <memory>

namespace kiosk {

// RSA recipients get RSA-OAEP with SHA-256, EC recipients ECDH with X9.63 KDF and SHA-256. Seals only: there is no
// way to open in this class, and the terminal holds no key for it.
class CmsSealer final : public EnvelopeSealer {
public:
    // BadConfig: PEM that does not parse, a key that does not belong to the certificate, a development certificate
    // in a production build.
    static Result<std::unique_ptr<CmsSealer>> create(const Credentials &credentials, BuildKind build = thisBuild());
    ~CmsSealer() override;

    const char *suite() const override { return "cms-aes256gcm-sha256"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override;

private:
    struct Keys;
    explicit CmsSealer(std::unique_ptr<Keys> keys);
    std::unique_ptr<Keys> m_keys;
};

} // namespace kiosk
