// SPDX-License-Identifier: Apache-2.0
#include "replay.h"

#include "aliases.h"
#include "story.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

constexpr QLatin1String Format("yizhan-replay/1");

QDateTime timeOf(const AuditRecord &entry) { return QDateTime::fromString(entry.at, Qt::ISODateWithMs); }

// For what the object of an entry was made: a rating for its case or claim, an order for what it pays.
QString servedBy(const AuditRecord &entry, const VisitAccount &account)
{
    if (entry.event == u"rating.kept") {
        for (const RowAccount &row : account.rows) {
            if (row.id == entry.object)
                return row.stream;
        }
    }
    if (entry.event == u"payment.moved") {
        for (const PaymentStanding &each : account.payments) {
            if (each.payment.id.text() == entry.object)
                return each.serves;
        }
    }
    return {};
}

QJsonObject jsonOf(const ReplayStep &step)
{
    QJsonObject json{{QStringLiteral("ms"), step.ms},
                     {QStringLiteral("event"), step.event},
                     {QStringLiteral("outcome"), step.outcome}};
    for (const auto &[key, value] :
         {std::pair(QStringLiteral("object"), step.object), std::pair(QStringLiteral("reason"), step.reason),
          std::pair(QStringLiteral("of"), step.of)}) {
        if (!value.isEmpty())
            json.insert(key, value);
    }
    if (step.count != 0)
        json.insert(QStringLiteral("count"), step.count);
    return json;
}

} // namespace

Result<Replay> replayOf(const VisitAccount &account)
{
    if (account.isCut || completenessOf(account) == Completeness::NoBeginning)
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("the audit does not have the whole beginning of this visit"));
    const Aliases aliases(account);
    Replay replay;
    for (const AuditRecord &entry : account.entries) {
        // how many rows waited at a start is no matter of this visit
        const bool isMachine = entry.event.startsWith(QLatin1String("terminal."));
        replay.steps << ReplayStep{timeOf(account.entries.first()).msecsTo(timeOf(entry)),
                                   entry.event,
                                   aliases.of(entry.object),
                                   entry.outcome,
                                   entry.reason,
                                   isMachine ? 0 : entry.count,
                                   aliases.of(servedBy(entry, account))};
    }
    for (const ClaimAccount &each : account.claims)
        replay.end.insert(aliases.of(each.claim), each.state);
    for (const PaymentStanding &each : account.payments)
        replay.end.insert(aliases.of(each.payment.id.text()), QLatin1String(codeName(each.payment.state)));
    for (const RowAccount &each : account.rows)
        replay.end.insert(QStringLiteral("row ") + aliases.of(each.id), each.state);
    return replay;
}

QByteArray encoded(const Replay &replay)
{
    const auto compact = [](const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); };
    QByteArray text = "{\"replay\":\"" + QByteArray(Format.data()) + "\",\"steps\":[\n";
    for (qsizetype i = 0; i < replay.steps.size(); ++i)
        text += compact(jsonOf(replay.steps[i])) + (i + 1 < replay.steps.size() ? ",\n" : "\n");
    QJsonObject end;
    for (auto state = replay.end.cbegin(); state != replay.end.cend(); ++state)
        end.insert(state.key(), state.value());
    return text + "],\"end\":" + compact(end) + "}\n";
}

Result<Replay> decodedReplay(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    Replay replay;
    for (const QJsonValue step : json[u"steps"].toArray())
        replay.steps << ReplayStep{step[u"ms"].toInteger(),     step[u"event"].toString(),  step[u"object"].toString(),
                                   step[u"outcome"].toString(), step[u"reason"].toString(), step[u"count"].toInteger(),
                                   step[u"of"].toString()};
    const QJsonObject end = json[u"end"].toObject();
    for (auto state = end.constBegin(); state != end.constEnd(); ++state)
        replay.end.insert(state.key(), state.value().toString());
    if (json[u"replay"].toString() != Format || encoded(replay) != bytes)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a replay of this release"));
    return replay;
}

} // namespace kiosk
