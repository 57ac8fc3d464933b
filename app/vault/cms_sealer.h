// SPDX-License-Identifier: Apache-2.0
// RFC 5652 + 5083: SignedData by the terminal inside AuthEnvelopedData (AES-256-GCM) to the portal, definite-length
// DER. `openssl cms -decrypt` and `openssl cms -verify` open it without us.
#pragma once

#include "certificates.h"
#include "envelope_sealer.h"

#include <core/clock.h>

#include <memory>

namespace kiosk {

// RSA recipients get RSA-OAEP with SHA-256, EC recipients ECDH with X9.63 KDF and SHA-256. Seals only: there is no
// way to open in this class, and the terminal holds no key for it. The portal changes its key by a second certificate
// in the same PEM text: of those that are valid now the one that became valid last is sealed to. A material is
// AuthEnvelopedData in indefinite-length BER, because its size is known only at its end.
class CmsSealer final : public EnvelopeSealer {
public:
    // BadConfig: PEM that does not parse, a key that does not belong to the certificate, a development certificate
    // in a production build.
    static Result<std::unique_ptr<CmsSealer>> create(const Credentials &credentials, std::shared_ptr<const Clock> clock,
                                                     BuildKind build = thisBuild());
    ~CmsSealer() override;

    const char *suite() const override { return "cms-aes256gcm-sha256"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override;
    Result<void> sealMaterial(QIODevice &content, QIODevice &sealed) const override;
    Result<QString> recipient() const override;

private:
    struct Keys;
    CmsSealer(std::unique_ptr<Keys> keys, std::shared_ptr<const Clock> clock);
    std::unique_ptr<Keys> m_keys;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace kiosk
