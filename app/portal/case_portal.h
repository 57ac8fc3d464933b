// SPDX-License-Identifier: Apache-2.0
// Where a case stands, department by department, and what one of them asked to be corrected (docs/portal-api.yaml).
// Errors as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <core/words.h>

#include <optional>

namespace kiosk {

using CorrectionId = Id<struct CorrectionTag>; // stands for it among the submissions as well

enum class CaseStage {
    Unknown, // a word of a newer portal: the window knows
    Accepted,
    Conditional, // of a whole case: the identity is verified later
    Waiting,     // of a part: for another one
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
struct CasePart {
    QString id;
    Words title; // the portal's, Chinese only
    QString department;
    CaseStage stage = CaseStage::Unknown;
    QString waitsFor; // id of another part; empty unless Waiting
    QDateTime changedAt;
    QList<CaseFault> faults;
};
struct PortalCaseStanding {
    QString etag;
    bool changed = true; // false: what the caller has under its etag still stands, the rest is empty
    QString caseNo = {};
    QString item = {};
    CaseStage stage = CaseStage::Unknown;
    QList<CasePart> parts = {};
};

class CasePortal {
public:
    virtual ~CasePortal() = default;

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
