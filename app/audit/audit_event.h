// SPDX-License-Identifier: Apache-2.0
// What the audit can say, in one table: docs/audit-events.md is made from it (`kiosk audit events`). An event outside
// of the table, or an outcome or reason that its line does not have, is not written.
#pragma once

#include <QStringView>
#include <optional>
#include <span>

namespace kiosk {

enum class AuditEvent {
    TerminalStarted,
    TerminalStopped,
    CrashSettled,
    VisitBegan,
    VisitEnded,
    CardRead,
    SmsVerified,
    ReceiptPrinted,
    CaseSealed,
    ClaimMoved,
    RatingKept,
    CorrectionKept,
    PaymentMoved,
    PaymentReturned,
    PaymentsCompared,
    PaymentDiffers,
    RowAcknowledged,
    RowHeld,
    RowReleased,
    DayHead,
    BlanksIssued,
    BlanksTakenOut,
    BlankWrittenOff,
    ClaimDecided,
    RowClosed,
    CaseConfirmedLate,
    TaskDone,
    MirrorMoved,
    StepMoved,
    SmsSent,
    IdentityAscertained,
    PortalFailed,
    DocumentTaken,
    NoticeAsked,
    CardLeft,
    GoodbyeSaid,
    RowAttempted,
    DeviceTrouble,
    StaffSignIn,
    StaffSessionEnd,
    StaffApproval,
    CatalogueJudged,
    ClockCompared,
    PapersRenewed,
    OutboxAged,
    StoreOlder,
    ProgressAsked,
    CoSignature,
    AppointmentMoved,
    LicenceShown,
    LicenceCodeRead,
    DeliveryMoved,
    PaymentNoticeAsked,
    PaymentReceipt,
    BillAsked,
    DraftKept,
    DraftResumed,
    HelpCalled,
    AuthorityMoved,
};

enum class AuditActor { Terminal, Citizen, Portal, Staff };
const char *codeName(AuditActor actor);

struct AuditEventDefinition {
    AuditEvent event;
    const char *name; // "case.sealed"; stands in files, so it never changes
    const char *meaning;
    AuditActor actor;
    const char *object; // what `object` names; empty: nothing
    std::span<const char *const> outcomes;
    std::span<const char *const> reasons; // an empty reason is always allowed
    bool reasonIsError = false;           // or the name of any ErrorCode
    const char *count = "";               // what `count` counts
};

std::span<const AuditEventDefinition> auditEvents();
const AuditEventDefinition &definitionOf(AuditEvent event);
// An act of the staff that stands under the names of two different people, or is not written.
bool takesTwo(AuditEvent event);
std::optional<AuditEvent> auditEvent(QStringView name);

} // namespace kiosk
