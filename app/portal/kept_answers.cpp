// SPDX-License-Identifier: Apache-2.0
#include "kept_answers.h"

#include "answer_members.h"
#include "portal_codec.h"

namespace kiosk {
namespace {

QByteArray line(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

} // namespace

QByteArray encoded(const KeptFeed &feed)
{
    return line({{QStringLiteral("cursor"), feed.cursor}, {QStringLiteral("locked"), feed.locked}});
}

KeptFeed decodedKeptFeed(const QByteArray &bytes)
{
    const QJsonObject kept = wire::objectIn(bytes);
    return {wire::count(kept, "cursor", 0).value_or(0), kept[u"locked"].toBool()};
}

QByteArray encoded(const PortalCatalogue &catalogue)
{
    return line({{QStringLiteral("etag"), catalogue.etag},
                 {QStringLiteral("signature"), QString::fromLatin1(catalogue.signature.toBase64())},
                 {QStringLiteral("body"), QString::fromLatin1(catalogue.body.toBase64())}});
}

Result<PortalCatalogue> decodedKeptCatalogue(const QByteArray &bytes, const QByteArray &signer)
{
    const QJsonObject kept = wire::objectIn(bytes);
    const auto member
        = [&kept](const char *name) { return QByteArray::fromBase64(kept[QLatin1String(name)].toString().toLatin1()); };
    PortalCatalogue catalogue = KIOSK_TRY(portal_codec::catalogue(member("body"), member("signature"), signer));
    catalogue.etag = kept[u"etag"].toString();
    return catalogue;
}

} // namespace kiosk
