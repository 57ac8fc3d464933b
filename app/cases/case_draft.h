// SPDX-License-Identifier: Apache-2.0
// A case before it is sealed: a citizen's own words, in memory only, wiped with the draft.
#pragma once

#include "authority.h"
#include "receipt_code.h"
#include "signed_document.h"

#include <core/ids.h>
#include <core/result.h>
#include <core/sensitive.h>

#include <QDateTime>
#include <optional>
#include <vector>

namespace kiosk {

inline constexpr QStringView kNobody = u"none"; // in the place of a method of identity

struct CaseCitizen {
    SensitiveText name;
    SensitiveText number;
    QString kind;        // of the document: "resident", ...
    SensitiveText birth; // 1990-01-31
    SensitiveText address;
    SensitiveText phone; // empty: not known
};

// Member `citizen` of the object that is open.
void writeCitizen(CanonicalJson &json, const CaseCitizen &citizen);

// How a material is given; one that is a file of this case stands among its materials too.
struct CaseEvidence {
    QString id;   // of the item's field
    QString from; // EvidenceSource
    QDate due;    // invalid: none
};

class CanonicalJson;

// Member `evidence` of the object that is open; left out when there is none.
void writeEvidence(CanonicalJson &json, const std::vector<CaseEvidence> &evidence);

// One department's part of a bundle: the answers that it gets, and the parts that are decided before it.
struct CaseMember {
    QString item;
    QString itemVersion;
    QStringList after;
    QStringList fields;
};

// Whoever has to sign besides the applicant, later and at any terminal.
struct CaseSigner {
    QString id; // his role in the item
    SensitiveText name;
    SensitiveText number; // of his ID card
};

// Move-only.
struct CaseDraft {
    SubmissionId submission;
    VisitId visit;
    QString item;
    QString itemVersion;
    ReceiptCode receiptCode;
    QDateTime createdAt; // local time with offset
    QString terminal;
    QString identityMethod; // "card+sms", "card"; kNobody: without a citizen
    bool identityVerified = false;
    CaseCitizen citizen;
    std::optional<CaseAgent> agent = {}; // who acts for this citizen; empty: he came himself
    std::vector<CaseAnswer> answers;
    std::vector<CaseEvidence> evidence;
    std::vector<CaseMember> members; // empty: one item
    std::vector<SealedMaterial> materials;
    std::vector<CaseSignature> signatures;
    std::vector<CaseSigner> signers;
    QDate signBy;             // their last day; with signers alone
    QString sealedTo;         // EnvelopeSealer::recipient(); empty: not told
    bool conditional = false; // taken while the portal was away: identity is verified later
};

// The plain text of the sealed case, format "yizhan-case/1" (docs/portal-api.yaml), canonical. InvalidInput when
// something no case can be without is missing, or a signature is not one of these answers; the context names the
// member.
Result<SensitiveBytes> caseJson(const CaseDraft &draft);

} // namespace kiosk
