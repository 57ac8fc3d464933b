// SPDX-License-Identifier: Apache-2.0
#include "delivery_codec.h"

#include "answer_members.h"

#include <QCryptographicHash>
#include <algorithm>

namespace kiosk {

using namespace wire;

namespace {

Result<DeliveryId> idIn(const QJsonObject &object)
{
    const auto id = DeliveryId::parse(object[u"delivery"].toString());
    return id ? Result<DeliveryId>(*id) : notAs("delivery");
}

Result<DeliveryHead> head(const QJsonObject &object)
{
    DeliveryHead head;
    head.id = KIOSK_TRY(idIn(object));
    head.title = KIOSK_TRY(name(object, "title"));
    head.department = KIOSK_TRY(text(object, "department"));
    head.number = KIOSK_TRY(text(object, "number"));
    head.issuedOn = QDate::fromString(object[u"issuedOn"].toString(), Qt::ISODate);
    if (!head.issuedOn.isValid())
        return notAs("issuedOn");
    return head;
}

// As much on each as the smallest screen shows: nobody signs for what was cut off.
std::vector<SensitiveText> pagesOf(const QString &whole)
{
    constexpr qsizetype Lines = 8, Signs = 28;
    std::vector<SensitiveText> pages;
    for (const QString &leaf : whole.split(u'\f')) {
        QString page;
        qsizetype lines = 0;
        for (const QString &paragraph : leaf.split(u'\n')) {
            QStringView rest = paragraph;
            do {
                if (lines >= Lines) {
                    pages.emplace_back(page);
                    page.clear();
                    lines = 0;
                }
                QStringView piece = rest.left((Lines - lines) * Signs);
                if (piece.size() < rest.size() && piece.back().isHighSurrogate())
                    piece.chop(1);
                if (lines > 0)
                    page += u'\n';
                page += piece;
                lines += std::max<qsizetype>(1, (piece.size() + Signs - 1) / Signs);
                rest = rest.mid(piece.size());
            } while (!rest.isEmpty());
        }
        pages.emplace_back(page);
    }
    return pages;
}

} // namespace

Result<std::vector<DeliveryHead>> delivery_codec::deliveries(const QByteArray &json)
{
    std::vector<DeliveryHead> heads;
    for (const QJsonValue one : KIOSK_TRY(list(objectIn(json), "deliveries")))
        heads.push_back(KIOSK_TRY(head(one.toObject())));
    return heads;
}

Result<DeliveryDocument> delivery_codec::document(const QByteArray &json, DeliveryId id)
{
    const QJsonObject object = objectIn(json);
    DeliveryDocument document;
    document.head = KIOSK_TRY(head(object));
    if (document.head.id != id)
        return notAs("delivery");
    const QString whole = KIOSK_TRY(name(object, "text"));
    document.digest = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256);
    if (object[u"sha256"].toString() != QString::fromLatin1(document.digest.toHex()))
        return notAs("sha256");
    document.pages = pagesOf(whole);
    return document;
}

Result<DeliveryEnd> delivery_codec::receipt(const QByteArray &json, DeliveryId id)
{
    const QJsonObject object = objectIn(json);
    if (KIOSK_TRY(idIn(object)) != id)
        return notAs("delivery");
    KIOSK_TRY(moment(object, "receivedAt"));
    const QString state = KIOSK_TRY(name(object, "state"));
    if (state == u"served")
        return DeliveryEnd::Served;
    return state == u"refused" ? Result<DeliveryEnd>(DeliveryEnd::Refused) : notAs("state");
}

} // namespace kiosk
