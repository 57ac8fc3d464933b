// SPDX-License-Identifier: Apache-2.0
#include "api_problem.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>

namespace refportal {
namespace {

struct Row {
    ProblemCode code;
    int status;
    const char *name;
    const char *retry;
    const char *title;
};

constexpr std::array Rows{
    Row{ProblemCode::AppointmentConflict, 409, "appointment-conflict", "staff", "This id stands for something else"},
    Row{ProblemCode::AuthorityUnknown, 403, "authority-unknown", "staff",
        "Nobody has given leave to act so in this visit"},
    Row{ProblemCode::BadRequest, 400, "bad-request", "staff", "The body is not a JSON object"},
    Row{ProblemCode::BatchConflict, 409, "batch-conflict", "staff", "This number stands for another head"},
    Row{ProblemCode::CaseUnknown, 404, "case-unknown", "none", "No such case"},
    Row{ProblemCode::CellTaken, 409, "cell-taken", "staff", "This cell has a reservation that is not over"},
    Row{ProblemCode::ChoiceTaken, 409, "choice-taken", "ask-user",
        "This certificate has been printed or is being printed"},
    Row{ProblemCode::ChoiceUnavailable, 409, "choice-unavailable", "ask-user",
        "This certificate cannot be printed now"},
    Row{ProblemCode::ClaimConflict, 409, "claim-conflict", "staff", "This id stands for another claim"},
    Row{ProblemCode::ClaimState, 409, "claim-state", "staff", "The claim cannot go there from where it is"},
    Row{ProblemCode::ClockSkew, 400, "clock-skew", "resync", "The clock of the terminal is ahead of the portal's"},
    Row{ProblemCode::CoSignatureConflict, 409, "co-signature-conflict", "staff",
        "This id stands for another signature"},
    Row{ProblemCode::CorrectionConflict, 409, "correction-conflict", "staff", "This id stands for another correction"},
    Row{ProblemCode::CorrectionUnneeded, 409, "correction-unneeded", "resync", "The case does not ask for this"},
    Row{ProblemCode::CsrRefused, 422, "csr-refused", "staff", "The certificate signing request will not do"},
    Row{ProblemCode::CursorGone, 410, "cursor-gone", "resync", "This cursor is not of this feed"},
    Row{ProblemCode::DeliveryConflict, 409, "delivery-conflict", "resync",
        "There is another proof for this document, or it is of another text"},
    Row{ProblemCode::DepartmentDown, 503, "department-down", "after", "The department does not answer"},
    Row{ProblemCode::Digest, 422, "digest", "staff", "The bytes are not those that the case names"},
    Row{ProblemCode::DraftConflict, 409, "draft-conflict", "staff", "This id stands for another draft"},
    Row{ProblemCode::DraftExpired, 410, "draft-expired", "ask-user", "The time of this draft is over"},
    Row{ProblemCode::DraftQuota, 429, "draft-quota", "after", "Too many codes that do not exist"},
    Row{ProblemCode::DraftUnknown, 404, "draft-unknown", "ask-user", "No such draft of this citizen"},
    Row{ProblemCode::DraftUsed, 409, "draft-used", "ask-user", "This draft has been taken up"},
    Row{ProblemCode::EnrolmentCodeExpired, 410, "enrolment-code-expired", "ask-user", "The code has run out"},
    Row{ProblemCode::EnrolmentCodeUsed, 409, "enrolment-code-used", "ask-user", "The code has been used"},
    Row{ProblemCode::EnrolmentCodeWrong, 401, "enrolment-code-wrong", "ask-user", "The code is wrong"},
    Row{ProblemCode::EnvelopeRefused, 422, "envelope-refused", "staff",
        "The envelope cannot be opened or its signature does not hold"},
    Row{ProblemCode::IdentityNeeded, 403, "identity-needed", "ask-user", "An SMS code must be verified first"},
    Row{ProblemCode::Internal, 500, "internal", "same-key", "The portal has failed; the effect is not known"},
    Row{ProblemCode::InvalidBody, 422, "invalid-body", "staff", "The body is not what this call takes"},
    Row{ProblemCode::ItemUnknown, 404, "item-unknown", "resync", "No such item"},
    Row{ProblemCode::ItemVersionGone, 410, "item-version-gone", "resync",
        "This version of the item is no longer taken"},
    Row{ProblemCode::LicenceCodeExpired, 410, "licence-code-expired", "ask-user", "This code has run out"},
    Row{ProblemCode::LicenceCodeForeign, 422, "licence-code-foreign", "ask-user",
        "This is no code of an electronic licence"},
    Row{ProblemCode::LicenceCodePurpose, 422, "licence-code-purpose", "ask-user",
        "This code does not say who somebody is"},
    Row{ProblemCode::LicenceCodeUsed, 409, "licence-code-used", "ask-user", "This code has been used"},
    Row{ProblemCode::LicenceOfAnother, 403, "licence-of-another", "ask-user", "The licence is another person's"},
    Row{ProblemCode::LicenceTokenExpired, 410, "licence-token-expired", "ask-user", "This token has run out"},
    Row{ProblemCode::LicenceTokenUsed, 409, "licence-token-used", "ask-user", "This token has been used"},
    Row{ProblemCode::LockerConflict, 409, "locker-conflict", "staff", "This id stands for something else"},
    Row{ProblemCode::LookupQuota, 429, "lookup-quota", "after", "Too many numbers were asked for from this terminal"},
    Row{ProblemCode::Maintenance, 503, "maintenance", "after", "The portal is being worked on"},
    Row{ProblemCode::MaterialsMissing, 409, "materials-missing", "resync", "Not every material is here whole"},
    Row{ProblemCode::MediaType, 415, "media-type", "staff", "This call takes another content type"},
    Row{ProblemCode::NotASigner, 403, "not-a-signer", "ask-user", "This case does not wait for this citizen"},
    Row{ProblemCode::NotAllowed, 403, "not-allowed", "ask-user", "Nobody acts for another here"},
    Row{ProblemCode::NotEligible, 403, "not-eligible", "ask-user", "This citizen cannot have this item here"},
    Row{ProblemCode::NotFound, 404, "not-found", "none", "Not here"},
    Row{ProblemCode::NoticeNotOpen, 409, "notice-not-open", "ask-user", "This notice cannot be paid now"},
    Row{ProblemCode::NoticeUnknown, 404, "notice-unknown", "none", "No such notice"},
    Row{ProblemCode::PaymentCodeRefused, 422, "payment-code-refused", "ask-user", "The payment code was not taken"},
    Row{ProblemCode::PaymentConflict, 409, "payment-conflict", "staff", "This id stands for something else"},
    Row{ProblemCode::PaymentState, 409, "payment-state", "staff", "The order cannot go there from where it is"},
    Row{ProblemCode::Precondition, 428, "precondition", "staff", "If-None-Match: * is missing"},
    Row{ProblemCode::PrincipalIsAgent, 409, "principal-is-agent", "ask-user", "Nobody acts for himself"},
    Row{ProblemCode::QuoteExpired, 410, "quote-expired", "ask-user", "The quote is over"},
    Row{ProblemCode::QuoteHasOpenOrder, 409, "quote-has-open-order", "ask-user",
        "This quote has an order that is waiting or paid"},
    Row{ProblemCode::RatingConflict, 409, "rating-conflict", "none", "This case has been rated"},
    Row{ProblemCode::RelationUnknown, 422, "relation-unknown", "staff",
        "The item does not know that the two may be related so"},
    Row{ProblemCode::SessionExpired, 401, "session-expired", "ask-user", "The session is over"},
    Row{ProblemCode::SignedAlready, 409, "signed-already", "none", "This citizen has signed this case"},
    Row{ProblemCode::SigningOver, 410, "signing-over", "ask-user", "The last day for the signatures has passed"},
    Row{ProblemCode::SlotTaken, 409, "slot-taken", "ask-user", "This time cannot be had"},
    Row{ProblemCode::SmsCodeExpired, 422, "sms-code-expired", "ask-user", "The code is no longer valid"},
    Row{ProblemCode::SmsCodeLocked, 403, "sms-code-locked", "none", "Too many wrong codes"},
    Row{ProblemCode::SmsCodeWrong, 422, "sms-code-wrong", "ask-user", "The code is wrong"},
    Row{ProblemCode::SmsGatewayAway, 503, "sms-gateway-away", "after", "The SMS gateway does not answer"},
    Row{ProblemCode::SmsQuota, 429, "sms-quota", "after", "This phone has had its five codes of today"},
    Row{ProblemCode::SubmissionConflict, 409, "submission-conflict", "staff", "This id stands for another case"},
    Row{ProblemCode::TerminalRevoked, 403, "terminal-revoked", "staff", "This terminal has been revoked"},
    Row{ProblemCode::TooEarly, 409, "too-early", "ask-user", "It is not yet time to come"},
    Row{ProblemCode::TooLarge, 413, "too-large", "staff", "The body is too large"},
    Row{ProblemCode::TooLate, 409, "too-late", "ask-user", "The appointment is past"},
    Row{ProblemCode::TooSoon, 429, "too-soon", "after", "A code was sent less than a minute ago"},
    Row{ProblemCode::UploadOffsetMismatch, 409, "upload-offset-mismatch", "resync",
        "The upload stands at another offset"},
};

} // namespace

tl::unexpected<Problem> refuseMember(const char *pointer, const char *keyword)
{
    Problem problem{ProblemCode::InvalidBody};
    problem.errors.append(QJsonObject{{QStringLiteral("pointer"), QLatin1String(pointer)},
                                      {QStringLiteral("keyword"), QLatin1String(keyword)}});
    return tl::unexpected(problem);
}

Answer jsonAnswer(int status, const QJsonObject &body, const char *effect)
{
    Answer answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    answer.effect = effect;
    return answer;
}

QString caseNoIn(const Answer &answer) { return QJsonDocument::fromJson(answer.body)[u"caseNo"].toString(); }

Answer problemAnswer(const Problem &problem)
{
    const auto *const row
        = std::find_if(Rows.begin(), Rows.end(), [&](const Row &r) { return r.code == problem.code; });
    const QLatin1String name(row->name);
    QJsonObject body{{QStringLiteral("type"), QLatin1String("urn:yizhan:problem:") + name},
                     {QStringLiteral("title"), QLatin1String(row->title)},
                     {QStringLiteral("status"), row->status},
                     {QStringLiteral("code"), name},
                     {QStringLiteral("retry"), QLatin1String(row->retry)}};
    if (problem.retryAfterS)
        body.insert(QStringLiteral("retryAfterS"), *problem.retryAfterS);
    if (problem.triesLeft)
        body.insert(QStringLiteral("triesLeft"), *problem.triesLeft);
    if (!problem.errors.isEmpty())
        body.insert(QStringLiteral("errors"), problem.errors);
    for (auto it = problem.more.begin(); it != problem.more.end(); ++it)
        body.insert(it.key(), it.value());
    Answer answer = jsonAnswer(row->status, body);
    answer.contentType = "application/problem+json";
    answer.problemCode = row->name;
    if (problem.retryAfterS)
        answer.headers.append({"Retry-After", QByteArray::number(*problem.retryAfterS)});
    return answer;
}

} // namespace refportal
