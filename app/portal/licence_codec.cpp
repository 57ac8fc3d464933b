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

namespace {

LicenceState stateNamed(QStringView name)
{
    if (name == u"valid")
        return LicenceState::Valid;
    if (name == u"expired")
        return LicenceState::Expired;
    if (name == u"suspended")
        return LicenceState::Suspended;
    return name == u"revoked" ? LicenceState::Revoked : LicenceState::Unknown;
}

Result<QDate> day(const QJsonObject &object, const char *member)
{
    const QDate day = QDate::fromString(object[QLatin1String(member)].toString(), Qt::ISODate);
    return day.isValid() ? Result<QDate>(day) : notAs(member);
}

Result<OwnLicence> ownLicence(const QJsonObject &object)
{
    OwnLicence licence;
    licence.id = KIOSK_TRY(name(object, "id"));
    licence.title = KIOSK_TRY(name(object, "title"));
    licence.issuer = KIOSK_TRY(text(object, "issuer"));
    licence.holder = KIOSK_TRY(text(object, "holder"));
    licence.number = KIOSK_TRY(text(object, "number"));
    licence.validFrom = KIOSK_TRY(day(object, "validFrom"));
    if (object.contains(u"validTo"))
        licence.validTo = KIOSK_TRY(day(object, "validTo"));
    licence.state = stateNamed(KIOSK_TRY(name(object, "state")));
    return licence;
}

} // namespace

Result<LicenceSession> licence_codec::session(const QByteArray &json)
{
    static const QRegularExpression citizen(QStringLiteral("\\A[0-9]{17}[0-9X]\\z"));
    const QJsonObject object = objectIn(json);
    const QJsonObject holder = object[u"citizen"].toObject();
    LicenceSession session;
    session.session = KIOSK_TRY(name(object, "session"));
    session.name = SensitiveText(KIOSK_TRY(name(holder, "name")));
    const QString number = KIOSK_TRY(name(holder, "number"));
    if (!citizen.match(number).hasMatch())
        return notAs("number");
    session.number = SensitiveText(number);
    session.address = SensitiveText(KIOSK_TRY(text(holder, "address")));
    session.ethnicCode = KIOSK_TRY(text(holder, "ethnicCode"));
    return session;
}

Result<std::vector<OwnLicence>> licence_codec::ownLicences(const QByteArray &json)
{
    std::vector<OwnLicence> licences;
    for (const QJsonValue one : KIOSK_TRY(list(objectIn(json), "licences")))
        licences.push_back(KIOSK_TRY(ownLicence(one.toObject())));
    return licences;
}

Result<Verification> licence_codec::verification(const QByteArray &json, const QString &code)
{
    const QJsonObject object = objectIn(json);
    Verification found;
    found.code = KIOSK_TRY(name(object, "code"));
    if (found.code != code)
        return notAs("code");
    found.title = KIOSK_TRY(name(object, "title"));
    found.issuer = KIOSK_TRY(text(object, "issuer"));
    found.holder = KIOSK_TRY(text(object, "holder"));
    found.issuedAt = KIOSK_TRY(moment(object, "issuedAt"));
    const QString state = KIOSK_TRY(name(object, "state"));
    if (state != u"valid" && state != u"unconfirmed" && state != u"void")
        return notAs("state"); // what is not known is not taken for good
    found.state = state == u"valid" ? Verification::State::Valid
        : state == u"void"          ? Verification::State::Void
                                    : Verification::State::Unconfirmed;
    return found;
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
    if (licence.type != type)
        return notAs("type");
    if (!isLicenceIdentifier(licence.identifier))
        return notAs("identifier");
    licence.issuedOn = KIOSK_TRY(day(object, "issuedOn"));
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
