// SPDX-License-Identifier: Apache-2.0
#include "audit_event.h"

#include <QLatin1String>
#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr const char *Done[] = {"done"};
constexpr const char *DoneOrFailed[] = {"done", "failed"};
constexpr const char *Started[] = {"after-stop", "after-crash", "first-time"};
constexpr const char *Settled[] = {"uncertain", "released"};
constexpr const char *VisitEnds[]
    = {"completed", "cancelled", "idle-timeout", "fault", "to-window", "not-eligible", "handed-over"};
constexpr const char *VisitBegins[] = {"portal-there", "portal-away"};
constexpr const char *Receipts[] = {"printed", "not-printed", "unknown", "printed-late"};
constexpr const char *SealedCases[] = {"accepted", "accepted-conditionally"};
constexpr const char *Claims[] = {"reserved", "fetched", "intent", "printed", "spoiled", "uncertain", "released"};
constexpr const char *Proofs[] = {"sensor", "page-counter", "citizen", "staff"};
constexpr const char *Payments[]
    = {"created", "waiting", "paid", "closed", "unknown", "refunding", "refunded"}; // payments/payment_states.h
constexpr const char *PaymentReasons[] = {"answer-lost", "after-restart", "daily-list"};
constexpr const char *ReturnReasons[] = {"not-had", "after-restart"};
constexpr const char *Comparisons[] = {"equal", "differ"};
constexpr const char *Differences[] = {"missing-at-portal", "missing-here", "quote-differs", "amount-differs",
                                       "state-differs",     "bill-differs"}; // payments/reconciliation.h

constexpr const char *Releases[] = {"cause-removed", "portal-agreed", "try-again"};
constexpr const char *Closures[] = {"closed", "recalled"}; // cases/states.h
constexpr const char *ClosureReasons[]
    = {"done-at-window", "handed-in-again", "citizen-asked", "wrong-content", "unreachable", "with-its-case"};
constexpr const char *TakenOut[] = {"end-of-day", "other-kind", "called-back"};
constexpr const char *WrittenOff[] = {"damaged", "missing", "test-print"};
constexpr const char *ClaimDecisions[] = {"printed", "spoiled"};
constexpr const char *ClaimFindings[] = {"with-citizen", "sheet-found", "sheet-damaged", "sheet-not-printed"};
constexpr const char *MirrorStates[] = {"working", "failing"};
constexpr const char *Steps[] = {"began", "failed"};
constexpr const char *Identities[] = {"verified", "card-only", "licence-code"};
constexpr const char *PortalFailures[] = {"asked-again", "went-on"};
constexpr const char *PapersTaken[] = {"confirmed", "not-confirmed"};
constexpr const char *CardsLeft[] = {"reminded", "staff-told", "taken"};
constexpr const char *Attempts[] = {"sealed", "unknown"}; // cases/states.h
constexpr const char *Troubles[] = {"began", "ended"};
// what staff/ says of itself, by its code names
constexpr const char *SignIns[]
    = {"signed-in",       "unknown-card", "wrong-secret", "spent-code",       "not-set-up",
       "not-sealed-here", "locked",       "no-list",      "list-out-of-time", "cannot-check"};
constexpr const char *SessionEnds[] = {"left", "idle", "total", "withdrawn"};
constexpr const char *Approvals[] = {"first", "complete", "same-person", "not-permitted", "lapsed", "over"};
constexpr const char *StaffActs[] = {"open-door", "take-back", "settle-claim", "load-blanks", "close-case"};

constexpr const char *Progress[]
    = {"listed", "shown", "at-portal", "waiting-here", "with-staff", "unknown", "too-often", "portal-away"};
constexpr const char *CoSignatures[]
    = {"shown", "taken", "case-unknown", "not-a-signer", "signed-already", "signing-over", "not-shown"};
constexpr const char *Appointments[]
    = {"booked", "taken", "given-up", "listed", "cancelled", "arrived", "queued", "printed", "not-printed"};
constexpr const char *Shown[] = {"listed", "shown"};
constexpr const char *CodesRead[] = {"done", "used", "expired", "foreign", "purpose", "failed"};
constexpr const char *Deliveries[] = {"listed", "opened", "served", "refused", "failed"};
constexpr const char *PaymentNotices[]
    = {"open", "in-payment", "paid", "expired", "withdrawn", "not-open", "unknown", "too-often", "portal-away"};
