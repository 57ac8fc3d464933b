// SPDX-License-Identifier: Apache-2.0
// What store.db knows of things on their way to the portal. Nothing here names a citizen.
#pragma once

#include <cases/material.h>
#include <cases/receipt_code.h>
#include <cases/states.h>
#include <core/ids.h>
#include <payments/payment.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>

namespace kiosk {

enum class OutboxKind {
    Submission,
    PrintResult,
    Rating,
    AuditBatch,
    PaymentQuery,
    PaymentReport,
    CaseNotice,  // goes before its case, in a stream of its own: a portal that refuses it does not stop the case
    CaseMessage, // what the portal is to tell the citizen, in a stream of its own
    Correction,  // of a case that the portal has, perhaps from elsewhere; a stream of its own
};
const char *codeName(OutboxKind kind);
std::optional<OutboxKind> outboxKind(QStringView name);
// The highest of the payload that this release writes; it reads every one from 1 on. A row with a higher one is a later
// release's.
int payloadFormat(OutboxKind kind);

// A row without its payload. Order is by `seq`; inside a stream rows go out one after the other.
struct OutboxRow {
    qint64 seq = 0;
    OutboxKind kind = OutboxKind::Submission;
    QString stream; // the case: submission id or claim id; of money, the payment
    QString id;     // unique for ever: submission id, "<claim>/<state>", rating id, "<payment>/query", correction id
    SubmissionState state = SubmissionState::Sealed;
    int attempts = 0;
    QDateTime nextAt;      // not before this, as far as the wall clock can be believed; invalid: at once
    QDateTime firstAt;     // when it was committed
    QString caseNo;        // of the stream's case, once the portal has numbered it
    VisitId visit;         // in which the stream began
    bool mustWait = false; // an earlier row of its stream is a later release's: order inside a stream is kept
    int materials = 0;     // of the case, for a submission
    QString problem = {};  // held: the portal's code, or the name of the error
};

// For the staff, who decide: what may be known of it outside its envelope.
struct HeldRow {
    QString id;
    OutboxKind kind = OutboxKind::Submission;
    QString title; // masked; empty: no case stands behind it
    QString receiptCode;
    QString problem;
    int attempts = 0;
    QDateTime firstAt;
    bool isReachable = false; // the portal has the notice: it can tell the citizen
};

// What may be known of a case outside its envelope.
struct SealedCase {
    SubmissionId submission;
    VisitId visit;
    QString item;
    QString itemVersion;
    ReceiptCode receiptCode;
    QString title; // for staff and citizen; masked: never a name or a number
    bool conditional = false;
    QByteArray envelope;    // ciphertext, see vault
    QByteArray digest;      // SHA-256 of `envelope`
    QByteArray notice = {}; // ciphertext of its CaseNotice; empty: none
    QByteArray noticeDigest = {};
    QList<SealedMaterial> materials; // kept before by Store::keepMaterial()
};

struct Acknowledgement {
    QString caseNo;
    QDateTime receivedAt; // the portal's clock
};

// For the staff: the citizen left with 本机已收件, and the portal has sent the SMS since.
struct LateConfirmation {
    SubmissionId submission;
    QString title;
    QString receiptCode;
    QString caseNo;
    QDateTime at;
};

struct CaseStanding {
    SubmissionId submission;
    QString item;
    QString title;
    SubmissionState state = SubmissionState::Sealed;
    QString caseNo;
    QDateTime sealedAt;
    QDateTime receivedAt;
};

// One step of a print claim. The first is Reserved and names item, act and kind of blank; later ones need claim, state
// and proof.
struct ClaimStep {
    ClaimId claim;
    ClaimState state = ClaimState::Reserved;
    ActId act;
    VisitId visit;
    QString item;
    QString caseNo;         // once known
    QString proof;          // "sensor", "page-counter", "citizen", "staff"; empty: none
    QString blankKind = {}; // empty: plain paper
};

// For the staff, who look and decide.
struct UncertainClaim {
    ClaimId claim;
    QString item;
    QString caseNo;      // empty: not known
    QString blankSerial; // of the sheet; empty: plain paper
    QDateTime since;
};

struct StoreCounts {
    qint64 pending = 0; // sealed or unknown
    qint64 held = 0;
    qint64 acknowledged = 0;
    qint64 closed = 0;        // by staff, recalled ones included
    qint64 confirmedLate = 0; // and not dealt with yet
    qint64 pendingCases = 0;  // submissions among the pending
    qint64 uncertainClaims = 0;
    qint64 unknownPayments = 0;
    qint64 paymentDifferences = 0; // to the portal's list, of the last day that was compared
    qint64 foreign = 0;            // rows of a later release, kept for it; they are among pending or held as well
    bool mirrorFails = false;      // the second medium takes no copies: staff look at it
    QDateTime oldestPending;       // invalid: nothing pending
};

struct OpenedStore {
    QList<OutboxRow> pending;
    QList<ClaimId> becameUncertain; // found in `intent`: the terminal stopped while paper may have moved
    QList<ClaimId> becameReleased;  // found before the intent: nothing was printed
    QList<PaymentId> becameUnknown; // found while money may have been on its way
};

} // namespace kiosk

Q_DECLARE_METATYPE(kiosk::OutboxRow)
