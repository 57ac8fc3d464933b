// SPDX-License-Identifier: Apache-2.0
// RFC 5652 SignedData that somebody else wrote: a list or a catalogue that counts only under a signature.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QDateTime>
#include <optional>

namespace kiosk {

// The content of `der`, signed by a certificate that `ca` (PEM) issued. The message carries its content and the
// signer's certificate; it has one signer and a digest of SHA-256 or longer. Nothing stands before or behind it, and it
// is not larger than `most` bytes. `at`: the moment at which the signer's certificate must be valid; empty: at any
// time, for a message that was accepted in its day. BadConfig: `ca` holds no certificate that can be used.
// InvalidInput: the message; its context is one sentence for the person who made it, and names nothing of the content.
Result<QByteArray> openSignedMessage(const QByteArray &der, const QByteArray &ca, const std::optional<QDateTime> &at,
                                     qsizetype most);

} // namespace kiosk
