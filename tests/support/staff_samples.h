// SPDX-License-Identifier: Apache-2.0
// A hall's list as a value that tests may change before it is written.
#pragma once

#include <staff/pin_hash.h>
#include <staff/staff_card.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk::test {

inline const QByteArray CardKey = QByteArray(32, 'k');
inline constexpr PinHashCost CheapestCost{19 * 1024, 2, 1};

inline StaffCard card(const char *serial)
{
    return {StaffCard::Kind::Serial, SensitiveText(QString::fromLatin1(serial))};
}
inline QString digest(const char *serial) { return QString::fromLatin1(cardDigest(CardKey, card(serial)).toHex()); }
inline QString pinHash(const char *pin)
{
    return QString::fromLatin1(hashPin(SensitiveBytes(QByteArrayView(pin)), CheapestCost).value());
}

// 12 March 2026, 10:24, is within its time: the virtual clock's first moment.
inline QJsonObject staffList(int serial, const QJsonArray &people)
{
    return {{QStringLiteral("format"), 1},
            {QStringLiteral("hall"), QStringLiteral("chenghu-hall")},
            {QStringLiteral("serial"), serial},
            {QStringLiteral("issuedAt"), QStringLiteral("2026-03-01T09:00:00+08:00")},
            {QStringLiteral("validUntil"), QStringLiteral("2026-09-01T00:00:00+08:00")},
            {QStringLiteral("cardKey"), QString::fromLatin1(CardKey.toHex())},
            {QStringLiteral("roles"),
             QJsonObject{
                 {QStringLiteral("hall"),
                  QJsonArray{QStringLiteral("see-status"), QStringLiteral("open-doors"), QStringLiteral("take-back")}},
                 {QStringLiteral("lead"), QJsonArray{QStringLiteral("witness"), QStringLiteral("settle-claims")}},
                 {QStringLiteral("audit"), QJsonArray{QStringLiteral("read-audit")}}}},
            {QStringLiteral("people"), people}};
}

inline QJsonObject person(const char *id, const char *serial, const QString &pin, const QJsonArray &roles)
{
    return {{QStringLiteral("id"), QString::fromLatin1(id)},
            {QStringLiteral("name"), QStringLiteral("周工")},
            {QStringLiteral("card"), digest(serial)},
            {QStringLiteral("pin"), pin},
            {QStringLiteral("roles"), roles}};
}

inline QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

} // namespace kiosk::test
