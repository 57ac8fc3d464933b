// SPDX-License-Identifier: Apache-2.0
#include "outbox_row.h"

#include <QLatin1String>

namespace kiosk {

const char *codeName(OutboxKind kind)
{
    switch (kind) {
    case OutboxKind::Submission: return "submission";
    case OutboxKind::PrintResult: return "print-result";
    case OutboxKind::Rating: return "rating";
    case OutboxKind::AuditBatch: return "audit-batch";
    case OutboxKind::PaymentQuery: return "payment-query";
    case OutboxKind::PaymentReport: return "payment-report";
    case OutboxKind::CaseNotice: return "case-notice";
    case OutboxKind::CaseMessage: return "case-message";
    case OutboxKind::Correction: return "correction";
    }
    Q_UNREACHABLE();
    return "";
}

std::optional<OutboxKind> outboxKind(QStringView name)
{
    for (const auto kind : {OutboxKind::Submission, OutboxKind::PrintResult, OutboxKind::Rating, OutboxKind::AuditBatch,
                            OutboxKind::PaymentQuery, OutboxKind::PaymentReport, OutboxKind::CaseNotice,
                            OutboxKind::CaseMessage, OutboxKind::Correction}) {
        if (name == QLatin1String(codeName(kind)))
            return kind;
    }
    return {};
}

int payloadFormat(OutboxKind kind)
{
    switch (kind) {
    case OutboxKind::Submission: return 2; // 2: materials follow it
    case OutboxKind::PrintResult:
    case OutboxKind::Rating:
    case OutboxKind::AuditBatch:
    case OutboxKind::PaymentQuery:
    case OutboxKind::PaymentReport:
    case OutboxKind::CaseNotice:
    case OutboxKind::CaseMessage:
    case OutboxKind::Correction: return 1;
    }
    Q_UNREACHABLE();
    return 0;
}

} // namespace kiosk
