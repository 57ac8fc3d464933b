// SPDX-License-Identifier: Apache-2.0
// Pages of the appointments: what, which day and when; one of them; the citizen's own.
#include "screen_views.h"

#include <algorithm>

namespace kiosk {
namespace {

using Other = AppointmentViewModel::Other;
using Phase = screen::Appointment::Phase;
using Paper = screen::Appointment::Paper;
using Coming = screen::Appointment::Coming;

const QString kTimeFormat = QStringLiteral("HH:mm");

QString weekday(const QDate &day, Language language)
{
    static const char16_t *const names[] = {u"周一", u"周二", u"周三", u"周四", u"周五", u"周六", u"周日"};
    return language == Language::Chinese ? QString::fromUtf16(names[day.dayOfWeek() - 1])
                                         : QLocale(QLocale::English).dayName(day.dayOfWeek(), QLocale::ShortFormat);
}

// 3 月 13 日 周五 11:00
QString momentOf(const AppointmentTime &time, const ViewSetting &setting)
{
    const QString start = time.start.toString(kTimeFormat);
    if (setting.language == Language::Chinese)
        return QStringLiteral("%1 月 %2 日 %3 %4")
            .arg(QString::number(time.day.month()), QString::number(time.day.day()),
                 weekday(time.day, setting.language), start);
    return QStringLiteral("%1 %2, %3")
        .arg(weekday(time.day, setting.language),
             QLocale(QLocale::English).toString(time.day, QStringLiteral("d MMMM")), start);
}

QString checkInSpan(const AppointmentTime &time)
{
    return time.start.addMSecs(int(-kEarliestArrival.count())).toString(kTimeFormat) + u'–'
        + time.start.addMSecs(int(kLatestArrival.count())).toString(kTimeFormat);
}

QString titleOf(const ServicePtr &item, const ViewSetting &setting)
{
    return item ? item->title.in(setting.language) : setting.say(u"到窗口办的事", u"A matter for a window");
}

QList<SlipLineRow> linesOf(const screen::Appointment &screen, const ViewSetting &setting)
{
    QList<SlipLineRow> lines{{setting.say(u"事项", u"What"), titleOf(screen.item, setting)}};
    if (screen.appointment.time.day.isValid()) // else it is a place in the queue without an appointment
        lines << SlipLineRow{setting.say(u"时间", u"When"), momentOf(screen.appointment.time, setting)};
    QString window = screen.ticket ? screen.ticket->window : screen.appointment.window;
    if (window.isEmpty() && screen.item) // not booked yet: as the item has it
        window = screen.item->window.in(setting.language);
    lines << SlipLineRow{setting.say(u"窗口", u"Where"), window};
    if (screen.ticket)
        lines << SlipLineRow{setting.say(u"前面还有", u"Before you"),
                             setting.say(u"%1 人", u"%1 waiting").arg(screen.ticket->waiting)};
    else if (screen.item && !screen.item->bring.in(setting.language).isEmpty())
        lines << SlipLineRow{setting.say(u"请带", u"Bring"), screen.item->bring.in(setting.language)};
    return lines;
}

void sayNotice(AppointmentView &view, const char *kind, const QString &heading, const QString &text)
{
    view.noticeKind = QString::fromLatin1(kind);
    view.noticeHeading = heading;
    view.noticeText = text;
}

void sayPaper(AppointmentView &view, Paper paper, const ViewSetting &setting)
{
    const QString take = setting.terminal->isCardThere()
        ? setting.say(u"小票和身份证。", u"Your slip and your ID card.")
        : setting.say(u"小票。", u"Your slip.");
    if (paper == Paper::OnScreenOnly)
        sayNotice(view, "wrong", setting.say(u"小票没有打出来", u"The slip was not printed"),
                  setting.say(u"号码有效。请拍下或抄下屏幕上的号。", u"The number counts. Please write it down."));
    else if (paper == Paper::Printing)
        sayNotice(view, "why", setting.say(u"小票正在打印", u"The slip is being printed"),
                  setting.say(u"打好了请带走。", u"Please take it when it is out."));
    else
        sayNotice(view, "care", setting.say(u"请带走", u"Please take"), take);
}

void sayEnd(AppointmentView &view, const ViewSetting &setting)
{
    view.primary = setting.say(u"看好了，结束", u"Seen, finish");
    view.other = setting.say(u"再办一件", u"One more item");
    view.otherAct = Other::Another;
}

// One of the citizen's own.
void sayOwn(AppointmentView &view, const screen::Appointment &screen, const ViewSetting &setting)
{
    view.title = setting.say(u"您的预约", u"Your appointment");
    sayEnd(view, setting);
    if (screen.appointment.arrived) {
        view.primary = setting.say(u"看排队号", u"See my queue number");
        return;
    }
    if (screen.coming == Coming::TooLate)
        return sayNotice(
            view, "care", setting.say(u"过了签到时间", u"It is too late to check in"),
            setting.say(u"请重新预约，或到咨询窗口问一问。", u"Book again, or ask at the information window."));
    view.other = setting.say(u"取消预约", u"Cancel it");
    view.otherAct = Other::GiveBack;
    if (screen.coming == Coming::Now) {
        view.primary = setting.say(u"签到取号", u"Check in");
        return sayNotice(
            view, "why", setting.say(u"可以签到了", u"You may check in now"),
            setting.say(u"签到以后有排队号，到窗口前等叫号。", u"You get a number, and wait to be called."));
    }
    sayNotice(
        view, "why", setting.say(u"来了先签到", u"Check in when you come"),
        setting.say(u"%1，在任一台自助机。", u"%1, at any of the machines.").arg(checkInSpan(screen.appointment.time)));
}

void sayTaken(AppointmentView &view, const screen::Appointment &screen, const ViewSetting &setting)
{
    view.title = setting.say(u"这个时间刚被约走", u"That time has just been taken");
    view.sub = screen.instead.isEmpty()
        ? setting.say(u"请返回，换一天看看。", u"Please go back and try another day.")
        : setting.say(u"最近的还有这些，也可以返回另选。", u"These are the next. You may also go back and choose.");
    view.lines.clear();
    for (const AppointmentTime &time : screen.instead)
        view.instead << AppointmentRow{
            QDateTime(time.day, time.start).toString(Qt::ISODate), momentOf(time, setting), {}};
}

} // namespace

AppointmentListView viewOf(const screen::AppointmentItems &screen, const ViewSetting &setting)
{
    AppointmentListView view;
    view.title = screen.isQueue ? setting.say(u"办什么事？", u"What is it for?")
                                : setting.say(u"约办什么事？", u"What is it for?");
    view.sub = screen.department.isEmpty()
        ? setting.say(u"先选部门，再选事项。", u"Choose the department, then the item.")
        : setting.say(u"请选事项。", u"Choose the item.");
    for (const ServiceGroup &group : byDepartment(setting.terminal->catalogue().services())) {
        if (screen.department.isEmpty())
            view.rows << AppointmentRow{group.name.zh, group.name.in(setting.language),
                                        setting.say(u"%1 件事", u"%1 items").arg(group.services.size())};
        else if (group.name.zh == screen.department)
            for (const ServicePtr &service : group.services)
                view.rows << AppointmentRow{service->id, service->title.in(setting.language),
                                            service->window.in(setting.language)};
    }
    view.note = setting.say(u"很多事不用去窗口，在这台机器上就能办。", u"Many of these can be done at this machine.");
    return view;
}

AppointmentListView viewOf(const screen::AppointmentList &screen, const ViewSetting &setting)
{
    AppointmentListView view;
    view.own = true;
    view.loading = !screen.mine;
    view.title = setting.say(u"我的预约", u"My appointments");
    if (view.loading)
        return view;
    view.sub = screen.mine->empty() ? QString()
                                    : setting.say(u"点一个，签到或取消。", u"Press one to check in or to cancel.");
    for (const Appointment &each : *screen.mine) {
        QString facts = momentOf(each.time, setting) + QStringLiteral(" · ") + each.window;
        if (each.arrived)
            facts += setting.say(u" · 已签到", u" · checked in");
        view.rows << AppointmentRow{each.id.text(), titleOf(setting.terminal->catalogue().service(each.item), setting),
                                    facts};
    }
    view.note = screen.cancelled
        ? setting.say(u"已经取消，这个时间让给别人了。", u"Cancelled. Somebody else may have it now.")
        : setting.say(u"只有您看得到这些。看完就清除，机器里不留。",
                      u"Only you see this. It is erased when you leave.");
    return view;
}

AppointmentTimeView viewOf(const screen::AppointmentTimes &screen, const ViewSetting &setting)
{
    AppointmentTimeView view;
    view.title = screen.item->title.in(setting.language);
    view.loading = !screen.times;
    const QDate today = setting.terminal->machine().clock->wall().date();
    for (const QDate &day : screen.days)
        view.days << TimeKeyRow{day.toString(Qt::ISODate),
                                day == today ? setting.say(u"今天", u"Today") : weekday(day, setting.language),
                                QStringLiteral("%1/%2").arg(day.month()).arg(day.day()), true, day == screen.day};
    if (view.loading)
        return view;
    QList<QTime> starts(screen.times->free.begin(), screen.times->free.end());
    starts += QList<QTime>(screen.times->full.begin(), screen.times->full.end());
    std::sort(starts.begin(), starts.end());
    for (const QTime &start : starts) {
        const auto &free = screen.times->free;
        const bool isFree = std::find(free.begin(), free.end(), start) != free.end();
        const QString text = start.toString(kTimeFormat);
        view.times << TimeKeyRow{text, {}, text, isFree, start == screen.chosen};
    }
    if (screen.unbookable)
        view.emptyText = setting.say(u"这件事现在不能预约，请直接到窗口，或换一件。",
                                     u"No times are given out for this. Go to the window, or choose another.");
    else if (screen.times->free.empty())
        view.emptyText = setting.say(u"这一天约满了，请换一天。", u"This day is full. Please try another.");
    view.confirmable = screen.chosen.isValid();
    return view;
}

AppointmentView viewOf(const screen::Appointment &screen, const ViewSetting &setting)
{
    AppointmentView view;
    view.lines = linesOf(screen, setting);
    view.number = screen.ticket ? screen.ticket->number : screen.appointment.number;
    view.numberName = screen.ticket ? setting.say(u"排队号", u"Queue number") : setting.say(u"预约号", u"Number");
    view.busy = screen.phase == Phase::Booking || screen.phase == Phase::Checking || screen.phase == Phase::Cancelling
        || screen.phase == Phase::CheckingIn;
    const bool isWalkIn = !screen.appointment.time.day.isValid();
    switch (screen.phase) {
    case Phase::Confirming:
        view.title = setting.say(u"约这个时间吗？", u"Book this time?");
        view.primary = setting.say(u"就约这个", u"Book it");
        break;
    case Phase::Booking: view.title = setting.say(u"正在预约", u"Booking"); break;
    case Phase::Checking:
        view.title = setting.say(u"正在问平台约上没有", u"Asking whether it is booked");
        sayNotice(view, "safe", setting.say(u"请稍等", u"Please wait"),
                  setting.say(u"平台还没有答复。不会约两次。", u"No answer yet. It is never booked twice."));
        break;
    case Phase::Taken: sayTaken(view, screen, setting); break;
    case Phase::GivenUp:
        view.title = setting.say(u"没有约上", u"Not booked");
        view.primary = setting.say(u"再试一次", u"Try again");
        sayNotice(view, "safe", setting.say(u"平台没有答复", u"The portal did not answer"),
                  setting.say(u"这次预约作废了，不占时间，也不会约两次。",
                              u"This booking is given up. It takes no time, and is never made twice."));
        break;
    case Phase::Booked:
        view.title = setting.say(u"约好了", u"It is booked");
        view.sub = setting.say(u"来了先签到：%1。", u"Check in when you come: %1.")
                       .arg(checkInSpan(screen.appointment.time));
        sayEnd(view, setting);
        sayPaper(view, screen.paper, setting);
        break;
    case Phase::Shown: sayOwn(view, screen, setting); break;
    case Phase::CancelAsked:
        view.title = setting.say(u"取消这个预约吗？", u"Cancel this appointment?");
        view.primary = setting.say(u"确定取消", u"Yes, cancel it");
        sayNotice(view, "care", setting.say(u"取消以后", u"Once it is cancelled"),
                  setting.say(u"这个时间让给别人，要来得重新约。", u"Somebody else may have it. To come, book again."));
        break;
    case Phase::Cancelling: view.title = setting.say(u"正在取消", u"Cancelling"); break;
    case Phase::CheckingIn:
        view.title = isWalkIn ? setting.say(u"正在取号", u"Taking a number") : setting.say(u"正在签到", u"Checking in");
        break;
    case Phase::Arrived:
        view.title = isWalkIn ? setting.say(u"取好号了，请等叫号", u"Here is your number")
                              : setting.say(u"签到好了，请等叫号", u"You are checked in");
        view.sub
            = setting.say(u"请到窗口前等，叫到这个号再过去。", u"Wait near the window until this number is called.");
        sayEnd(view, setting);
        sayPaper(view, screen.paper, setting);
        break;
    }
    return view;
}

} // namespace kiosk
