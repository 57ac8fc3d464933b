// SPDX-License-Identifier: Apache-2.0
#include "portal_codec.h"

#include "answer_members.h"

#include <vault/detached_signature.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk::portal_codec {
namespace {

Result<QJsonObject> object(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(ErrorCode::InvalidInput, QStringLiteral("answer is no object"));
    return document.object();
}

Result<QString> text(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object[QLatin1String(member)];
    if (!value.isString())
        return fail(ErrorCode::InvalidInput, QString::fromLatin1(member));
    return value.toString();
}

// An id or a number that stands for something cannot be empty.
Result<QString> name(const QJsonObject &object, const char *member)
{
    const QString value = KIOSK_TRY(text(object, member));
    if (value.isEmpty())
        return fail(ErrorCode::InvalidInput, QString::fromLatin1(member));
    return value;
}

Result<int> number(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object[QLatin1String(member)];
    if (!value.isDouble())
        return fail(ErrorCode::InvalidInput, QString::fromLatin1(member));
    return value.toInt();
}

Result<QJsonArray> list(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object[QLatin1String(member)];
    if (!value.isArray())
        return fail(ErrorCode::InvalidInput, QString::fromLatin1(member));
    return value.toArray();
}

Result<QDateTime> time(const QJsonObject &object, const char *member)
{
    const QDateTime moment = QDateTime::fromString(KIOSK_TRY(text(object, member)), Qt::ISODateWithMs);
    if (!moment.isValid())
        return fail(ErrorCode::InvalidInput, QString::fromLatin1(member));
    return moment;
}

} // namespace

Result<PortalHealth> health(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    return PortalHealth{KIOSK_TRY(time(answer, "time"))};
}

Result<PortalCatalogue> catalogue(const QByteArray &json, const QByteArray &signature, const QByteArray &signer)
{
    KIOSK_TRY(verifyDetached(signature, json, signer));
    const QJsonObject answer = KIOSK_TRY(object(json));
    PortalCatalogue catalogue;
    catalogue.serial = KIOSK_TRY(wire::count(answer, "serial", 1));
    for (const QJsonValue value : KIOSK_TRY(list(answer, "items"))) {
        const QJsonObject item = value.toObject();
        CatalogueEntry entry;
        entry.id = KIOSK_TRY(name(item, "id"));
        entry.version = KIOSK_TRY(name(item, "version"));
        entry.title = KIOSK_TRY(text(item, "title"));
        catalogue.items << entry;
    }
    catalogue.body = json;
    catalogue.signature = signature;
    return catalogue;
}

Result<PortalSession> session(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    PortalSession session;
    session.id = KIOSK_TRY(name(answer, "session"));
    for (const QJsonValue value : KIOSK_TRY(list(answer, "phones"))) {
        const QJsonObject phone = value.toObject();
        MaskedPhone masked;
        masked.id = KIOSK_TRY(text(phone, "id"));
        masked.masked = KIOSK_TRY(text(phone, "masked"));
        session.phones << masked;
    }
    session.expiresIn = std::chrono::seconds(KIOSK_TRY(number(answer, "expiresInS")));
    return session;
}

Result<SmsCode> smsCode(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    SmsCode code;
    code.id = KIOSK_TRY(name(answer, "id"));
    code.validFor = std::chrono::seconds(KIOSK_TRY(number(answer, "validS")));
    code.resendAfter = std::chrono::seconds(KIOSK_TRY(number(answer, "resendAfterS")));
    code.triesLeft = KIOSK_TRY(number(answer, "triesLeft"));
    return code;
}

Result<void> verified(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    if (answer[QLatin1String("verified")] != QJsonValue(true))
        return fail(ErrorCode::InvalidInput, QStringLiteral("verified"));
    return {};
}

Result<std::vector<PrefilledValue>> prefill(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    std::vector<PrefilledValue> values;
    for (const QJsonValue entry : KIOSK_TRY(list(answer, "values"))) {
        const QJsonObject object = entry.toObject();
        PrefilledValue value;
        value.field = KIOSK_TRY(text(object, "field"));
        value.value = SensitiveText(KIOSK_TRY(text(object, "value")));
        value.source = KIOSK_TRY(text(object, "source"));
        value.asOf = KIOSK_TRY(text(object, "asOf"));
        value.editable = object[QLatin1String("editable")].toBool();
        values.push_back(std::move(value));
    }
    return values;
}

Result<std::vector<PortalChoice>> choices(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    std::vector<PortalChoice> choices;
    for (const QJsonValue entry : KIOSK_TRY(list(answer, "choices"))) {
        const QJsonObject object = entry.toObject();
        PortalChoice choice;
        choice.id = KIOSK_TRY(name(object, "id"));
        choice.title = SensitiveText(KIOSK_TRY(text(object, "title")));
        for (const QJsonValue line : KIOSK_TRY(list(object, "lines")))
            choice.lines.emplace_back(line.toString());
        choice.available = object[QLatin1String("available")].toBool();
        const QJsonObject reason = object[QLatin1String("reason")].toObject();
        choice.reasonZh = reason[QLatin1String("zh")].toString();
        choice.reasonEn = reason[QLatin1String("en")].toString();
        choices.push_back(std::move(choice));
    }
    return choices;
}

Result<SubmissionReceipt> receipt(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    const QString state = KIOSK_TRY(text(answer, "state"));
    if (state == QLatin1String("awaiting-materials"))
        return SubmissionReceipt{{}, {}, state};
    SubmissionReceipt receipt;
    receipt.caseNo = KIOSK_TRY(name(answer, "caseNo"));
    receipt.receivedAt = KIOSK_TRY(time(answer, "receivedAt"));
    receipt.state = state;
    return receipt;
}

Result<PrintClaim> claim(const QByteArray &json)
{
    const QJsonObject answer = KIOSK_TRY(object(json));
    const auto id = ClaimId::parse(KIOSK_TRY(text(answer, "claim")));
    const auto state = claimState(KIOSK_TRY(text(answer, "state")));
    if (!id || !state)
        return fail(ErrorCode::InvalidInput, QStringLiteral("claim"));
    PrintClaim claim;
    claim.claim = *id;
    claim.caseNo = KIOSK_TRY(name(answer, "caseNo"));
    claim.state = *state;
    claim.pages = KIOSK_TRY(number(answer, "pages"));
    return claim;
}

Result<UploadStanding> uploadStanding(const QByteArray &offset)
{
    bool isNumber = false;
    const qint64 bytes = offset.toLongLong(&isNumber);
    if (!isNumber || bytes < 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("Upload-Offset"));
    return UploadStanding{bytes};
}

QByteArray sessionRequest(const SessionRequest &request)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("item"), request.item},
                                     {QStringLiteral("method"), request.method},
                                     {QStringLiteral("name"), request.name.reveal()},
                                     {QStringLiteral("number"), request.number.reveal()}})
        .toJson(QJsonDocument::Compact);
}

} // namespace kiosk::portal_codec
