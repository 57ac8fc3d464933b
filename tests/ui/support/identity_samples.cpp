// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

#include <presentation/fault_words.h>

namespace kiosk::samples {

namespace {

using Card = CardViewModel::Phase;
using Sms = SmsViewModel::Phase;

void card(Scene &s, Card phase, std::optional<ErrorCode> wrong = {})
{
    s.steps(1);
    CardView view{.phase = phase,
                  .secondsLeft = 45,
                  .purpose = s.say("读取姓名、身份证号和住址，用来找到您名下的证书。办完即清除，机器里不留。",
                                   "Name, number and address, to find your certificates. Wiped when you leave."),
                  .person = QStringLiteral("林*例")};
    if (wrong) {
        const auto words = faultWords(*wrong, s.language);
        view.wrongTitle = words.title;
        view.wrongText = words.next;
    }
    s.frame.working = phase == Card::Reading;
    s.kiosk.card()->show(view);
}

SmsView smsView(const Scene &s, Sms phase)
{
    SmsView view{.phase = phase, .phone = QStringLiteral("100****0199"), .resendInS = 43};
    if (phase == Sms::ChoosePhone)
        view.phones = {{QStringLiteral("1"), QStringLiteral("100****0199")},
                       {QStringLiteral("2"), QStringLiteral("100****0233")}};
    Q_UNUSED(s)
    return view;
}

void sms(Scene &s, Sms phase, const QString &typed, const QString &error = {})
{
    s.steps(2);
    auto view = smsView(s, Sms::Enter);
    s.kiosk.sms()->show(view);
    for (const auto digit : typed)
        s.kiosk.sms()->type(digit);
    view = smsView(s, phase);
    view.error = error;
    view.triesLeft = error.isEmpty() ? -1 : 3;
    s.kiosk.sms()->show(view);
}

// The card of the person for whom the citizen acts; `own`: he put down his own again.
void otherCard(Scene &s, bool own)
{
    s.steps(3);
    CardView view{.phase = own ? Card::Wrong : Card::Waiting,
                  .secondsLeft = 45,
                  .purpose = s.say("只读对方的姓名、证件号码和住址，用来给对方办。办完就清除。",
                                   "Reads the other person's name, number and address, to do it for them. Erased when "
                                   "you leave."),
                  .otherWay = s.say("没带对方的身份证", "Not with me"),
                  .ofAnother = true};
    if (own) {
        view.wrongTitle = s.say("这是您自己的证件", "This is your own card");
        view.wrongText = s.say("请放对方的。", "Place the other person's.");
    }
    s.kiosk.card()->show(view);
}

void otherSms(Scene &s)
{
    s.steps(3);
    SmsView view = smsView(s, Sms::Enter);
    view.ofAnother = true;
    view.otherWay = s.say("对方手机不在身边", "Phone not at hand");
    s.kiosk.sms()->show(view);
}

} // namespace

QList<Sample> identitySamples()
{
    return {
        {"card", "", [](Scene &s) { card(s, Card::Waiting); }},
        {"card", "reading", [](Scene &s) { card(s, Card::Reading); }},
        {"card", "kept", [](Scene &s) { card(s, Card::Kept); }},
        {"card", "lifted", [](Scene &s) { card(s, Card::Wrong, ErrorCode::CardMoved); }},
        {"card", "expired", [](Scene &s) { card(s, Card::Wrong, ErrorCode::CardExpired); }},
        {"card", "other", [](Scene &s) { otherCard(s, false); }},
        {"card", "own", [](Scene &s) { otherCard(s, true); }},
        {"sms", "other", &otherSms},
        {"sms", "", [](Scene &s) { sms(s, Sms::Enter, QStringLiteral("4079")); }},
        {"sms", "choose-phone", [](Scene &s) { sms(s, Sms::ChoosePhone, {}); }},
        {"sms", "wrong",
         [](Scene &s) {
             sms(s, Sms::Enter, {},
                 s.say("验证码没有对上，还可以试 3 次。", "That code does not match. 3 tries left."));
         }},
        {"sms", "checking", [](Scene &s) { sms(s, Sms::Checking, QStringLiteral("407913")); }},
    };
}

} // namespace kiosk::samples