constexpr const char *PaymentReceipts[] = {"printed", "not-printed", "unknown"};
constexpr const char *Bills[] = {"listed", "shown", "printed", "not-printed", "unknown"};
constexpr const char *HelpCalls[] = {"called", "coming", "nobody", "over", "closed", "unreached"};
constexpr const char *DraftsResumed[] = {"taken", "unknown", "used", "expired", "too-often", "not-here"};
constexpr const char *Authorities[] = {"card-read", "card-refused", "code-sent", "code-unsent", "given", "refused"};
constexpr const char *Judgements[] = {"taken", "refused", "lost"};
constexpr const char *CatalogueFaults[] = {"older", "same-serial", "not-valid"};
constexpr const char *Clocks[] = {"right", "wrong"};
constexpr const char *Ages[] = {"fresh", "amber", "red", "notice"}; // outbox/outbox_age.h

constexpr std::array Events{
    AuditEventDefinition{AuditEvent::TerminalStarted,
                         "terminal.started",
                         "The terminal opened its store.",
                         AuditActor::Terminal,
                         "",
                         Started,
                         {},
                         false,
                         "rows waiting for the portal"},
    AuditEventDefinition{AuditEvent::TerminalStopped,
                         "terminal.stopped",
                         "The terminal closed its store in order.",
                         AuditActor::Terminal,
                         "",
                         Done,
                         {}},
    AuditEventDefinition{AuditEvent::CrashSettled,
                         "crash.settled",
                         "The terminal had stopped while a print claim was open: what that left was written down.",
                         AuditActor::Terminal,
                         "claim",
                         Settled,
                         {}},
    AuditEventDefinition{AuditEvent::VisitBegan,
                         "visit.began",
                         "Somebody chose a service.",
                         AuditActor::Citizen,
                         "service item",
                         VisitBegins,
                         {}},
    AuditEventDefinition{AuditEvent::VisitEnded,
                         "visit.ended",
                         "The visit was over and everything of it wiped.",
                         AuditActor::Citizen,
                         "service item",
                         VisitEnds,
                         {}},
    AuditEventDefinition{AuditEvent::CardRead,
                         "card.read",
                         "An ID card was read, or could not be.",
                         AuditActor::Citizen,
                         "",
                         DoneOrFailed,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::SmsVerified,
                         "sms.verified",
                         "A code from a text message was checked.",
                         AuditActor::Citizen,
                         "",
                         DoneOrFailed,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::ReceiptPrinted,
                         "receipt.printed",
                         "What became of the paper receipt.",
                         AuditActor::Terminal,
                         "receipt code",
                         Receipts,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::CaseSealed,
                         "case.sealed",
                         "A case was sealed and is on the disk.",
                         AuditActor::Citizen,
                         "submission",
                         SealedCases,
                         {}},
    AuditEventDefinition{AuditEvent::ClaimMoved, "claim.moved", "The right to print one certificate moved on.",
                         AuditActor::Terminal, "claim", Claims, Proofs},
    AuditEventDefinition{
        AuditEvent::RatingKept, "rating.kept", "The visit was rated.", AuditActor::Citizen, "rating", Done, {}},
    AuditEventDefinition{AuditEvent::CorrectionKept,
                         "correction.kept",
                         "An answer that a department asked for again was sealed and is on the disk.",
                         AuditActor::Citizen,
                         "correction",
                         Done,
                         {}},
    AuditEventDefinition{AuditEvent::PaymentMoved, "payment.moved", "An order of payment was made, or moved on.",
                         AuditActor::Terminal, "payment", Payments, PaymentReasons, false, "fen"},
    AuditEventDefinition{AuditEvent::PaymentReturned, "payment.returned",
                         "Paid, and nothing was had for it: the money is to go back.", AuditActor::Terminal, "payment",
                         Done, ReturnReasons, false, "fen"},
    AuditEventDefinition{AuditEvent::PaymentsCompared,
                         "payments.compared",
                         "A day's orders of payment were compared with the portal's list.",
                         AuditActor::Terminal,
                         "payment report",
                         Comparisons,
                         {},
                         false,
                         "differences"},
    AuditEventDefinition{AuditEvent::PaymentDiffers,
                         "payment.differs",
                         "An order of payment is another at the portal, or on one side only: people look.",
                         AuditActor::Terminal,
                         "payment",
                         Differences,
                         {}},
    AuditEventDefinition{AuditEvent::RowAcknowledged,
                         "row.acknowledged",
                         "The portal confirmed that it has this.",
                         AuditActor::Portal,
                         "outbox row",
                         Done,
                         {},
                         false,
                         "attempts"},
    AuditEventDefinition{AuditEvent::RowHeld,
                         "row.held",
                         "The portal refused this for good, or its bytes had changed: it waits for a person.",
                         AuditActor::Portal,
                         "outbox row",
                         Done,
                         {},
                         true,
                         "attempts"},
    AuditEventDefinition{AuditEvent::RowReleased, "row.released", "A person decided that this is sent again.",
                         AuditActor::Staff, "outbox row", Done, Releases},
    AuditEventDefinition{AuditEvent::DayHead,
                         "day.head",
                         "The first entry of a new day: it closes the day before, whose last hash is signed and sent.",
                         AuditActor::Terminal,
                         "",
                         Done,
                         {},
                         false,
                         "entries up to here"},
    AuditEventDefinition{AuditEvent::BlanksIssued,
                         "blanks.issued",
                         "Sheets with printed numbers were loaded into the terminal.",
                         AuditActor::Staff,
                         "issue",
                         Done,
                         {},
                         false,
                         "sheets"},
    AuditEventDefinition{AuditEvent::BlanksTakenOut, "blanks.taken-out",
                         "What was left of loaded sheets was taken out again.", AuditActor::Staff, "issue", Done,
                         TakenOut, false, "sheets"},
    AuditEventDefinition{AuditEvent::BlankWrittenOff, "blank.written-off",
                         "A loaded sheet that no claim had taken is gone or of no use.", AuditActor::Staff,
                         "issue/sheet", Done, WrittenOff},
    AuditEventDefinition{AuditEvent::ClaimDecided, "claim.decided",
                         "A person looked and decided what became of an uncertain claim and its sheet.",
                         AuditActor::Staff, "claim", ClaimDecisions, ClaimFindings},
    AuditEventDefinition{AuditEvent::RowClosed, "row.closed",
                         "A person decided that this is not sent any more: closed, or called back to be corrected.",
                         AuditActor::Staff, "outbox row", Closures, ClosureReasons},
    AuditEventDefinition{AuditEvent::CaseConfirmedLate,
                         "case.confirmed-late",
                         "The portal confirmed a case after its visit was over: nothing is printed, staff and the "
                         "citizen's phone are told.",
                         AuditActor::Portal,
                         "submission",
                         Done,
                         {}},
    AuditEventDefinition{AuditEvent::TaskDone,
                         "task.done",
                         "A person has dealt with an entry of the staff's list.",
                         AuditActor::Staff,
                         "submission",
                         Done,
                         {}},
    AuditEventDefinition{AuditEvent::MirrorMoved,
                         "mirror.moved",
                         "The copies of sealed files on the second medium: kept again, or not kept any more.",
                         AuditActor::Terminal,
                         "",
                         MirrorStates,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::StepMoved,
                         "step.moved",
                         "A step of the visit began, or could not go on.",
                         AuditActor::Terminal,
                         "step",
                         Steps,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::SmsSent,
                         "sms.sent",
                         "A code was asked for by text message.",
                         AuditActor::Terminal,
                         "",
                         DoneOrFailed,
                         {},
                         true},
    AuditEventDefinition{
        AuditEvent::IdentityAscertained,
        "identity.ascertained",
        "It is known who this is: by card and code, by the card alone, or by the code of an electronic "
        "licence.",
        AuditActor::Terminal,
        "",
        Identities,
        {}},
    AuditEventDefinition{AuditEvent::PortalFailed,
                         "portal.failed",
                         "The portal did not give what the visit asked for, and the visit went on all the same.",
                         AuditActor::Portal,
                         "step or claim",
                         PortalFailures,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::DocumentTaken,
                         "document.taken",
                         "The citizen said that the certificate is in their hands, or said nothing in time.",
                         AuditActor::Citizen,
                         "claim",
                         PapersTaken,
                         {}},
    AuditEventDefinition{AuditEvent::NoticeAsked,
                         "notice.asked",
                         "For want of a paper receipt the portal was asked to send its code by text message.",
                         AuditActor::Terminal,
                         "receipt code",
                         DoneOrFailed,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::CardLeft,
                         "card.left",
                         "The visit was over and the ID card still there.",
                         AuditActor::Citizen,
                         "",
                         CardsLeft,
                         {}},
    AuditEventDefinition{AuditEvent::GoodbyeSaid,
                         "goodbye.said",
                         "The portal's session is closed and the devices are given back.",
                         AuditActor::Terminal,
                         "",
                         Done,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::RowAttempted,
                         "row.attempted",
                         "The portal did not confirm this: it is sent again, or asked about first. Told when that "
                         "changes, and at attempts 1, 2, 4, 8 and so on.",
                         AuditActor::Portal,
                         "outbox row",
                         Attempts,
                         {},
                         true,
                         "attempts"},
    AuditEventDefinition{AuditEvent::DeviceTrouble,
                         "device.trouble",
                         "A device cannot serve, or can serve again.",
                         AuditActor::Terminal,
                         "device",
                         Troubles,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::StaffSignIn,
                         "staff.sign-in",
                         "Somebody of the staff wanted to sign in; no person: a card that nobody has.",
                         AuditActor::Terminal,
                         "person",
                         SignIns,
                         {}},
    AuditEventDefinition{AuditEvent::StaffSessionEnd,
                         "staff.session-end",
                         "A person of the staff is signed out.",
                         AuditActor::Terminal,
                         "person",
                         SessionEnds,
                         {}},
    AuditEventDefinition{AuditEvent::StaffApproval, "staff.approval", "A person approved an act that needs two.",
                         AuditActor::Staff, "what it is about", Approvals, StaffActs},
    AuditEventDefinition{
        AuditEvent::CatalogueJudged, "catalogue.judged",
        "What the portal lists was taken, or refused and what was taken before goes on; lost: what was "
        "kept here could not be believed.",
        AuditActor::Portal, "", Judgements, CatalogueFaults, false, "serial"},
    AuditEventDefinition{AuditEvent::ClockCompared,
                         "clock.compared",
                         "The terminal's clock was compared with the portal's: for the first time since the start, or "
                         "it is another judgement than before. While it is wrong no day is closed.",
                         AuditActor::Portal,
                         "",
                         Clocks,
                         {},
                         false,
                         "seconds it is ahead"},
    AuditEventDefinition{AuditEvent::PapersRenewed,
                         "papers.renewed",
                         "The terminal has its next certificate, or asked for it and has none.",
                         AuditActor::Terminal,
                         "",
                         DoneOrFailed,
                         {},
                         true,
                         "days until the certificate ends"},
    AuditEventDefinition{AuditEvent::OutboxAged,
                         "outbox.aged",
                         "How long the oldest of what waits for the portal has waited: 15 minutes are amber, 4 hours "
                         "red, 24 hours a notice. Told when that changes; nothing of what waits does.",
                         AuditActor::Terminal,
                         "",
                         Ages,
                         {},
                         false,
                         "rows that wait"},
    AuditEventDefinition{
        AuditEvent::StoreOlder,
        "store.older",
        "The portal was told of entries that are not here: the store is an older copy, or its disk lost "
        "what it had kept.",
        AuditActor::Portal,
        "",
        Done,
        {},
        false,
        "entries that are missing"},
    AuditEventDefinition{
        AuditEvent::ProgressAsked,
        "progress.asked",
        "Somebody asked how far cases are, and what was said; the code is there when it was asked by a "
        "receipt.",
        AuditActor::Citizen,
        "receipt code",
        Progress,
        {},
        false,
        "cases that were listed"},
    AuditEventDefinition{AuditEvent::CoSignature,
                         "case.co-signed",
                         "Somebody wanted to sign what another person had handed in: it was shown, the portal took "
                         "the signature, or why there was none.",
                         AuditActor::Citizen,
                         "receipt code",
                         CoSignatures,
                         {},
                         false,
                         ""},
    AuditEventDefinition{
        AuditEvent::AppointmentMoved,
        "appointment.moved",
        "A time at a window: whether it could be booked, that the citizen's own were listed, what the "
        "citizen did with one of them, and whether its slip was printed. Given up: the portal's answer "
        "never came, and it is told that nobody wants it.",
        AuditActor::Citizen,
        "appointment",
        Appointments,
        {},
        false,
        "appointments that were listed"},
    AuditEventDefinition{AuditEvent::LicenceShown,
                         "licence.shown",
                         "A citizen looked at his own electronic licences, or at one of them.",
                         AuditActor::Citizen,
                         "",
                         Shown,
                         {},
                         false,
                         "licences that were listed"},
    AuditEventDefinition{
        AuditEvent::LicenceCodeRead,
        "licence.code-read",
        "The code of an electronic licence was shown to say who is here, and what the portal made of it.",
        AuditActor::Citizen,
        "",
        CodesRead,
        {},
        true},
    AuditEventDefinition{AuditEvent::DeliveryMoved,
                         "delivery.moved",
                         "Documents to be served on the citizen were listed, or one was opened, signed for or refused; "
                         "failed: no proof is known to be at the portal.",
                         AuditActor::Citizen,
                         "delivery",
                         Deliveries,
                         {},
                         true,
                         "documents that were listed"},
    AuditEventDefinition{
        AuditEvent::PaymentNoticeAsked,
        "payment-notice.asked",
        "Somebody asked what a notice to pay is about, by the code on it, and what was said. The code is "
        "on no disk.",
        AuditActor::Citizen,
        "",
        PaymentNotices,
        {}},
    AuditEventDefinition{AuditEvent::PaymentReceipt,
                         "payment.receipt",
                         "What became of the paper receipt of a notice that was paid.",
                         AuditActor::Terminal,
                         "payment",
                         PaymentReceipts,
                         {},
                         true},
    AuditEventDefinition{AuditEvent::BillAsked,
                         "bill.asked",
                         "A citizen's electronic bills were listed, one was shown, or a copy was printed.",
                         AuditActor::Citizen,
                         "",
                         Bills,
                         {},
                         true,
                         "bills that were listed"},
    AuditEventDefinition{
        AuditEvent::DraftKept,
        "draft.kept",
        "The citizen goes on elsewhere: the portal keeps what was filled in, or could not be asked to.",
        AuditActor::Citizen,
        "draft",
        DoneOrFailed,
        {},
        true,
        "answers"},
    AuditEventDefinition{AuditEvent::DraftResumed,
                         "draft.resumed",
                         "A code was given to go on with what was filled in elsewhere, and what became of it.",
                         AuditActor::Citizen,
                         "draft",
                         DraftsResumed,
                         {},
                         false,
                         "answers that are asked again"},
    AuditEventDefinition{
        AuditEvent::HelpCalled,
        "help.called",
        "Somebody at the machine called a person, and what became of it; closed: by the caller, or with the visit.",
        AuditActor::Citizen,
        "call",
        HelpCalls,
        {},
        true},
    AuditEventDefinition{AuditEvent::AuthorityMoved,
                         "authority.moved",
                         "Somebody acts for another: the other's card was read, a code went to the other's phone, and "
                         "whether the portal gave its leave.",
                         AuditActor::Citizen,
                         "",
                         Authorities,
                         {},
                         true},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < Events.size(); ++i) {
        if (Events[i].event != static_cast<AuditEvent>(i))
            return false;
    }
    return true;
}
static_assert(inOrder());

} // namespace

const char *codeName(AuditActor actor)
{
    switch (actor) {
    case AuditActor::Terminal: return "terminal";
    case AuditActor::Citizen: return "citizen";
    case AuditActor::Portal: return "portal";
    case AuditActor::Staff: return "staff";
    }
    Q_UNREACHABLE();
    return "";
}

std::span<const AuditEventDefinition> auditEvents() { return Events; }

const AuditEventDefinition &definitionOf(AuditEvent event) { return Events[static_cast<std::size_t>(event)]; }

bool takesTwo(AuditEvent event)
{
    switch (event) {
    case AuditEvent::BlanksIssued:
    case AuditEvent::BlanksTakenOut:
    case AuditEvent::BlankWrittenOff:
    case AuditEvent::ClaimDecided:
    case AuditEvent::RowClosed: return true;
    default: return false;
    }
}

std::optional<AuditEvent> auditEvent(QStringView name)
{
    for (const AuditEventDefinition &definition : Events) {
        if (name == QLatin1String(definition.name))
            return definition.event;
    }
    return {};
}

} // namespace kiosk
