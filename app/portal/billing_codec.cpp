// SPDX-License-Identifier: Apache-2.0
#include "billing_codec.h"

#include "answer_members.h"

#include <QRegularExpression>

namespace kiosk {

using namespace wire;

namespace {

Result<Money> fen(const QJsonObject &object, const char *member)
{
    return Money::fen(KIOSK_TRY(count(object, member, 0)));
}

Result<QDate> day(const QJsonObject &object, const char *member)
{
    const QDate date = QDate::fromString(object[QLatin1String(member)].toString(), Qt::ISODate);
    return date.isValid() ? Result<QDate>(date) : notAs(member);
}

Result<QString> shaped(const QJsonObject &object, const char *member, const QString &pattern)
{
    const QRegularExpression shape(QRegularExpression::anchoredPattern(pattern));
    const QString value = object[QLatin1String(member)].toString();
    return shape.match(value).hasMatch() ? value : Result<QString>(notAs(member));
}

Result<ElectronicBill> bill(const QJsonObject &object)
{
    ElectronicBill made;
    made.code = KIOSK_TRY(shaped(object, "code", QStringLiteral("[0-9]{8}")));
    made.number = KIOSK_TRY(shaped(object, "number", QStringLiteral("[0-9]{10}")));
    made.checkCode = KIOSK_TRY(shaped(object, "checkCode", QStringLiteral("[0-9A-Za-z]{6}")));
    made.item = KIOSK_TRY(name(object, "item"));
    made.issuer = KIOSK_TRY(name(object, "issuer"));
    made.payer = KIOSK_TRY(name(object, "payer"));
    made.amount = KIOSK_TRY(fen(object, "amountFen"));
    made.issuedOn = KIOSK_TRY(day(object, "issuedOn"));
    return made;
}

} // namespace

Result<PaymentNotice> billing_codec::notice(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    PaymentNotice made;
    made.payee = KIOSK_TRY(name(object, "payee"));
    made.item = KIOSK_TRY(name(object, "item"));
    made.amount = KIOSK_TRY(fen(object, "amountFen"));
    made.lateFee = KIOSK_TRY(fen(object, "lateFeeFen"));
    made.total = KIOSK_TRY(fen(object, "totalFen"));
    made.dueOn = KIOSK_TRY(day(object, "dueOn"));
    made.state = noticeState(KIOSK_TRY(text(object, "state")));
    if (made.total.fen() - made.amount.fen() != made.lateFee.fen() || made.total.isZero())
        return notAs("totalFen");
    if (made.state == NoticeState::Paid)
        made.paidAt = KIOSK_TRY(moment(object, "paidAt"));
    return made;
}

Result<BillList> billing_codec::billList(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    BillList all;
    for (const QJsonValue each : KIOSK_TRY(list(object, "bills")))
        all.bills.push_back(KIOSK_TRY(bill(each.toObject())));
    if (!object[u"more"].isBool())
        return notAs("more");
    all.hasMore = object[u"more"].toBool();
    return all;
}

} // namespace kiosk
