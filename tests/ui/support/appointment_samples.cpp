// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

#include <QTime>

namespace kiosk::samples {

namespace {

void steps(Scene &s, int number)
{
    s.steps(number);
    s.frame.stepNames = {s.say("证明您是本人", "Confirm it is you"), s.say("验证码", "Code"),
                         s.say("选时间", "Choose a time"), s.say("预约单", "Your appointment")};
}

void list(Scene &s, const QList<AppointmentRow> &rows, bool items)
{
    steps(s, 3);
    s.frame.backAvailable = items;
    s.kiosk.appointmentList()->show(
        {.title = s.say("约办什么事？", "What is it for?"),
         .sub = items ? s.say("请选事项。", "Choose the item.")
                      : s.say("先选部门，再选事项。", "Choose the department, then the item."),
         .rows = rows,
         .note = s.say("很多事不用去窗口，在这台机器上就能办。", "Many of these can be done at this machine.")});
}

QList<AppointmentRow> departments(const Scene &s)
{
    QList<AppointmentRow> rows;
    for (const char *name : {"澄湖区公安分局", "澄湖区不动产登记中心", "澄湖区人力资源和社会保障局", "澄湖区医疗保障局",
                             "澄湖区民政局", "澄湖区市场监督管理局", "澄湖区教育局", "澄湖区税务局"})
        rows << AppointmentRow{QString::fromUtf8(name), QString::fromUtf8(name), s.say("6 件事", "6 items")};
    return rows;
}

QList<AppointmentRow> items(const Scene &s)
{
    const QString window = s.say("一楼 2 号窗口，工作日 9:00—17:00", "Window 2, floor 1, weekdays 9:00–17:00");
    return {{QStringLiteral("a"), s.say("不动产权证书打印", "Print a property certificate"), window},
            {QStringLiteral("b"), s.say("不动产权证书换证", "Exchange a property certificate"), window},
            {QStringLiteral("c"), s.say("既有住宅加装电梯", "A lift for an existing house"), window}};
}

void own(Scene &s, const QList<AppointmentRow> &rows, bool loading = false)
{
    s.steps(3);
    s.frame.stepNames
        = {s.say("证明您是本人", "Confirm it is you"), s.say("验证码", "Code"), s.say("我的预约", "My appointments")};
    s.kiosk.appointmentList()->show(
        {.title = s.say("我的预约", "My appointments"),
         .sub = rows.isEmpty() ? QString() : s.say("点一个，签到或取消。", "Press one to check in or to cancel."),
         .rows = rows,
         .note = loading
             ? QString()
             : s.say("只有您看得到这些。看完就清除，机器里不留。", "Only you see this. It is erased when you leave."),
         .own = true,
         .loading = loading});
}

QList<AppointmentRow> mine(const Scene &s)
{
    return {
        {QStringLiteral("a"), s.say("居住证申领", "Apply for a residence permit"),
         s.say("3 月 13 日 周五 11:00 · 澄湖区公安分局派出所窗口 · 已签到",
               "Fri 13 March, 11:00 · 澄湖区公安分局派出所窗口 · checked in")},
        {QStringLiteral("b"), s.say("不动产权证书换证", "Exchange a property certificate"),
         s.say("3 月 16 日 周一 09:30 · 澄湖区不动产登记中心窗口", "Mon 16 March, 09:30 · 澄湖区不动产登记中心窗口")}};
}

enum class Day { Open, Chosen, Full, Loading };

void times(Scene &s, Day day)
{
    steps(s, 3);
    s.frame.backAvailable = true;
    AppointmentTimeView view{.title = s.say("不动产权证书换证", "Exchange a property certificate"),
                             .loading = day == Day::Loading,
                             .confirmable = day == Day::Chosen};
    const QStringList names{s.say("今天", "Today"), s.say("周六", "Sat"), s.say("周日", "Sun"), s.say("周一", "Mon"),
                            s.say("周二", "Tue"),   s.say("周三", "Wed"), s.say("周四", "Thu")};
    for (int i = 0; i < 7; ++i)
        view.days << TimeKeyRow{QString::number(i), names[i], QStringLiteral("3/%1").arg(13 + i), true, i == 0};
    if (day == Day::Full)
        view.emptyText = s.say("这一天约满了，请换一天。", "This day is full. Please try another.");
    for (QTime at(9, 0); at <= QTime(16, 30) && day != Day::Loading; at = at.addSecs(1800)) {
        const QString text = at.toString(QStringLiteral("HH:mm"));
        const bool isFree = day != Day::Full && at > QTime(10, 30) && at != QTime(14, 0);
        view.times << TimeKeyRow{text, {}, text, isFree, day == Day::Chosen && at == QTime(15, 30)};
    }
    s.kiosk.appointmentTime()->show(view);
}

AppointmentView asked(const Scene &s)
{
    return {.title = s.say("约这个时间吗？", "Book this time?"),
            .lines = {{s.say("事项", "What"), s.say("不动产权证书换证", "Exchange a property certificate")},
                      {s.say("时间", "When"), s.say("3 月 13 日 周五 15:30", "Fri 13 March, 15:30")},
                      {s.say("窗口", "Where"),
                       s.say("一楼 2 号窗口，工作日 9:00—17:00", "Window 2, floor 1, weekdays 9:00–17:00")},
                      {s.say("请带", "Bring"), s.say("身份证、旧证书", "ID card, the old certificate")}},
            .primary = s.say("就约这个", "Book it")};
}

AppointmentView booked(const Scene &s, bool paper)
{
    auto view = asked(s);
    view.title = s.say("约好了", "It is booked");
    view.sub = s.say("来了先签到：15:00–15:40。", "Check in when you come: 15:00–15:40.");
    view.numberName = s.say("预约号", "Number");
    view.number = QStringLiteral("Y0042");
    view.lines[2].value = s.say("澄湖区不动产登记中心窗口", "澄湖区不动产登记中心窗口");
    view.noticeKind = QString::fromLatin1(paper ? "care" : "wrong");
    view.noticeHeading = paper ? s.say("请带走", "Please take") : s.say("小票没有打出来", "The slip was not printed");
    view.noticeText = paper ? s.say("小票和身份证。", "Your slip and your ID card.")
                            : s.say("号码有效。请拍下或抄下屏幕上的号。", "The number counts. Please write it down.");
    view.primary = s.say("看好了，结束", "Seen, finish");
    view.other = s.say("再办一件", "One more item");
    view.otherAct = AppointmentViewModel::Other::Another;
    return view;
}

AppointmentView checking(const Scene &s)
{
    auto view = asked(s);
    view.title = s.say("正在问平台约上没有", "Asking whether it is booked");
    view.noticeKind = QStringLiteral("safe");
    view.noticeHeading = s.say("请稍等", "Please wait");
    view.noticeText = s.say("平台还没有答复。不会约两次。", "No answer yet. It is never booked twice.");
    view.primary.clear();
    view.busy = true;
    return view;
}

AppointmentView givenUp(const Scene &s)
{
    auto view = checking(s);
    view.busy = false;
    view.title = s.say("没有约上", "Not booked");
    view.noticeHeading = s.say("平台没有答复", "The portal did not answer");
    view.noticeText = s.say("这次预约作废了，不占时间，也不会约两次。",
                            "This booking is given up. It takes no time, and is never made twice.");
    view.primary = s.say("再试一次", "Try again");
    return view;
}

AppointmentView taken(const Scene &s)
{
    return {.title = s.say("这个时间刚被约走", "That time has just been taken"),
            .sub = s.say("最近的还有这些，也可以返回另选。", "These are the next. You may also go back and choose."),
            .instead = {{QStringLiteral("a"), s.say("3 月 13 日 周五 16:00", "Fri 13 March, 16:00"), {}},
                        {QStringLiteral("b"), s.say("3 月 13 日 周五 16:30", "Fri 13 March, 16:30"), {}},
                        {QStringLiteral("c"), s.say("3 月 16 日 周一 09:00", "Mon 16 March, 09:00"), {}}}};
}

AppointmentView ownOne(const Scene &s, bool now)
{
    auto view = booked(s, true);
    view.title = s.say("您的预约", "Your appointment");
    view.sub.clear();
    view.noticeKind = QStringLiteral("why");
    view.noticeHeading
        = now ? s.say("可以签到了", "You may check in now") : s.say("来了先签到", "Check in when you come");
    view.noticeText = now ? s.say("签到以后有排队号，到窗口前等叫号。", "You get a number, and wait to be called.")
                          : s.say("15:00–15:40，在任一台自助机。", "15:00–15:40, at any of the machines.");
    if (now)
        view.primary = s.say("签到取号", "Check in");
    view.other = s.say("取消预约", "Cancel it");
    view.otherAct = AppointmentViewModel::Other::GiveBack;
    return view;
}

AppointmentView late(const Scene &s)
{
    auto view = booked(s, true);
    view.title = s.say("您的预约", "Your appointment");
    view.sub.clear();
    view.noticeHeading = s.say("过了签到时间", "It is too late to check in");
    view.noticeText = s.say("请重新预约，或到咨询窗口问一问。", "Book again, or ask at the information window.");
    return view;
}

AppointmentView toCancel(const Scene &s)
{
    auto view = booked(s, true);
    view.title = s.say("取消这个预约吗？", "Cancel this appointment?");
    view.sub.clear();
    view.noticeHeading = s.say("取消以后", "Once it is cancelled");
    view.noticeText = s.say("这个时间让给别人，要来得重新约。", "Somebody else may have it. To come, book again.");
    view.primary = s.say("确定取消", "Yes, cancel it");
    view.other.clear();
    return view;
}

AppointmentView queued(const Scene &s)
{
    auto view = booked(s, true);
    view.title = s.say("签到好了，请等叫号", "You are checked in");
    view.sub = s.say("请到窗口前等，叫到这个号再过去。", "Wait near the window until this number is called.");
    view.numberName = s.say("排队号", "Queue number");
    view.number = QStringLiteral("A023");
    view.lines[3] = {s.say("前面还有", "Before you"), s.say("4 人", "4 waiting")};
    return view;
}

void one(Scene &s, const AppointmentView &view, int step = 3, bool back = true)
{
    steps(s, step);
    s.frame.backAvailable = back;
    s.kiosk.appointment()->show(view);
}

void walkIn(Scene &s)
{
    auto view = queued(s);
    view.title = s.say("取好号了，请等叫号", "Here is your number");
    view.lines.removeAt(1); // there is no time
    view.noticeText = s.say("小票。", "Your slip.");
    s.kiosk.appointment()->show(view);
}

} // namespace

QList<Sample> appointmentSamples()
{
    return {
        {"appointment-list", "", [](Scene &s) { list(s, departments(s), false); }},
        {"appointment-list", "items", [](Scene &s) { list(s, items(s), true); }},
        {"appointment-list", "own", [](Scene &s) { own(s, mine(s)); }},
        {"appointment-list", "none", [](Scene &s) { own(s, {}); }},
        {"appointment-list", "loading", [](Scene &s) { own(s, {}, true); }},
        {"appointment-time", "", [](Scene &s) { times(s, Day::Open); }},
        {"appointment-time", "chosen", [](Scene &s) { times(s, Day::Chosen); }},
        {"appointment-time", "full", [](Scene &s) { times(s, Day::Full); }},
        {"appointment-time", "loading", [](Scene &s) { times(s, Day::Loading); }},
        {"appointment", "", [](Scene &s) { one(s, asked(s)); }},
        {"appointment", "checking", [](Scene &s) { one(s, checking(s), 3, false); }},
        {"appointment", "taken", [](Scene &s) { one(s, taken(s)); }},
        {"appointment", "given-up", [](Scene &s) { one(s, givenUp(s)); }},
        {"appointment", "booked", [](Scene &s) { one(s, booked(s, true), 4, false); }},
        {"appointment", "no-paper", [](Scene &s) { one(s, booked(s, false), 4, false); }},
        {"appointment", "own", [](Scene &s) { one(s, ownOne(s, false)); }},
        {"appointment", "come", [](Scene &s) { one(s, ownOne(s, true)); }},
        {"appointment", "late", [](Scene &s) { one(s, late(s)); }},
        {"appointment", "cancel", [](Scene &s) { one(s, toCancel(s)); }},
        {"appointment", "walk-in", [](Scene &s) { walkIn(s); }},
        {"appointment", "queue", [](Scene &s) { one(s, queued(s)); }},
    };
}

} // namespace kiosk::samples
