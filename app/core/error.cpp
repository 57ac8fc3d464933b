// SPDX-License-Identifier: Apache-2.0
#include "error.h"

namespace kiosk {

Error Error::within(QString outer) const { return {code, std::move(outer), std::make_shared<const Error>(*this)}; }

QString Error::trace() const
{
    QString text = QString::fromLatin1(codeName(code));
    for (const Error *link = this; link; link = link->cause.get()) {
        if (!link->context.isEmpty())
            text += QStringLiteral(": ") + link->context;
        if (link->cause && link->cause->code != link->code)
            text += QStringLiteral(" <- ") + QString::fromLatin1(codeName(link->cause->code));
    }
    return text;
}

const char *codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::TimedOut: return "timed-out";
    case ErrorCode::InvalidInput: return "invalid-input";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::SequenceError: return "sequence-error";
    case ErrorCode::Internal: return "internal";
    case ErrorCode::BadConfig: return "bad-config";
    case ErrorCode::LinkBroken: return "link-broken";
    case ErrorCode::BadFrame: return "bad-frame";
    case ErrorCode::BadChecksum: return "bad-checksum";
    case ErrorCode::NoDevice: return "no-device";
    case ErrorCode::DeviceFault: return "device-fault";
    case ErrorCode::Claimed: return "claimed";
    case ErrorCode::NotClaimed: return "not-claimed";
    case ErrorCode::Disabled: return "disabled";
    case ErrorCode::TooManyRequests: return "too-many-requests";
    case ErrorCode::NoCard: return "no-card";
    case ErrorCode::CardMoved: return "card-moved";
    case ErrorCode::CardUnreadable: return "card-unreadable";
    case ErrorCode::CardKind: return "card-kind";
    case ErrorCode::CardExpired: return "card-expired";
    case ErrorCode::CardInvalid: return "card-invalid";
    case ErrorCode::CodeKind: return "code-kind";
    case ErrorCode::PaperOut: return "paper-out";
    case ErrorCode::CoverOpen: return "cover-open";
    case ErrorCode::CutterJam: return "cutter-jam";
    case ErrorCode::PaperJam: return "paper-jam";
    case ErrorCode::ConsumableOut: return "consumable-out";
    case ErrorCode::SheetsUnsettled: return "sheets-unsettled";
    case ErrorCode::OutcomeUnknown: return "outcome-unknown";
    case ErrorCode::PaymentUnknown: return "payment-unknown";
    case ErrorCode::PortalUnreachable: return "portal-unreachable";
    case ErrorCode::AnswerLost: return "answer-lost";
    case ErrorCode::PortalRefused: return "portal-refused";
    case ErrorCode::PortalFault: return "portal-fault";
    case ErrorCode::TlsRefused: return "tls-refused";
    case ErrorCode::TerminalRevoked: return "terminal-revoked";
    case ErrorCode::SessionExpired: return "session-expired";
    case ErrorCode::SmsCodeWrong: return "sms-code-wrong";
    case ErrorCode::SmsCodeLocked: return "sms-code-locked";
    case ErrorCode::SmsQuota: return "sms-quota";
    case ErrorCode::NotEligible: return "not-eligible";
    case ErrorCode::StorageFull: return "storage-full";
    case ErrorCode::StorageFault: return "storage-fault";
    }
    Q_UNREACHABLE();
    return "";
}

} // namespace kiosk
