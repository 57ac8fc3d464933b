// SPDX-License-Identifier: Apache-2.0
// Opens what was sealed to this terminal (a staff secret). Cases are sealed to the portal: this opens none of them.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>
#include <memory>

namespace kiosk {

// RFC 5652 EnvelopedData or RFC 5083 AuthEnvelopedData in DER, as `openssl cms -encrypt` writes them for one or more
// terminals. Thread-safe once made.
class EnvelopeOpener {
public:
    // BadConfig: PEM that does not parse, or a key that is not the certificate's.
    static Result<std::shared_ptr<const EnvelopeOpener>> create(const QByteArray &certificate,
                                                                const SensitiveBytes &key);
    ~EnvelopeOpener();
    // InvalidInput: no envelope, not for this terminal, or changed on its way; they are not told apart.
    Result<SensitiveBytes> open(const QByteArray &der) const;

private:
    struct Keys;
    explicit EnvelopeOpener(std::unique_ptr<Keys> keys);
    std::unique_ptr<Keys> m_keys;
};

} // namespace kiosk
