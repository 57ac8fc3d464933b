// SPDX-License-Identifier: Apache-2.0
#include "hand_over_slip.h"

namespace kiosk {

using hal::ReceiptAlign;
using hal::ReceiptSize;

hal::ReceiptDocument composeHandOver(const HandOverFacts &facts, Language language)
{
    hal::ReceiptDocument slip;
    const auto say = [language](const char16_t *zh, const char16_t *en) {
        return QString::fromUtf16(language == Language::Chinese ? zh : en);
    };
    const auto centred = [&slip](const QString &text, ReceiptSize size = ReceiptSize::Normal) {
        slip.elements << hal::ReceiptText{text, ReceiptAlign::Centre, size, size != ReceiptSize::Normal};
    };
    const auto line = [&slip](const QString &text) {
        slip.elements << hal::ReceiptText{text, ReceiptAlign::Left, ReceiptSize::Normal, false};
    };
    centred(facts.site.in(language));
    centred(say(u"接着办", u"To be continued"), ReceiptSize::Double);
    slip.elements << hal::ReceiptRule{};
    slip.elements << hal::ReceiptPair{say(u"事项", u"Service"), facts.service->title.in(language)};
    slip.elements << hal::ReceiptPair{say(u"保存到", u"Kept until"),
                                      facts.keptUntil.toString(QStringLiteral("yyyy-MM-dd HH:mm"))};
    slip.elements << hal::ReceiptRule{};
    centred(say(u"接着办的码", u"Your code"));
    centred(facts.code, ReceiptSize::Double);
    slip.elements << hal::ReceiptSpace{2} << hal::ReceiptQr{facts.code.toLatin1()} << hal::ReceiptSpace{2};
    line(say(u"还没有交上去。只能本人凭身份证用一次：", u"Not handed in yet. Good once, with your own ID card:"));
    line(say(u"自助机：首页“查进度”，再点“接着办”。",
             u"Here: \"Progress\" on the home page, then \"Go on with a code\"."));
    line(say(u"手机：政务服务网。窗口：", u"Phone: the service portal. Window: ") + facts.service->window.in(language));
    slip.elements << hal::ReceiptRule{};
    line(facts.helpPhone.in(language));
    return slip;
}

} // namespace kiosk
