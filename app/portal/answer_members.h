// SPDX-License-Identifier: Apache-2.0
// Members of an answer, typed: InvalidInput names the member that is not what was promised, never its value. Private to
// app/portal.
#pragma once

#include <core/result.h>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk::wire {

inline auto notAs(const char *member) { return fail(ErrorCode::InvalidInput, QString::fromLatin1(member)); }

// An empty object when it is none, so that the first member asked for is what is missing.
inline QJsonObject objectIn(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

inline Result<QString> text(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object[QLatin1String(member)];
    return value.isString() ? Result<QString>(value.toString()) : notAs(member);
}

// What stands for something cannot be empty.
inline Result<QString> name(const QJsonObject &object, const char *member)
{
    const QString value = object[QLatin1String(member)].toString();
    return value.isEmpty() ? Result<QString>(notAs(member)) : value;
}

inline Result<QDateTime> moment(const QJsonObject &object, const char *member)
{
    const QDateTime time = QDateTime::fromString(object[QLatin1String(member)].toString(), Qt::ISODateWithMs);
    return time.isValid() ? Result<QDateTime>(time) : notAs(member);
}

// A whole number from `least` on; JSON's are doubles, and beyond 2^53 they are not the number that was written.
inline Result<qint64> count(const QJsonObject &object, const char *member, qint64 least)
{
    const double number = object[QLatin1String(member)].toDouble(-1);
    if (number < double(least) || number > 9007199254740991.0 || number != double(qint64(number)))
        return notAs(member);
    return qint64(number);
}

inline Result<QJsonArray> list(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object[QLatin1String(member)];
    return value.isArray() ? Result<QJsonArray>(value.toArray()) : notAs(member);
}

} // namespace kiosk::wire
