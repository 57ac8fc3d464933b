// SPDX-License-Identifier: Apache-2.0
// Everything that store.db knows of one visit, from card to door and on to the portal's last answer. Nothing here names
// a citizen: titles, envelopes and payloads are left where they are.
#pragma once

#include "payment_standing.h"

#include <audit/audit_chain.h>
#include <cases/states.h>

#include <QDateTime>
#include <QList>

namespace kiosk {

struct CaseAccount {
    QString submission;
    QString item;
    QString itemVersion;
    QString receiptCode;
    QString caseNo; // of the portal; empty until it has numbered the case
    bool conditional = false;
    QDateTime sealedAt;
    QDateTime receivedAt; // the portal's clock
    int materials = 0;
    qint64 materialBytes = 0;
};

struct ClaimAccount {
    QString claim;
    QString item;
    QString state; // cases/states.h
    QString proof;
    QString caseNo;
    QDateTime since;
    QString sheet; // with a printed number: "<id of its issue>/n12", as the audit names it; empty: plain paper
    QString sheetState;
};

// What went, or is to go, to the portal.
struct RowAccount {
    QString kind;
    QString id;
    QString stream; // the case, claim or order that it belongs to
    QString state;  // "acknowledged": the portal has it; "closed", "recalled": staff ended it
    int attempts = 0;
    QDateTime firstAt;
    QDateTime nextAt; // not before this
    QDateTime acknowledgedAt;
    QString problem; // held: the portal's code, or the name of the error
};

struct VisitAccount {
    QString visit;
    // Of the visit, and what the terminal said of itself (starts and stops) between its first and last.
    QList<AuditRecord> entries;
    bool isCut = false;          // there are more
    QList<AuditRecord> standing; // troubles of devices that had begun before and stood when the visit began
    QList<CaseAccount> cases;
    QList<ClaimAccount> claims;
    QList<PaymentStanding> payments;
    QList<RowAccount> rows; // what waits, then what the portal has
};

} // namespace kiosk
