// SPDX-License-Identifier: Apache-2.0
// What departments want of citizens, and the bills they gave out.
#include "registry.h"

#include <QCryptographicHash>

namespace refportal::registry {
namespace {

const QString Payer = QStringLiteral("330199188506152329");
constexpr qint64 LateFenADay = 600; // 3 % of 200 yuan

QString hexOf(const QString &text, qsizetype digits)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(digits));
}

Bill billOf(const QString &citizen, int place, const QString &item, const QString &issuer, qint64 fen, QDate on)
{
    const quint32 drawn = hexOf(QStringLiteral("bill/%1/%2").arg(citizen).arg(place), 8).toUInt(nullptr, 16);
    const QString code = QStringLiteral("33010126");
    const QString number = QString::number(drawn).rightJustified(10, u'0');
    return {code, number, hexOf(code + number, 6), item, issuer, fen, on};
}

} // namespace

bool noticeCodeHolds(const QString &code)
{
    int product = 10;
    for (qsizetype at = 0; at + 1 < code.size(); ++at) {
        product = (product + code[at].digitValue()) % 10;
        product = 2 * (product == 0 ? 10 : product) % 11;
    }
    return code.size() == 20 && (11 - product) % 10 == code.back().digitValue();
}

std::optional<PaymentNotice> paymentNotice(const QString &code, QDate today)
{
    const QString police = QStringLiteral("澄湖区公安分局交通警察大队");
    const QString fine = QStringLiteral("道路交通违法罚款");
    const QString exam = QStringLiteral("澄湖区人事考试中心");
    const QString fee = QStringLiteral("职业资格考试费");
    const QList<PaymentNotice> all{
        {QStringLiteral("33019926000000000013"),
         Payer,
         exam,
         fee,
         12000,
         0,
         today.addDays(10),
         QStringLiteral("open"),
         {}},
        {QStringLiteral("33019926000000000021"),
         Payer,
         police,
         fine,
         20000,
         5 * LateFenADay,
         today.addDays(-5),
         QStringLiteral("open"),
         {}},
        {QStringLiteral("33019926000000000030"), Payer, exam, fee, 12000, 0, today.addDays(3), QStringLiteral("paid"),
         QDateTime(today.addDays(-20), QTime(10, 5))},
        {QStringLiteral("33019926000000000048"),
         Payer,
         police,
         fine,
         20000,
         20000,
         today.addDays(-100),
         QStringLiteral("expired"),
         {}},
        {QStringLiteral("33019926000000000056"),
         Payer,
         exam,
         fee,
         12000,
         0,
         today.addDays(8),
         QStringLiteral("withdrawn"),
         {}},
    };
    for (const PaymentNotice &each : all) {
        if (each.code == code)
            return each;
    }
    return std::nullopt;
}

QList<Bill> billsOf(const QString &number, QDate today)
{
    return {billOf(number, 1, QStringLiteral("医疗门诊收费"), QStringLiteral("澄湖区第一人民医院"), 8650,
                   today.addDays(-30)),
            billOf(number, 2, QStringLiteral("职业资格考试费"), QStringLiteral("澄湖区人事考试中心"), 12000,
                   today.addDays(-200))};
}

} // namespace refportal::registry
