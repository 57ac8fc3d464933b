// SPDX-License-Identifier: Apache-2.0
#include "agent_codec.h"

#include "answer_members.h"

namespace kiosk {

using namespace wire;

QByteArray agent_codec::principalRequest(const PrincipalRequest &principal)
{
    const QJsonObject json{{QStringLiteral("item"), principal.item},
                           {QStringLiteral("relation"), principal.relation},
                           {QStringLiteral("name"), principal.name.reveal()},
                           {QStringLiteral("number"), principal.number.reveal()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<QList<MaskedPhone>> agent_codec::phones(const QByteArray &json)
{
    QList<MaskedPhone> phones;
    for (const QJsonValue value : KIOSK_TRY(list(objectIn(json), "phones"))) {
        const QJsonObject phone = value.toObject();
        MaskedPhone masked;
        masked.id = KIOSK_TRY(name(phone, "id"));
        masked.masked = KIOSK_TRY(name(phone, "masked"));
        phones << masked;
    }
    return phones.isEmpty() ? Result<QList<MaskedPhone>>(notAs("phones")) : phones;
}

Result<AuthorityId> agent_codec::authority(const QByteArray &json)
{
    const auto id = AuthorityId::parse(objectIn(json)[u"authority"].toString());
    return id ? Result<AuthorityId>(*id) : notAs("authority");
}

} // namespace kiosk
