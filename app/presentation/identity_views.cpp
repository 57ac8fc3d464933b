// SPDX-License-Identifier: Apache-2.0
// The pages on which somebody shows who he is, or whom he acts for.
#include "fault_words.h"
#include "screen_views.h"

#include <algorithm>

namespace kiosk {
namespace {

QString otherWayKey(const ViewSetting &setting) { return setting.say(u"没带身份证", u"No ID card with me"); }

} // namespace

CardView viewOf(const screen::Card &screen, const ViewSetting &setting)
{
    CardView view;
    switch (screen.phase) {
    case screen::Card::Phase::Waiting: view.phase = CardViewModel::Phase::Waiting; break;
    case screen::Card::Phase::Reading: view.phase = CardViewModel::Phase::Reading; break;
    case screen::Card::Phase::Checking: view.phase = CardViewModel::Phase::Kept; break;
    case screen::Card::Phase::Wrong: view.phase = CardViewModel::Phase::Wrong; break;
    }
    view.secondsLeft = screen.secondsLeft;
    view.secondsTotal = screen.secondsTotal;
    view.ofAnother = screen.ofAnother;
    view.purpose = screen.ofAnother
        ? setting.say(u"只读对方的姓名、证件号码和住址，用来给对方办。办完就清除。",
                      u"Reads the other person's name, number and address, to do it for them. Erased when you leave.")
        : setting.say(u"只读姓名、证件号码和住址，用来确认是您本人。办完就清除。",
                      u"Reads name, number and address to confirm it is you. Erased when you leave.");
    view.person = screen.person;
    if (screen.wrong) {
        const FaultWords words = faultWords(*screen.wrong, setting.language);
        view.wrongTitle = words.title;
        view.wrongText = words.next;
    }
    if (screen.wrong && screen.isHisOwn) {
        view.wrongTitle = setting.say(u"这是您自己的证件", u"This is your own card");
        view.wrongText = setting.say(u"请放对方的。", u"Place the other person's.");
    }
    if (screen.otherWay)
        view.otherWay = screen.ofAnother ? setting.say(u"没带对方的身份证", u"Not with me") : otherWayKey(setting);
    return view;
}

SmsView viewOf(const screen::Sms &screen, const ViewSetting &setting)
{
    SmsView view;
    switch (screen.phase) {
    case screen::Sms::Phase::ChoosePhone: view.phase = SmsViewModel::Phase::ChoosePhone; break;
    case screen::Sms::Phase::Sending: view.phase = SmsViewModel::Phase::Sending; break;
    case screen::Sms::Phase::Enter: view.phase = SmsViewModel::Phase::Enter; break;
    case screen::Sms::Phase::Checking: view.phase = SmsViewModel::Phase::Checking; break;
    }
    for (const MaskedPhone &phone : screen.phones)
        view.phones << PhoneRow{phone.id, phone.masked};
    const KioskConfig &config = *setting.terminal->machine().config;
    view.ofAnother = screen.ofAnother;
    view.phone = screen.phone;
    view.codeLength = config.limits.smsCodeDigits;
    view.validMinutes = static_cast<int>(config.timing.smsCodeValid / 1min);
    view.triesLeft = screen.triesLeft;
    view.resendInS = screen.resendInS;
    if (screen.wrong == ErrorCode::SmsCodeWrong)
        view.error = setting.say(u"验证码不对，还可以试 %1 次。", u"That code is not right. %1 tries left.")
                         .arg(std::max(0, screen.triesLeft));
    else if (screen.wrong)
        view.error = faultWords(*screen.wrong, setting.language).next;
    if (setting.service().identity.size() > 1)
        view.otherWay = screen.ofAnother ? setting.say(u"对方手机不在身边", u"Phone not at hand")
                                         : setting.say(u"手机不在身边", u"Phone not with me");
    return view;
}

} // namespace kiosk
