// SPDX-License-Identifier: Apache-2.0
// The terminal's private key, wherever it lives.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>
#include <memory>
#include <openssl/types.h>

namespace kiosk {

// Cheap to copy; the key is freed with the last copy. Reading is thread-safe.
class TerminalKey {
public:
    // P-256, as the terminal makes its own.
    static Result<TerminalKey> generate();
    // BadConfig: PEM that is no private key.
    static Result<TerminalKey> fromPem(const SensitiveBytes &pem);

    EVP_PKEY *handle() const { return m_key.get(); } // OpenSSL's
    Result<SensitiveBytes> pem() const;              // PKCS #8; Unsupported: the key cannot leave where it is

private:
    explicit TerminalKey(std::shared_ptr<EVP_PKEY> key) : m_key(std::move(key)) { }
    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace kiosk
