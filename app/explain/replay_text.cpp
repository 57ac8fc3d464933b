// SPDX-License-Identifier: Apache-2.0
#include "replay.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

constexpr QLatin1String Format("yizhan-replay/1");

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
