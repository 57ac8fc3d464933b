// SPDX-License-Identifier: Apache-2.0
#include "payment_receipt.h"

namespace kiosk {

using hal::ReceiptAlign;
using hal::ReceiptSize;

hal::ReceiptDocument composePaymentReceipt(const PaymentReceiptFacts &facts, Language language)
{
    hal::ReceiptDocument document;
    const auto say = [language](const char16_t *zh, const char16_t *en) {
        return QString::fromUtf16(language == Language::Chinese ? zh : en);
    };
    const auto text
        = [&](const QString &words, ReceiptAlign align = ReceiptAlign::Left, ReceiptSize size = ReceiptSize::Normal) {
              if (!words.isEmpty())
                  document.elements << hal::ReceiptText{words, align, size, size != ReceiptSize::Normal};
          };
    const auto pair = [&](const QString &label, const QString &value) {
        document.elements << hal::ReceiptPair{label, value};
    };
    const auto yuan = [&](Money amount) { return say(u"%1 元", u"CNY %1").arg(amount.yuanText()); };
    text(facts.site.in(language), ReceiptAlign::Centre);
    text(say(u"缴款回执", u"Payment receipt"), ReceiptAlign::Centre, ReceiptSize::Double);
    text(yuan(facts.paid), ReceiptAlign::Centre, ReceiptSize::Double);
    document.elements << hal::ReceiptRule{};
    pair(say(u"收款单位", u"Paid to"), facts.payee);
    pair(say(u"项目", u"For"), facts.item);
    if (!facts.lateFee.isZero())
        pair(say(u"其中滞纳金", u"Late fee in it"), yuan(facts.lateFee));
    pair(say(u"时间", u"Time"), facts.at.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    pair(say(u"机器", u"Machine"), QString::number(facts.machineNo));
    text(say(u"缴款码", u"Notice code"));
    text(facts.noticeCode, ReceiptAlign::Right);
    document.elements << hal::ReceiptRule{};
    pair(say(u"电子票据号", u"E-bill number"), facts.billNumber);
    pair(say(u"票据校验码", u"E-bill check code"), facts.billCheckCode);
    text(say(u"凭票据号和校验码可查验。缴款人刷身份证可在自助机上打印副本。",
             u"The two find the bill. The payer can print a copy here with an ID card."));
    document.elements << hal::ReceiptRule{};
    text(facts.helpPhone.in(language));
    return document;
}

} // namespace kiosk
