// SPDX-License-Identifier: Apache-2.0
#include "aliases.h"
#include "story.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

QString moment(const QDateTime &at) { return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString(); }

QJsonObject jsonOf(const CaseAccount &each)
{
    return {{QStringLiteral("submission"), each.submission},
            {QStringLiteral("item"), each.item},
            {QStringLiteral("itemVersion"), each.itemVersion},
            {QStringLiteral("receiptCode"), each.receiptCode},
            {QStringLiteral("caseNo"), each.caseNo},
            {QStringLiteral("conditional"), each.conditional},
            {QStringLiteral("sealedAt"), moment(each.sealedAt)},
            {QStringLiteral("receivedAt"), moment(each.receivedAt)},
            {QStringLiteral("materials"), each.materials},
            {QStringLiteral("materialBytes"), each.materialBytes}};
}

QJsonObject jsonOf(const ClaimAccount &each)
{
    return {{QStringLiteral("claim"), each.claim},   {QStringLiteral("item"), each.item},
            {QStringLiteral("state"), each.state},   {QStringLiteral("proof"), each.proof},
            {QStringLiteral("caseNo"), each.caseNo}, {QStringLiteral("since"), moment(each.since)},
            {QStringLiteral("sheet"), each.sheet},   {QStringLiteral("sheetState"), each.sheetState}};
}

QJsonObject jsonOf(const PaymentStanding &each)
{
    return {{QStringLiteral("payment"), each.payment.id.text()},
            {QStringLiteral("serves"), each.serves},
            {QStringLiteral("fen"), qint64(each.payment.amount.fen())},
            {QStringLiteral("state"), QLatin1String(codeName(each.payment.state))},
            {QStringLiteral("billOnRecord"), !each.payment.bill.number.isEmpty()},
            {QStringLiteral("since"), moment(each.since)}};
}

QJsonObject jsonOf(const RowAccount &each)
{
    return {{QStringLiteral("id"), each.id},
            {QStringLiteral("kind"), each.kind},
            {QStringLiteral("state"), each.state},
            {QStringLiteral("attempts"), each.attempts},
            {QStringLiteral("firstAt"), moment(each.firstAt)},
            {QStringLiteral("nextAt"), moment(each.nextAt)},
            {QStringLiteral("acknowledgedAt"), moment(each.acknowledgedAt)},
            {QStringLiteral("problem"), each.problem}};
}

QJsonObject jsonOf(const AuditRecord &each)
{
    return {{QStringLiteral("seq"), each.seq},       {QStringLiteral("at"), each.at},
            {QStringLiteral("event"), each.event},   {QStringLiteral("actor"), each.actor},
            {QStringLiteral("object"), each.object}, {QStringLiteral("outcome"), each.outcome},
            {QStringLiteral("reason"), each.reason}, {QStringLiteral("count"), each.count}};
}

template <typename T> QJsonArray listed(const QList<T> &list)
{
    QJsonArray array;
    for (const T &each : list)
        array.append(jsonOf(each));
    return array;
}

} // namespace

QByteArray storyJson(const VisitAccount &account)
{
    const Aliases aliases(account);
    QJsonObject names;
    for (const auto &[alias, id] : aliases.all())
        names.insert(alias, id);
    const QJsonObject story{{QStringLiteral("explain"), QStringLiteral("yizhan-explain/1")},
                            {QStringLiteral("visit"), account.visit},
                            {QStringLiteral("audit"), QLatin1String(codeName(completenessOf(account)))},
                            {QStringLiteral("isCut"), account.isCut},
                            {QStringLiteral("names"), names},
                            {QStringLiteral("cases"), listed(account.cases)},
                            {QStringLiteral("claims"), listed(account.claims)},
                            {QStringLiteral("payments"), listed(account.payments)},
                            {QStringLiteral("standing"), listed(account.standing)},
                            {QStringLiteral("entries"), listed(account.entries)},
                            {QStringLiteral("rows"), listed(account.rows)}};
    return QJsonDocument(story).toJson(QJsonDocument::Indented);
}

} // namespace kiosk
