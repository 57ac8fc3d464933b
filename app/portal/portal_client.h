// SPDX-License-Identifier: Apache-2.0
// Everything the terminal can ask of the portal. Thread-bound to its user's thread; acts end exactly once.
#pragma once

#include "payment_portal.h"
#include "portal_types.h"

#include <async/when_ready.h>
#include <cases/case_notice.h>
#include <cases/material.h>
#include <cases/reports.h>

#include <QObject>

namespace kiosk {

enum class Reachability {
    Unknown,
    Online,
    Offline,
    Revoked, // it is there, and the operator has revoked this terminal: what waits is kept, nothing new is accepted
};
const char *codeName(Reachability reachability);

// Errors of every call:
//   PortalUnreachable  the request certainly had no effect: no connection, or it did not go out whole, or the last few
//                      did not get through and nobody has found the portal again yet: then it comes at once
//   AnswerLost         it went out and no whole answer came: it may have had its effect; ask, never guess
//   TimedOut           the deadline passed before it went out; after that it is AnswerLost
//   TlsRefused         one side did not accept the other's certificate (the portal's no to ours may also look like
//                      AnswerLost: TLS 1.3 says it after the request)
//   PortalFault        5xx; the effect is not known
//   InvalidInput       an answer that does not have the promised shape; the effect is not known
//   TerminalRevoked    the operator has revoked this terminal; no effect
//   PortalRefused      a problem+json that says no, or one of its closer names below; problem.h reads its members
//   Cancelled
class PortalClient : public QObject, public PaymentPortal {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Reachability reachability() const = 0;
    // Opens a connection ahead of need (a card was placed) and measures the clock; its result may be ignored.
    virtual Pending<PortalHealth> health(CallContext context) = 0;

    // InvalidInput: not signed by the pinned signer; BadConfig: none is pinned. What the caller has then stands.
    virtual Pending<PortalCatalogue> catalogue(QString etag, CallContext context) = 0;
    // NotEligible
    virtual Pending<PortalSession> openSession(SessionRequest request, CallContext context) = 0;
    virtual Pending<void> closeSession(QString session, CallContext context) = 0;

    // To a phone of the session's citizen, or of the principal that was named (agent_portal.h). SmsQuota (retryAfter()
    // of the error says when); SessionExpired for this and every call with a session
    virtual Pending<SmsCode> sendSmsCode(QString session, QString phone, CallContext context) = 0;
    // SmsCodeWrong (triesLeft() of the error), SmsCodeLocked
    virtual Pending<void> verifySmsCode(QString codeId, QString session, SensitiveText code, CallContext context) = 0;

    virtual Pending<std::vector<PrefilledValue>> prefill(QString item, QString session, CallContext context) = 0;
    virtual Pending<std::vector<PortalChoice>> choices(QString item, QString query, QString session,
                                                       CallContext context)
        = 0;

    // Conflict: the id stands for other bytes. The same bytes again are the same case. One with materials awaits them
    // and becomes a case by completeSubmission().
    virtual Pending<SubmissionReceipt> putSubmission(SubmissionId id, QByteArray envelope, CallContext context) = 0;
    // NotFound: the portal has never had it
    virtual Pending<SubmissionReceipt> submission(SubmissionId id, CallContext context) = 0;

    // A material in byte ranges (tus 1.0 in its shape). Begins one, or says where it stands; NotFound: no such case.
    virtual Pending<UploadStanding> beginMaterial(SubmissionId id, MaterialId material, qint64 size,
                                                  CallContext context)
        = 0;
    virtual Pending<UploadStanding> materialStanding(SubmissionId id, MaterialId material, CallContext context)
        = 0; // NotFound: not begun
    // SequenceError: it stands at another offset. BadChecksum: the whole is not what the case names; it stands at 0.
    virtual Pending<UploadStanding> appendMaterial(SubmissionId id, MaterialId material, qint64 offset,
                                                   QByteArray bytes, CallContext context)
        = 0;
    // SequenceError: a material is not there whole. Again: the same receipt.
    virtual Pending<SubmissionReceipt> completeSubmission(SubmissionId id, CallContext context) = 0;

    // How to reach the citizen of a case, sealed. Conflict: the case has another notice. The same again is kept.
    virtual Pending<void> putCaseNotice(SubmissionId id, QByteArray envelope, CallContext context) = 0;
    // Has the SMS of that standing sent, once. NotFound: the portal has no notice of the case.
    virtual Pending<void> tellCitizen(CaseMessage message, CallContext context) = 0;

    virtual Pending<PrintClaim> putPrintClaim(ClaimId claim, ClaimRequest request, CallContext context) = 0;
    virtual Pending<PrintClaim> printClaim(ClaimId claim, CallContext context) = 0; // NotFound
    // The PDF; the claim becomes `fetched` and may be fetched again.
    virtual Pending<SensitiveBytes> claimDocument(ClaimId claim, CallContext context) = 0;
    // SequenceError: the portal's table does not have that move
    virtual Pending<PrintClaim> reportPrintClaim(PrintReport report, CallContext context) = 0;

    virtual Pending<void> putRating(Rating rating, CallContext context) = 0;
    // The signed head of one day of the audit. Conflict: the number stands for another head. The same again is kept.
    virtual Pending<void> putAuditBatch(qint64 number, QByteArray body, CallContext context) = 0;
    // Has the SMS with the receipt code sent to the phone of the session.
    virtual Pending<void> requestNotice(QString session, ReceiptNotice notice, CallContext context) = 0;

signals:
    void reachabilityChanged(kiosk::Reachability reachability);
    // The network came back while the portal was not known to be away: whoever backs off may try now.
    void worthTrying();
    // the terminal's wall clock is that far ahead of the portal's: at the first answer, beyond 120 s, and when it is
    // well
    void clockSkewChanged(kiosk::Duration skew);
};

} // namespace kiosk
