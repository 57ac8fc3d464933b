// SPDX-License-Identifier: Apache-2.0
#include "reports.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

auto malformed(const char *what) { return fail(ErrorCode::InvalidInput, QLatin1String(what)); }

} // namespace

QByteArray encoded(const PrintReport &report)
{
    QJsonObject object{{QStringLiteral("claim"), report.claim.text()},
                       {QStringLiteral("proof"), report.proof},
                       {QStringLiteral("state"), QLatin1String(codeName(report.state))}};
    if (!report.blankSerial.isEmpty()) // the release before sends the report without it
        object.insert(QStringLiteral("blank"), report.blankSerial);
    return compact(object);
}

Result<PrintReport> decodedPrintReport(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto claim = ClaimId::parse(object[u"claim"].toString());
    const auto state = claimState(object[u"state"].toString());
    if (!claim || !state)
        return malformed("print report");
    return PrintReport{*claim, *state, object[u"proof"].toString(), object[u"blank"].toString()};
}

QByteArray encoded(const Rating &rating)
{
    return compact({{QStringLiteral("id"), rating.id.text()},
                    {QStringLiteral("caseNo"), rating.caseNo},
                    {QStringLiteral("stars"), rating.stars},
                    {QStringLiteral("reasons"), QJsonArray::fromStringList(rating.reasons)}});
}

Result<Rating> decodedRating(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto id = RatingId::parse(object[u"id"].toString());
    const int stars = object[u"stars"].toInt();
    if (!id || stars < 1 || stars > 5)
        return malformed("rating");
    Rating rating{*id, object[u"caseNo"].toString(), stars, {}};
    for (const QJsonValue reason : object[u"reasons"].toArray())
        rating.reasons << reason.toString();
    return rating;
}

} // namespace kiosk
