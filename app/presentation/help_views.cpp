// SPDX-License-Identifier: Apache-2.0
// Page help: what to press, whom to ring up, what to say there.
#include "screen_views.h"

namespace kiosk {

HelpView viewOf(const screen::Help &screen, const ViewSetting &setting)
{
    using Phase = screen::Help::Phase;
    const SiteConfig &site = setting.terminal->machine().config->site;
    HelpView view;
    view.title = setting.say(u"需要帮忙吗？", u"Do you need help?");
    if (setting.journey && !setting.journey->handedOver)
        view.sub = setting.say(u"您填的都在，不会丢。", u"All you have filled in stays.");
    view.phone = site.helpPhone.in(setting.language);
    view.say = setting.say(u"%1 号机", u"Machine %1").arg(site.machineNo);
    if (setting.journey) {
        view.say += setting.say(u"，", u", ") + setting.service().title.in(setting.language);
        view.window = setting.service().window.in(setting.language);
    }
    view.takeAlongAvailable = screen.takeAlong;
    view.callWords = screen.callable ? setting.say(u"叫工作人员来", u"Call a person") : QString();
    view.takeBackAvailable
        = screen.phase == Phase::Calling || screen.phase == Phase::Waiting || screen.phase == Phase::Coming;
    if (view.takeBackAvailable)
        view.callWords.clear();
    switch (screen.phase) {
    case Phase::Asking: break;
    case Phase::Calling: view.title = setting.say(u"正在叫人……", u"Calling somebody…"); break;
    case Phase::Waiting:
        view.title = setting.say(u"已经叫人了", u"Somebody has been called");
        view.sub = setting.say(u"请在机器旁等一会儿，也可以先接着办。", u"Please wait here. You may go on meanwhile.");
        view.notice = screen.before > 0
            ? setting.say(u"前面还有 %1 位在等。", u"Waiting before you: %1.").arg(screen.before)
            : setting.say(u"下一个就到您。", u"You are next.");
        break;
    case Phase::Coming:
        view.coming = true;
        view.title = setting.say(u"有人来了", u"Somebody is coming");
        view.notice = setting.say(u"%1 过来帮您，请在机器旁等一下。", u"%1 is coming to you. Please wait here.")
                          .arg(screen.desk);
        break;
    case Phase::Over:
        view.notice = setting.say(u"这次呼叫结束了。还需要帮忙，可以再叫。", u"The call is over. You may call again.");
        break;
    case Phase::Nobody:
        view.notice = screen.takeAlong
            ? setting.say(u"现在没有人值班。请打电话，或者存好，上班时间到窗口接着办。",
                          u"Nobody is on duty now. Please ring up, or keep it and go on at a window in office hours.")
            : setting.say(u"现在没有人值班。请打电话，或者上班时间到窗口办。",
                          u"Nobody is on duty now. Please ring up, or come to a window in office hours.");
        break;
    case Phase::Unreached:
        view.notice = setting.say(u"现在叫不到人。请打电话，也可以再叫一次。",
                                  u"Nobody can be called now. Please ring up, or try again.");
        break;
    }
    return view;
}

} // namespace kiosk
