// SPDX-License-Identifier: Apache-2.0
// The rows of the outbox that are about money.
#include "outbox_engine.h"
#include "payment_inquiry.h"

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

} // namespace kiosk
