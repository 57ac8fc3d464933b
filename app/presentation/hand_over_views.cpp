// SPDX-License-Identifier: Apache-2.0
// Pages of going on elsewhere: taking along, the code, what it stands for.
#include "screen_views.h"

namespace kiosk {
namespace {

QString momentOf(const QDateTime &time, const ViewSetting &setting)
{
    return setting.language == Language::Chinese
        ? QStringLiteral("%1 月 %2 日 %3")
              .arg(time.date().month())
              .arg(time.date().day())
              .arg(time.toString(QStringLiteral("HH:mm")))
        : QLocale(QLocale::English).toString(time, QStringLiteral("d MMMM, HH:mm"));
}

void fillKept(HandOverView &view, const screen::HandOver &screen, const ViewSetting &setting)
{
    view.title = setting.say(u"存好了，凭码接着办", u"Kept: go on with this code");
    view.sub = setting.say(u"还没有交上去。码也用短信发给您了。", u"Not handed in yet. The code comes by text, too.");
    view.code = screen.code;
    view.until = setting.say(u"%1前用一次，只能您本人用", u"Good once until %1, for you alone")
                     .arg(momentOf(screen.keptUntil, setting));
    view.lines = {setting.say(u"自助机：首页“查进度”，点“接着办”", u"Here: \"Progress\", then \"Go on with a code\""),
                  setting.say(u"手机：政务服务网，点“接着办”", u"Phone: the service portal, \"Go on\""),
                  setting.say(u"窗口：", u"Window: ") + setting.service().window.in(setting.language)};
    if (screen.slip == screen::HandOver::Slip::Printing)
        view.notice = setting.say(u"小票正在打印，上面也有这个码。", u"A slip with the code is being printed.");
    else if (screen.slip == screen::HandOver::Slip::Printed)
        view.notice = setting.say(u"小票上也有这个码，请取走。", u"The slip has the code, too. Please take it.");
    view.proceedWords = setting.say(u"记下了，结束", u"Noted, finish");
    view.available = screen.slip != screen::HandOver::Slip::Printing;
    view.backAvailable = false;
}

} // namespace

HandOverView viewOf(const screen::HandOver &screen, const ViewSetting &setting)
{
    using Phase = screen::HandOver::Phase;
    HandOverView view;
    view.item = setting.service().title.in(setting.language);
    if (screen.phase == Phase::Kept) {
        fillKept(view, screen, setting);
        return view;
    }
    const bool isSending = screen.phase == Phase::Sending;
    view.title = setting.say(u"换个地方接着办？", u"Go on elsewhere?");
    view.sub = setting.say(u"已答完的存到政务平台，不留在这台机器里。",
                           u"What you have answered is kept by the portal, not by this machine.");
    view.lines = {setting.say(u"平台替您存 %1 天，给您一个码", u"The portal keeps it %1 days and gives you a code")
                      .arg(setting.service().keepDays),
                  setting.say(u"凭身份证和码，在窗口、手机、自助机接着办",
                              u"ID card and code: go on at a window, phone or kiosk"),
                  setting.say(u"这次就到这里，还没有交上去", u"This visit ends; nothing is handed in yet")};
    if (screen.phase == Phase::NotKept)
        view.notice = screen.away
            ? setting.say(
                u"现在连不上平台，还没有存。您填的都在，可以接着填，或稍后再试。",
                u"The portal cannot be reached: not kept yet. All you filled in is here; go on, or try later.")
            : setting.say(u"平台这次没有存上。您填的都在，请在这里接着办。",
                          u"The portal did not keep it. All you filled in is here; please go on here.");
    view.proceedWords = isSending        ? setting.say(u"正在存", u"Keeping it")
        : screen.phase == Phase::NotKept ? setting.say(u"再试一次", u"Try again")
                                         : setting.say(u"存好并取码", u"Keep it, get the code");
    view.available = !isSending;
    view.backAvailable = !isSending;
    return view;
}

HandOverView viewOf(const screen::ResumeFound &screen, const ViewSetting &setting)
{
    HandOverView view;
    view.title = setting.say(u"找到了，接着办", u"Found: go on from here");
    view.sub = setting.say(u"点下面的键以后，这个码就用掉了。", u"The key below uses the code up.");
    view.item = screen.service->title.in(setting.language);
    view.lines = {setting.say(u"%1 存的", u"Kept on %1").arg(momentOf(screen.savedAt, setting)),
                  setting.say(u"已填好 %1 项，不用再填", u"Answers that are there already: %1").arg(screen.answers)};
    if (screen.away)
        view.notice = setting.say(u"现在连不上平台，请再点一次。您填的还在。",
                                  u"The portal cannot be reached. Please press again; nothing is lost.");
    else if (screen.askedAgain > 0)
        view.notice = (screen.otherVersion ? setting.say(u"这个事项更新过，有 %1 项请您再答一次。",
                                                         u"The form has changed. Answers asked again: %1.")
                                           : setting.say(u"有 %1 项和现在的要求对不上，请您再答一次。",
                                                         u"Answers that do not fit any more and are asked again: %1."))
                          .arg(screen.askedAgain);
    view.proceedWords = screen.taking ? setting.say(u"正在取", u"Fetching it") : setting.say(u"接着办", u"Go on");
    view.available = !screen.taking;
    view.backAvailable = !screen.taking;
    return view;
}

ProgressCodeView viewOf(const screen::ResumeCode &screen, const ViewSetting &setting)
{
    using Complaint = screen::ResumeCode::Complaint;
    ProgressCodeView view;
    view.example = setting.terminal->machine().config->site.district + QStringLiteral("-7Q4M-2KD9-X");
    view.scanner = screen.scanner;
    view.asking = screen.asking;
    if (!screen.complaint)
        return view;
    switch (*screen.complaint) {
    case Complaint::TooShort:
        view.error
            = setting.say(u"还差 %1 位，请对照短信或小票补上。", u"%1 characters are missing.").arg(screen.missing);
        break;
    case Complaint::NoCode:
        view.error
            = setting.say(u"这个码对不上，请对照看看哪一位不一样。", u"This code does not add up. Please compare it.");
        break;
    case Complaint::Unknown:
        view.error = setting.say(u"没有查到您名下的这个码，请对照短信再看看。",
                                 u"No code of yours is like this. Please compare it with the text message.");
        break;
    case Complaint::Used:
        view.error = setting.say(u"这个码已经用过了。可以到首页重新办。",
                                 u"This code has been used. Start anew on the home page.");
        break;
    case Complaint::Expired:
        view.error
            = setting.say(u"这个码过期了，填的已经删掉。请重新办。", u"This code has run out. Please start anew.");
        break;
    case Complaint::TooOften:
        view.error = setting.say(u"试的次数多了，请 %1 分钟后再来。", u"Too many tries. Please wait %1 minutes.")
                         .arg(screen.waitMinutes);
        break;
    case Complaint::NotHere:
        view.error = setting.say(u"这台机器现在办不了这件事。码还能用，请到窗口或手机上接着办。",
                                 u"This machine cannot do it now. The code is still good at a window or on a phone.");
        break;
    case Complaint::Away:
        view.error = setting.say(u"现在连不上平台。码还能用，请过一会儿再试。",
                                 u"The portal cannot be reached. The code is still good.");
        break;
    }
    return view;
}

} // namespace kiosk
