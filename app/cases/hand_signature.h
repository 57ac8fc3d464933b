// SPDX-License-Identifier: Apache-2.0
// A signature as it is sealed: the strokes bound to what was signed. In memory only, wiped with its ink.
#pragma once

#include <core/ink.h>
#include <core/result.h>
#include <core/sensitive.h>

#include <QDateTime>

namespace kiosk {

inline const QString kSignatureName = QStringLiteral("signature"); // of the material
inline const QString kSignatureType = QStringLiteral("application/vnd.yizhan.signature+json");

struct HandSignature {
    QByteArray documentDigest; // of the document (signed_document.h)
    const Ink &ink;            // borrowed
    QDateTime signedAt;        // local time with offset
    QString signer;            // masked name; the case has the whole one
    QString terminal;
};

// The plain text of the material, format "yizhan-signature/1" (docs/materials.md), canonical. Times count from the
// first sample. InvalidInput: nothing was drawn, or no document is named.
Result<SensitiveBytes> signatureJson(const HandSignature &signature);

} // namespace kiosk
