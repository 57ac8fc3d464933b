// SPDX-License-Identifier: Apache-2.0
// The terminal's private key, wherever it lives.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>
#include <memory>
#include <openssl/types.h>

namespace kiosk {

// "pkcs11:", with which a key in a token is named (RFC 7512).
QStringView tokenScheme();
// BadConfig: what is wrong with the URI itself; no token is asked.
Result<void> checkTokenUri(const QString &uri);

// Cheap to copy; the key is freed with the last copy. Reading is thread-safe. A token may be pulled out: then signing
// fails, and nothing else.
class TerminalKey {
public:
    TerminalKey() = default; // null: no key
    // P-256, as the terminal makes its own.
    static Result<TerminalKey> generate();
    // BadConfig: PEM that is no private key.
    static Result<TerminalKey> fromPem(const SensitiveBytes &pem);

    // "pkcs11:token=hall;object=terminal?module-path=/usr/lib/..so&pin-source=file:/etc/kiosk/token.pin". The key
    // stays where it is. BadConfig: the URI, a PIN that others may read, no such module, token or key.
    static Result<TerminalKey> inToken(const QString &uri);
    // What Credentials hold: PEM, or such a URI.
    static Result<TerminalKey> from(const SensitiveBytes &pemOrUri);

    bool isNull() const { return !m_key; }
    bool isInToken() const { return m_inToken; }
    EVP_PKEY *handle() const { return m_key.get(); } // OpenSSL's
    EVP_PKEY *newReference() const;                  // whoever gets it frees it
    Result<SensitiveBytes> pem() const;              // PKCS #8; Unsupported: the key cannot leave where it is

private:
    explicit TerminalKey(std::shared_ptr<EVP_PKEY> key, bool inToken = false)
        : m_key(std::move(key)), m_inToken(inToken)
    { }
    std::shared_ptr<EVP_PKEY> m_key;
    bool m_inToken = false;
};

} // namespace kiosk
