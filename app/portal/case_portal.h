// SPDX-License-Identifier: Apache-2.0
// Where cases stand: a citizen's list, one of them department by department and what was asked to be corrected, and the
// state of one by the number on its receipt (docs/portal-api.yaml).
// Errors as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <cases/correction.h>
#include <core/words.h>

#include <optional>

namespace kiosk {

enum class CaseStage {
    Unknown, // a word of a newer portal: the window knows
    Accepted,
    Conditional, // of a whole case: the identity is verified later
    Waiting,     // of a part: for another one
    WaitingForSignatures,
    NeedsFix,
    Done,
    Refused,
    Withdrawn,
};
CaseStage caseStage(QStringView name);

struct CaseFault {
    enum class Of { Field, Material };
    Of of = Of::Field;
    QString id; // in the item
    Words reason;
};
// Until when and where what was asked for may be brought.
struct CorrectionWanted {
    QDate by;
    QString at; // the department's words, Chinese only
};
// Who has signed what was handed in and who has not yet: roles in the item, the applicant's left out.
struct SignaturesWanted {
    QDate by; // the last day
    QStringList given;
    QStringList open;
};
struct CasePart {
    QString id;
    Words title; // the portal's, Chinese only
    QString department;
    CaseStage stage = CaseStage::Unknown;
    QString waitsFor; // id of another part; empty unless Waiting
    QDateTime changedAt;
    QList<CaseFault> faults;
    std::optional<CorrectionWanted> correction; // with NeedsFix
};
struct PortalCaseStanding {
    QString etag;
    bool changed = true; // false: what the caller has under its etag still stands, the rest is empty
    QString caseNo = {};
    QString item = {};
    QString itemVersion = {}; // under which it was handed in; empty: not said
    QString title = {};       // of the item, Chinese only; as in all below
    QDateTime receivedAt = {};
    CaseStage stage = CaseStage::Unknown;
    QList<CasePart> parts = {};
    std::optional<bool> rated = {};                  // empty: not said
    std::optional<SignaturesWanted> signatures = {}; // with WaitingForSignatures
};
// What anybody may know who holds the receipt.
struct CaseGlimpse {
    QString title;
    CaseStage stage = CaseStage::Unknown;
    QDateTime receivedAt;
    std::optional<CorrectionWanted> correction;      // with NeedsFix
    std::optional<SignaturesWanted> signatures = {}; // with WaitingForSignatures
};
struct CaseLine : CaseGlimpse {
    QString caseNo;
    QString item;
    QString department; // the one that works first
};
struct CaseList {
    std::vector<CaseLine> cases; // the newest first
    bool hasMore = false;        // there are older ones
};

class CasePortal {
public:
    virtual ~CasePortal() = default;

    // SessionExpired. PortalRefused with problemCode() identity-needed.
    virtual Pending<CaseList> listCases(QString session, CallContext context) = 0;
    // `code`: ReceiptCode::text(), or the number of a case. PortalRefused with problemCode() case-unknown; or
    // lookup-quota: too many numbers from here, retryAfter() says how long.
    virtual Pending<CaseGlimpse> lookUpCase(QString code, CallContext context) = 0;
    // SessionExpired. PortalRefused with problemCode() identity-needed, or case-unknown: not there, or not this
    // citizen's. An answer about another case is InvalidInput.
    virtual Pending<PortalCaseStanding> caseStanding(QString caseNo, QString session, QString etag, CallContext context)
        = 0;
    // `envelope`: schema Correction, sealed as a case is. Again: the same. Conflict: the id stands for other bytes.
    // PortalRefused with problemCode() correction-unneeded: the case does not ask for it, or case-unknown. A receipt
    // that awaitsMaterials() goes on with beginMaterial() under the correction's id.
    virtual Pending<SubmissionReceipt> putCorrection(CorrectionId id, QString caseNo, QByteArray envelope,
                                                     CallContext context)
        = 0;
};

} // namespace kiosk
