// SPDX-License-Identifier: Apache-2.0
#include "payment_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

auto malformed() { return fail(ErrorCode::InvalidInput, QStringLiteral("payment report")); }

} // namespace

QByteArray encoded(const PaymentReport &report)
{
    QJsonArray findings;
    for (const PaymentFinding &finding : report.findings)
        findings.append(QJsonObject{{QStringLiteral("payment"), finding.payment.text()},
                                    {QStringLiteral("difference"), QLatin1String(codeName(finding.difference))},
                                    {QStringLiteral("here"), finding.here},
                                    {QStringLiteral("there"), finding.there}});
    return compact({{QStringLiteral("day"), report.day.toString(Qt::ISODate)},
                    {QStringLiteral("orders"), report.orders},
                    {QStringLiteral("differences"), findings}});
}

Result<PaymentReport> decodedPaymentReport(PaymentReportId id, const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    PaymentReport report{
        id, QDate::fromString(object[u"day"].toString(), Qt::ISODate), object[u"orders"].toInt(-1), {}};
    if (!report.day.isValid() || report.orders < 0 || !object[u"differences"].isArray())
        return malformed();
    for (const QJsonValue value : object[u"differences"].toArray()) {
        const QJsonObject one = value.toObject();
        const auto payment = PaymentId::parse(one[u"payment"].toString());
        const auto difference = paymentDifference(one[u"difference"].toString());
        if (!payment || !difference)
            return malformed();
        report.findings << PaymentFinding{*payment, *difference, one[u"here"].toString(), one[u"there"].toString()};
    }
    return report;
}

} // namespace kiosk
