// SPDX-License-Identifier: Apache-2.0
// What seals a case so that only the portal can open it. One suite per implementation: international today, the
// SM2/SM3/SM4 suite later (docs/decisions/0005-sealing-suites.md).
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>
#include <QIODevice>
#include <QString>

namespace kiosk {

struct SealedEnvelope {
    QByteArray bytes;  // ciphertext: may rest on a disk
    QByteArray digest; // of `bytes`, 32 octets; what the outbox checks before every send
};

// Thread-safe once made.
class EnvelopeSealer {
public:
    static constexpr qint64 largestMaterial = 50'000'000; // bytes before sealing

    virtual ~EnvelopeSealer() = default;
    // "cms-aes256gcm-sha256": goes into the log and the audit
    virtual const char *suite() const = 0;
    // Internal when the cryptography refuses; nothing of the content is in the error.
    virtual Result<SealedEnvelope> seal(const SensitiveBytes &content) const = 0;
    // Reads an open device to its end and writes its ciphertext into another, piece by piece: neither is ever whole in
    // memory. It is not signed; the signed case names its size and digest. InvalidInput: empty, larger than
    // largestMaterial, or it cannot be read. StorageFault: `sealed` does not take it.
    virtual Result<void> sealMaterial(QIODevice &content, QIODevice &sealed) const = 0;
    // To whom a seal made now goes: SHA-256 of the certificate (DER), in hex. BadConfig: none is valid now.
    virtual Result<QString> recipient() const = 0;
};

} // namespace kiosk
