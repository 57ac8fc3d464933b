// SPDX-License-Identifier: Apache-2.0
#include "help_codec.h"

#include "answer_members.h"

#include <QHash>
#include <algorithm>

namespace kiosk::help_codec {

using namespace wire;

namespace {
constexpr qint64 MostBefore = 99; // more fit in no sentence
}

QJsonObject asked(const HelpCall &call)
{
    QJsonObject object{{QStringLiteral("page"), call.page}, {QStringLiteral("language"), call.language}};
    if (!call.item.isEmpty())
        object[QStringLiteral("item")] = call.item;
    if (!call.trouble.isEmpty())
        object[QStringLiteral("trouble")] = call.trouble;
    return object;
}

Result<HelpAnswer> answer(const QByteArray &json, HelpCallId id)
{
    static const QHash<QString, HelpState> states{{QStringLiteral("waiting"), HelpState::Waiting},
                                                  {QStringLiteral("coming"), HelpState::Coming},
                                                  {QStringLiteral("over"), HelpState::Over},
                                                  {QStringLiteral("nobody"), HelpState::Nobody}};
    const QJsonObject object = objectIn(json);
    if (object[u"call"].toString() != id.text())
        return notAs("call");
    const auto state = states.constFind(object[u"state"].toString());
    if (state == states.cend())
        return notAs("state");
    HelpAnswer read{*state};
    if (read.state == HelpState::Waiting)
        read.before = int(std::min(KIOSK_TRY(count(object, "before", 0)), MostBefore));
    if (read.state == HelpState::Coming)
        read.desk = KIOSK_TRY(name(object, "desk"));
    return read;
}

} // namespace kiosk::help_codec
