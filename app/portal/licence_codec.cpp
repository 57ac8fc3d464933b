// SPDX-License-Identifier: Apache-2.0
#include "licence_codec.h"

#include "answer_members.h"

#include <QRegularExpression>

namespace kiosk {

using namespace wire;

bool isLicenceIdentifier(const QString &identifier)
{
    static const QRegularExpression shape(QStringLiteral("\\A1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{18,21}\\.[0-9A-Z]{18}"
                                                         "\\.[0-9A-Z]{1,40}\\.[0-9]{3})\\.([0-9A-Z])\\z"));
    const auto valueOf = [](QChar sign) { return sign.isDigit() ? sign.digitValue() : sign.unicode() - u'A' + 10; };
    const auto match = shape.match(identifier);
    if (!match.hasMatch())
        return false;
    int product = 36;
    const QString body = match.captured(1).remove(u'.'); // a loop would not keep what remove() returns
    for (const QChar sign : body) {
        const int sum = (product + valueOf(sign)) % 36;
        product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return (37 - product) % 36 == valueOf(match.captured(2).front());
}

Result<LicenceToken> licence_codec::token(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    LicenceToken token;
    token.token = KIOSK_TRY(name(object, "token"));
    token.type = KIOSK_TRY(name(object, "type"));
    token.title = KIOSK_TRY(text(object, "title"));
    token.holder = KIOSK_TRY(text(object, "holder"));
    token.validFor = std::chrono::seconds(KIOSK_TRY(count(object, "validS", 1)));
    return token;
}

Result<Licence> licence_codec::licence(const QByteArray &json, const QString &type)
{
    const QJsonObject object = objectIn(json);
    Licence licence;
    licence.type = KIOSK_TRY(name(object, "type"));
    licence.title = KIOSK_TRY(text(object, "title"));
    licence.identifier = KIOSK_TRY(name(object, "identifier"));
    licence.issuer = KIOSK_TRY(text(object, "issuer"));
    licence.issuedOn = QDate::fromString(object[u"issuedOn"].toString(), Qt::ISODate);
    if (licence.type != type)
        return notAs("type");
    if (!isLicenceIdentifier(licence.identifier))
        return notAs("identifier");
    if (!licence.issuedOn.isValid())
        return notAs("issuedOn");
    for (const QJsonValue value : KIOSK_TRY(list(object, "fields"))) {
        const QJsonObject written = value.toObject();
        LicenceField field;
        field.id = KIOSK_TRY(name(written, "id"));
        field.title = KIOSK_TRY(text(written, "title"));
        field.value = SensitiveText(KIOSK_TRY(text(written, "value")));
        licence.fields.push_back(std::move(field));
    }
    return licence;
}

} // namespace kiosk
