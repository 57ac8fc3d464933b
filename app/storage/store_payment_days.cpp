// SPDX-License-Identifier: Apache-2.0
// Each day's orders against the portal's list. A day owes its report from the first act of the next one on.
#include "store_database.h"

#include <QCryptographicHash>
#include <algorithm>

namespace kiosk {
namespace {

constexpr const char *Stream = "payment-report";
constexpr int MostDays = 31; // of a terminal that was off, or whose clock was

const Payment *find(const PaymentLists &there, PaymentId id)
{
    for (const auto *list : {&there.day, &there.around}) {
        const auto found = std::ranges::find_if(*list, [id](const Payment &payment) { return payment.id == id; });
        if (found != list->end())
            return &*found;
    }
    return nullptr;
}

} // namespace

Result<void> StoreDatabase::owePaymentReports(QDate today)
{
    if (today == m_reportsOwedOn)
        return {};
    for (const QDate &day : m_paymentDays.owed(today, MostDays)) {
        const auto report = PaymentReportId::make(*m_clock);
        m_paymentDays.insert({report, day, {}});
        const QByteArray payload = "{\"day\":\"" + day.toString(Qt::ISODate).toLatin1() + "\"}";
        const QByteArray digest = QCryptographicHash::hash(payload, QCryptographicHash::Sha256);
        m_moreRows << m_outbox.insert(
            {OutboxKind::PaymentReport, QLatin1String(Stream), report.text(), payload, digest, {}}, m_clock->wall());
    }
    m_reportsOwedOn = today;
    return {};
}

// Ours of that day, and those that the portal has under that day.
Result<QList<PaymentStanding>> StoreDatabase::ordersOf(QDate day, const PaymentLists &there)
{
    QList<PaymentStanding> here = m_payments.of(day);
    for (const Payment &payment : there.day) {
        const bool isThere = std::ranges::any_of(
            here, [&payment](const PaymentStanding &one) { return one.payment.id == payment.id; });
        if (const auto known = isThere ? std::nullopt : m_payments.find(payment.id))
            here << *known;
    }
    return here;
}

// Takes over what the portal says of orders that are still on their way here, or of those that are not: that is money
// that went back without us.
Result<void> StoreDatabase::followLists(QList<PaymentStanding> &here, const PaymentLists &there, bool ended)
{
    for (PaymentStanding &known : here) {
        const Payment *said = find(there, known.payment.id);
        if (!said || hasEnded(known.payment) != ended || said->state == known.payment.state
            || said->state == PaymentState::Waiting)
            continue;
        const auto now = afterAnswer(known.payment, *said);
        if (!now)
            continue; // it stays a difference
        KIOSK_TRY(movePayment(known, *now, "daily-list"));
        if (now->state == PaymentState::Refunding)
            KIOSK_TRY(followPayment(*now, "refund"));
    }
    return {};
}

Result<PaymentReport> StoreDatabase::comparePayments(PaymentReportId id, const PaymentLists &there)
{
    return inTransaction("payment", [&]() -> Result<PaymentReport> {
        const auto day = m_paymentDays.find(id);
        if (!day)
            return fail(ErrorCode::NotFound, QStringLiteral("payment report"));
        if (!day->body.isEmpty())
            return decodedPaymentReport(id, day->body);
        QList<PaymentStanding> here = KIOSK_TRY(ordersOf(day->day, there));
        KIOSK_TRY(followLists(here, there, false));
        // what has not ended is asked about by a row of its own
        std::vector<Payment> ours, theirs;
        for (const PaymentStanding &known : here) {
            if (!hasEnded(known.payment))
                continue;
            ours.push_back(known.payment);
            if (const Payment *said = find(there, known.payment.id))
                theirs.push_back(*said);
        }
        for (const Payment &said : there.day) {
            if (!m_payments.find(said.id))
                theirs.push_back(said);
        }
        PaymentReport report{id, day->day, static_cast<int>(ours.size()), reconciled(ours, theirs)};
        report.orders += static_cast<int>(std::ranges::count_if(
            report.findings, [](const auto &one) { return one.difference == PaymentDifference::MissingHere; }));
        m_paymentDays.compared(report, m_clock->wall());
        KIOSK_TRY(audit({AuditEvent::PaymentsCompared,
                         report.findings.isEmpty() ? "equal" : "differ",
                         {},
                         id,
                         "",
                         report.findings.size()}));
        for (const PaymentFinding &finding : report.findings)
            KIOSK_TRY(audit({AuditEvent::PaymentDiffers, codeName(finding.difference), {}, finding.payment}));
        KIOSK_TRY(followLists(here, there, true));
        return report;
    });
}

} // namespace kiosk
