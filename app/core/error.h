// SPDX-License-Identifier: Apache-2.0
// What went wrong: a closed list of codes, technical context and a cause. Never personal data.
#pragma once

#include <QString>
#include <memory>

namespace kiosk {

// The citizen's words, the staff's verb and the HAL completion code are looked up from this code, each in
// one table; no other text of an Error ever reaches a citizen.
enum class ErrorCode {
    // anywhere
    Cancelled,    // somebody asked for it to stop, or its promise was dropped
    TimedOut,     // the deadline passed
    InvalidInput, // a value from outside does not have the promised shape
    Unsupported,  // this unit cannot do that, ever
    NotFound,
    Conflict,      // the same id stands for something else already
    SequenceError, // the call is not allowed in this state
    Internal,      // our own mistake
    BadConfig,     // configuration or item file
    // devices and links
    LinkBroken, // hang-up, unplug, connection reset
    BadFrame,
    BadChecksum,
    NoDevice,    // nothing there to talk to
    DeviceFault, // the device says it is broken
    Claimed,     // somebody else holds the device
    NotClaimed,
    Disabled,
    TooManyRequests,
    // ID card
    NoCard,
    CardMoved, // lifted while it was being read
    CardUnreadable,
    CardKind, // a kind of document this item does not accept, or unknown
    CardExpired,
    CardInvalid, // contents contradict themselves, e.g. the check digit
    // codes
    CodeKind, // readable, but another kind of code than the step expects
    // printers
    PaperOut,
    CoverOpen,
    CutterJam,
    PaperJam,
    ConsumableOut,   // toner, ink
    SheetsUnsettled, // which numbered sheet lies on top is not known: staff must look first
    OutcomeUnknown,  // an irreversible act may or may not have happened; never repeat it by itself
    // money
    PaymentUnknown, // nobody knows yet whether it was paid: the portal is asked, and there is no second order
    // portal
    PortalUnreachable, // no connection, no answer begun: the request had no effect or it is not known
    AnswerLost,        // the request went out whole and no whole answer came back: ask, never guess
    PortalRefused,     // a problem+json that says no; context holds its code
    PortalFault,       // 5xx
    TlsRefused,        // certificate not accepted, by either side
    TerminalRevoked,   // the operator has revoked this terminal: nothing is sent until it is enrolled anew
    SessionExpired,
    SmsCodeWrong,
    SmsCodeLocked,
    SmsQuota,
    NotEligible,
    // store
    StorageFull,
    StorageFault,
};

struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Internal;
    QString context = {}; // technical, e.g. "find: SW3=80"; never personal data
    std::shared_ptr<const Error> cause = {};

    // the same code seen from one level up; this error becomes the cause
    Error within(QString outer) const;
    // "paper-out: receipt: DLE EOT 4 <- ..." down the chain of causes, for the log and the technician
    QString trace() const;
};

// Stable kebab-case name, e.g. "timed-out": the form that logs, tests and staff pages use.
const char *codeName(ErrorCode code);

} // namespace kiosk
