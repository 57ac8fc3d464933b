// SPDX-License-Identifier: Apache-2.0
#include "payment_question.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {

QByteArray encoded(const PaymentQuestion &question)
{
    const QJsonObject object{{QStringLiteral("payment"), question.payment.text()},
                             {QStringLiteral("quote"), question.quote}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<PaymentQuestion> decodedPaymentQuestion(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto payment = PaymentId::parse(object[u"payment"].toString());
    const QString quote = object[u"quote"].toString();
    if (!payment || quote.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("payment question"));
    return PaymentQuestion{*payment, quote};
}

} // namespace kiosk
