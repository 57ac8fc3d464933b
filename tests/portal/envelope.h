// SPDX-License-Identifier: Apache-2.0
// Opens a sealed case: CMS AuthEnvelopedData for our seal certificate over CMS SignedData of a terminal.
#pragma once

#include "api_problem.h"

#include <memory>
#include <optional>

namespace refportal {

struct Opened {
    QByteArray content;
    QByteArray message; // CMS SignedData, DER
};

// The content of a SignedData by that terminal's certificate of the CA in a PEM file, judged at the moment of the
// signature; nothing unless all of it holds.
std::optional<QByteArray> signedContent(const QByteArray &message, const QString &terminal, const QString &caFile);

class Envelope {
public:
    // Reads DIR/seal.pem, seal.key and ca.pem; the reason when one will not do.
    static tl::expected<std::unique_ptr<Envelope>, QString> load(const QString &folder);
    ~Envelope();

    // The signed content; EnvelopeRefused unless everything holds: sealed for us, whole, signed once, by a certificate
    // of our CA with this common name that was good when it was signed (now, when the signer does not say when). Any
    // thread.
    Outcome<QByteArray> open(const QByteArray &der, const QString &terminal) const;
    // The same, with the SignedData of the terminal around the content: what an archive keeps.
    Outcome<Opened> openMessage(const QByteArray &der, const QString &terminal) const;
    // A material, which is sealed and not signed; EnvelopeRefused when it is not for us or not whole. Any thread.
    Outcome<QByteArray> openMaterial(const QByteArray &der) const;
    // Whether `der` is such a terminal's signature over `content`, which stands elsewhere. Any thread.
    bool isSignature(const QByteArray &der, const QByteArray &content, const QString &terminal) const;

private:
    struct Keys;
    explicit Envelope(std::unique_ptr<Keys> keys);
    std::unique_ptr<Keys> m_keys;
};

} // namespace refportal
