// SPDX-License-Identifier: Apache-2.0
#include "answer_members.h"
#include "portal_exchange.h"

#include <QRegularExpression>

namespace kiosk {

using namespace wire;

namespace {

bool isWhole(const LicenceUse &use) { return !use.purpose.isEmpty() && !use.consent.isNull(); }

QJsonObject wireOf(const LicenceUse &use)
{
    return {{QStringLiteral("session"), use.session},
            {QStringLiteral("purpose"), use.purpose},
            {QStringLiteral("consent"), use.consent.text()}};
}

template <typename T> Pending<T> withoutConsent()
{
    return readyFuture<T>(
        Result<T>(fail(ErrorCode::SequenceError, QStringLiteral("licence: no purpose or no consent"))));
}

Result<LicenceToken> tokenIn(const WireAnswer &answer)
{
    const QJsonObject object = objectIn(answer.body);
    return LicenceToken{KIOSK_TRY(name(object, "token")), KIOSK_TRY(name(object, "type")),
                        KIOSK_TRY(text(object, "title")), KIOSK_TRY(text(object, "holder")),
                        std::chrono::seconds(KIOSK_TRY(count(object, "validS", 1)))};
}

Decoder<Licence> licenceOf(const QString &type)
{
    return [type](const WireAnswer &answer) -> Result<Licence> {
        const QJsonObject object = objectIn(answer.body);
        Licence licence{KIOSK_TRY(name(object, "type")),
                        KIOSK_TRY(text(object, "title")),
                        KIOSK_TRY(name(object, "identifier")),
                        KIOSK_TRY(text(object, "issuer")),
                        QDate::fromString(object[u"issuedOn"].toString(), Qt::ISODate),
                        {}};
        if (licence.type != type)
            return notAs("type");
        if (!isLicenceIdentifier(licence.identifier))
            return notAs("identifier");
        if (!licence.issuedOn.isValid())
            return notAs("issuedOn");
        for (const QJsonValue value : KIOSK_TRY(list(object, "fields"))) {
            const QJsonObject field = value.toObject();
            licence.fields.push_back({KIOSK_TRY(name(field, "id")), KIOSK_TRY(text(field, "title")),
                                      SensitiveText(KIOSK_TRY(text(field, "value")))});
        }
        return licence;
    };
}

} // namespace

bool isLicenceIdentifier(const QString &identifier)
{
    static const QRegularExpression shape(QStringLiteral("\\A1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{18,21}\\.[0-9A-Z]{18}"
                                                         "\\.[0-9A-Z]{1,40}\\.[0-9]{3})\\.([0-9A-Z])\\z"));
    const auto valueOf = [](QChar sign) { return sign.isDigit() ? sign.digitValue() : sign.unicode() - u'A' + 10; };
    const auto match = shape.match(identifier);
    if (!match.hasMatch())
        return false;
    int product = 36;
    for (const QChar sign : match.captured(1).remove(u'.')) {
        const int sum = (product + valueOf(sign)) % 36;
        product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return (37 - product) % 36 == valueOf(match.captured(2).front());
}

Pending<LicenceToken> HttpPortalClient::verifyLicence(SensitiveText code, LicenceUse use, CallContext context)
{
    if (!isWhole(use))
        return withoutConsent<LicenceToken>();
    QJsonObject shown = wireOf(use);
    shown.insert(QStringLiteral("code"), code.reveal());
    return exchange<LicenceToken>(withJson("POST", QStringLiteral("/gk/v1/licences/qr-verify"), shown), {201, 200},
                                  context, tokenIn);
}

Pending<Licence> HttpPortalClient::copyLicence(LicenceToken token, LicenceUse use, CallContext context)
{
    if (!isWhole(use))
        return withoutConsent<Licence>();
    QJsonObject shown = wireOf(use);
    shown.insert(QStringLiteral("token"), token.token);
    return exchange<Licence>(
        withJson("POST", QStringLiteral("/gk/v1/licences/%1/copy").arg(segment(token.type)), shown), {200}, context,
        licenceOf(token.type));
}

} // namespace kiosk
