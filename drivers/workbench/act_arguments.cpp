// SPDX-License-Identifier: Apache-2.0
#include "act_arguments.h"

#include <QStringList>
#include <algorithm>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {
QString listed(std::initializer_list<const char *> words)
{
    QStringList list;
    for (const char *word : words)
        list << QLatin1String(word);
    return list.join(u", ");
}
} // namespace

Result<void> onlyKeys(const QJsonObject &act, std::initializer_list<const char *> keys)
{
    for (const QString &key : act.keys())
        if (key != u"do"
            && std::none_of(keys.begin(), keys.end(), [&](auto *known) { return key == QLatin1String(known); }))
            return fail(ErrorCode::InvalidInput, u"unknown key \"%1\"; known: %2"_s.arg(key, listed(keys)));
    return {};
}

Result<QString> textOf(const QJsonObject &act, const char *key)
{
    const QJsonValue value = act[QLatin1String(key)];
    if (!value.isString())
        return fail(ErrorCode::InvalidInput, u"\"%1\" has to be a text"_s.arg(QLatin1String(key)));
    return value.toString();
}

Result<std::optional<int>> numberOf(const QJsonObject &act, const char *key, int least, int most)
{
    const QJsonValue value = act[QLatin1String(key)];
    if (value.isUndefined())
        return std::optional<int>();
    const int number = value.toInt(least - 1);
    if (number < least || number > most)
        return fail(ErrorCode::InvalidInput,
                    u"\"%1\" has to be a whole number from %2 to %3"_s.arg(QLatin1String(key)).arg(least).arg(most));
    return std::optional(number);
}

Result<std::optional<int>> choiceOf(const QJsonObject &act, const char *key, std::initializer_list<const char *> words)
{
    QStringList list;
    for (const char *word : words)
        list << QLatin1String(word);
    return choiceOf(act, key, list);
}

Result<std::optional<int>> choiceOf(const QJsonObject &act, const char *key, const QStringList &words)
{
    const QJsonValue value = act[QLatin1String(key)];
    if (value.isUndefined())
        return std::optional<int>();
    const qsizetype found = value.isString() ? words.indexOf(value.toString()) : -1;
    if (found < 0)
        return fail(ErrorCode::InvalidInput,
                    u"\"%1\" has to be one of: %2"_s.arg(QLatin1String(key), words.join(u", ")));
    return std::optional(int(found));
}

Result<QString> faultNameOf(const QJsonObject &act, QStringList known)
{
    const QString name = KIOSK_TRY(textOf(act, "fault"));
    if (known.contains(name))
        return name;
    known.sort();
    return fail(ErrorCode::InvalidInput, u"no fault \"%1\"; there are: %2"_s.arg(name, known.join(u", ")));
}

} // namespace kiosk::workbench
