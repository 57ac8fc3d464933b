// SPDX-License-Identifier: Apache-2.0
#include "bill_pdf.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <mutex>

namespace refportal {
namespace {

constexpr int Fine = 100; // text is laid out in hundredths of a millimetre: font sizes are whole numbers there

void write(QPainter &painter, double y, double emMm, int flags, const QString &words)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(qRound(emMm * Fine));
    painter.setFont(font);
    painter.drawText(QRectF(22 * Fine, y * Fine, 166 * Fine, emMm * 2 * Fine), flags, words);
}

} // namespace

QByteArray renderBill(const registry::Bill &bill, const QString &payer)
{
    static std::mutex one;
    const std::lock_guard lock(one);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    QPainter painter(&writer);
    const double perMm = writer.resolution() / 25.4;
    painter.scale(perMm / Fine, perMm / Fine);
    write(painter, 30, 8, Qt::AlignHCenter, QStringLiteral("财政电子票据（样本）"));
    const QList<std::pair<QString, QString>> facts{
        {QStringLiteral("票据代码"), bill.code},
        {QStringLiteral("票据号码"), bill.number},
        {QStringLiteral("校验码"), bill.checkCode},
        {QStringLiteral("交款人"), payer},
        {QStringLiteral("项目"), bill.item},
        {QStringLiteral("金额"),
         QStringLiteral("%1.%2 元").arg(bill.fen / 100).arg(bill.fen % 100, 2, 10, QChar(u'0'))},
        {QStringLiteral("收款单位"), bill.issuer},
        {QStringLiteral("开票日期"), bill.issuedOn.toString(Qt::ISODate)},
    };
    double y = 60;
    for (const auto &[name, value] : facts) {
        write(painter, y, 5, Qt::AlignLeft, name);
        write(painter, y, 5, Qt::AlignRight, value);
        y += 12;
    }
    write(painter, y + 10, 4.2, Qt::AlignLeft,
          QStringLiteral("本页由样本平台生成，供检测与演示使用，不具有法律效力。"));
    painter.end();
    return bytes;
}

} // namespace refportal
