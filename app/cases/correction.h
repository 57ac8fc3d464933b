// SPDX-License-Identifier: Apache-2.0
// One answer that a department asked for again (补正), before it is sealed and after.
#pragma once

#include "case_draft.h"

namespace kiosk {

using CorrectionId = Id<struct CorrectionTag>; // stands for it among the submissions as well

// A citizen's own words, in memory only, wiped with the draft. Move-only.
struct CorrectionDraft {
    CorrectionId id;
    QString caseNo;
    VisitId visit;
    QDateTime createdAt; // local time with offset
    QString terminal;
    QString identityMethod; // "card+sms"
    bool identityVerified = false;
    CaseCitizen citizen;
    CaseAnswer answer;
    QString sealedTo; // EnvelopeSealer::recipient()
};

// The plain text, format "yizhan-correction/1" (docs/portal-api.yaml), canonical. InvalidInput when something is
// missing that no correction can be without; the context names the member.
Result<SensitiveBytes> correctionJson(const CorrectionDraft &draft);

// What may be known of it outside its envelope.
struct SealedCorrection {
    CorrectionId id;
    VisitId visit;
    QString caseNo;
    QByteArray envelope; // ciphertext, see vault
};

// The bytes an outbox row keeps: which case, and the envelope. Decode is InvalidInput for anything encode cannot have
// written; the visit is not among them.
QByteArray encoded(const SealedCorrection &correction);
Result<SealedCorrection> decodedCorrection(CorrectionId id, const QByteArray &bytes);

} // namespace kiosk
