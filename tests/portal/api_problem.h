// SPDX-License-Identifier: Apache-2.0
// RFC 9457 problems of docs/portal-api.yaml: one table from code to status, title and what may be done.
#pragma once

#include "call.h"

#include <QJsonArray>
#include <optional>
#include <tl/expected.hpp>

namespace refportal {

enum class ProblemCode {
    AppointmentConflict,
    AuthorityUnknown,
    BadRequest,
    BatchConflict,
    CaseUnknown,
    CellTaken,
    ChoiceTaken,
    ChoiceUnavailable,
    ClaimConflict,
    ClaimState,
    ClockSkew,
    CoSignatureConflict,
    CorrectionConflict,
    CorrectionUnneeded,
    CsrRefused,
    CursorGone,
    DeliveryConflict,
    DepartmentDown,
    Digest,
    DraftConflict,
    DraftExpired,
    DraftQuota,
    DraftUnknown,
    DraftUsed,
    EnrolmentCodeExpired,
    EnrolmentCodeUsed,
    EnrolmentCodeWrong,
    EnvelopeRefused,
    IdentityNeeded,
    Internal,
    InvalidBody,
    ItemUnknown,
    ItemVersionGone,
    LicenceCodeExpired,
    LicenceCodeForeign,
    LicenceCodePurpose,
    LicenceCodeUsed,
    LicenceOfAnother,
    LicenceTokenExpired,
    LicenceTokenUsed,
    LockerConflict,
    LookupQuota,
    Maintenance,
    MaterialsMissing,
    MediaType,
    NotASigner,
    NotAllowed,
    NotEligible,
    NotFound,
    NoticeNotOpen,
    NoticeUnknown,
    PaymentCodeRefused,
    PaymentConflict,
    PaymentState,
    Precondition,
    PrincipalIsAgent,
    QuoteExpired,
    QuoteHasOpenOrder,
    RatingConflict,
    RelationUnknown,
    SessionExpired,
    SignedAlready,
    SigningOver,
    SlotTaken,
    SmsCodeExpired,
    SmsCodeLocked,
    SmsCodeWrong,
    SmsGatewayAway,
    SmsQuota,
    SubmissionConflict,
    TerminalRevoked,
    TooEarly,
    TooLarge,
    TooLate,
    TooSoon,
    UploadOffsetMismatch,
};

struct Problem {
    ProblemCode code = ProblemCode::Internal;
    std::optional<int> retryAfterS = {};
    std::optional<int> triesLeft = {};
    QJsonArray errors = {}; // {pointer, keyword} each
    QJsonObject more = {};  // members of this problem alone
};

template <typename T> using Outcome = tl::expected<T, Problem>;

inline tl::unexpected<Problem> refuse(ProblemCode code) { return tl::unexpected(Problem{code}); }
tl::unexpected<Problem> refuseMember(const char *pointer, const char *keyword); // InvalidBody

Answer problemAnswer(const Problem &problem);

} // namespace refportal
