// SPDX-License-Identifier: Apache-2.0
// A signature as it is sealed: the strokes bound to what was signed. In memory only, wiped with its ink.
#pragma once

#include "case_draft.h"

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

using CoSignatureId = Id<struct CoSignatureTag>;

// Under what another person handed in; borrowed parts, move-only.
struct CoSignature {
    CoSignatureId id;
    VisitId visit;
    QString caseNo;
    QString signer;         // his role: CaseSigner::id
    QString identityMethod; // "card+sms": nobody signs for another without it
    CaseCitizen citizen;
    const HandSignature &signature;
    QString sealedTo; // EnvelopeSealer::recipient(); empty: not told
};

// The plain text of what is sealed, format "yizhan-co-signature/1" (docs/portal-api.yaml), canonical. InvalidInput:
// something is missing.
Result<SensitiveBytes> coSignatureJson(const CoSignature &given);

} // namespace kiosk
