// SPDX-License-Identifier: Apache-2.0
// What another person handed in, for whoever was named there to sign it (docs/portal-api.yaml). Errors as
// PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <cases/hand_signature.h>

namespace kiosk {

// As the applicant signed it. Move-only.
struct SigningRequest {
    QString caseNo;
    SubmissionId submission;
    VisitId visit; // the applicant's
    QString item;
    QString itemVersion;
    QString title;     // of the item, Chinese only
    QString applicant; // masked
    std::vector<CaseAnswer> answers;
    QByteArray documentDigest; // 32 bytes; the caller computes it again
    QString signer;            // what this citizen is there: CaseSigner::id
    QDate signBy;
    int signedSoFar = 0; // of `signers`, whoever applied included
    int signers = 0;
};

struct SigningReceipt {
    QString caseNo;
    int signedSoFar = 0;
    int signers = 0;
};

class SigningPortal {
public:
    virtual ~SigningPortal() = default;

    // `code`: ReceiptCode::text() of the case. SessionExpired. PortalRefused with problemCode() identity-needed,
    // case-unknown, not-a-signer, signed-already, or signing-over: its last day has passed.
    virtual Pending<SigningRequest> signingRequest(QString code, QString session, CallContext context) = 0;
    // `envelope`: schema CoSignature, sealed as a case is. Again: the same. Conflict: the id stands for other bytes.
    // Otherwise as signingRequest.
    virtual Pending<SigningReceipt> putCoSignature(CoSignatureId id, QString session, QByteArray envelope,
                                                   CallContext context)
        = 0;
};

} // namespace kiosk
