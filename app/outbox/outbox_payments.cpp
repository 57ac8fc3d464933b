// SPDX-License-Identifier: Apache-2.0
// The rows of the outbox that are about money.
#include "outbox_engine.h"
#include "payment_day.h"
#include "payment_inquiry.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {

void OutboxEngine::sendPaymentQuery(const OutboxRow &row, const QByteArray &payload)
{
    auto question = decodedPaymentQuestion(payload);
    if (!question)
        return settle(row, Next::Hold, question.error());
    auto *inquiry = new PaymentInquiry(m_store, m_portal, std::move(*question), [this, row] { return callFor(row); });
    inquiry->setParent(this);
    inquiry->onEnded([this, row, inquiry](const Result<PaymentStanding> &standing) {
        inquiry->deleteLater();
        if (!standing)
            return failed(row, standing.error());
        // A refund takes its time: it is followed until the money is back.
        if (mustBeAsked(standing->payment.state) || standing->payment.state == PaymentState::Refunding)
            return settle(row, Next::AskFirst, {ErrorCode::SequenceError, QStringLiteral("payment has not ended")});
        acknowledged(row, {});
    });
    inquiry->start();
}

void OutboxEngine::sendPaymentReport(const OutboxRow &row, const QByteArray &payload)
{
    const QDate day = QDate::fromString(QJsonDocument::fromJson(payload)[u"day"].toString(), Qt::ISODate);
    const auto id = PaymentReportId::parse(row.id);
    if (!day.isValid() || !id)
        return settle(row, Next::Hold, {ErrorCode::InvalidInput, QStringLiteral("payment report")});
    auto *compared = new PaymentDay(m_store, m_portal, *id, day, [this, row] { return callFor(row); });
    compared->setParent(this);
    compared->onEnded([this, row, compared](const Result<PaymentReport> &report) {
        compared->deleteLater();
        if (!report)
            return failed(row, report.error());
        if (!report->findings.isEmpty()) {
            m_log.error("payments.differ", {{"row", Technical(row.id)}, {"differences", report->findings.size()}});
            emit paymentsDiffer(*report);
        }
        acknowledged(row, {});
    });
    compared->start();
}

} // namespace kiosk
