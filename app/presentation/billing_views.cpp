// SPDX-License-Identifier: Apache-2.0
// Notices to pay and electronic bills, in words.
#include "fault_words.h"
#include "screen_views.h"

namespace kiosk {
namespace {

using Way = SlipViewModel::Way;

QString yuan(Money amount, const ViewSetting &setting)
{
    return setting.say(u"%1 元", u"CNY %1").arg(amount.yuanText());
}

QString dayOf(const QDate &day) { return day.toString(Qt::ISODate); } // as the paper has it, in both languages

void say(SlipView &view, const char *kind, const QString &heading, const QString &text)
{
    view.noticeKind = QString::fromLatin1(kind);
    view.noticeHeading = heading;
    view.noticeText = text;
}

QList<SlipRow> rowsOf(const screen::NoticeDetail &screen, const ViewSetting &setting)
{
    const PaymentNotice &notice = screen.notice;
    QList<SlipRow> rows{{setting.say(u"收款单位", u"Paid to"), notice.payee},
                        {setting.say(u"项目", u"For"), notice.item}};
    if (!notice.lateFee.isZero())
        rows << SlipRow{setting.say(u"其中滞纳金", u"Late fee in it"), yuan(notice.lateFee, setting)};
    if (notice.state == NoticeState::Paid)
        rows << SlipRow{setting.say(u"缴费时间", u"Paid at"),
                        notice.paidAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))};
    else
        rows << SlipRow{setting.say(u"最迟哪天缴", u"Due by"), dayOf(notice.dueOn)};
    rows << SlipRow{setting.say(u"缴款码", u"Notice code"), groupedNotice(screen.code)};
    return rows;
}

// What keeps it from being paid here.
void closedNotice(SlipView &view, NoticeState state, const ViewSetting &setting)
{
    const QString window = setting.service().window.in(setting.language);
    const QString ask = setting.say(u"带上这张缴款单，到%1。", u"Take the notice to: %1.").arg(window);
    switch (state) {
    case NoticeState::Paid:
        view.title = setting.say(u"这张已经缴过了", u"This notice is paid");
        return say(view, "safe", setting.say(u"不用再付", u"Nothing more to pay"),
                   setting.say(u"电子票据由缴款人刷身份证来取。", u"The payer gets the bill with an ID card."));
    case NoticeState::InPayment:
        view.title = setting.say(u"这张正在付", u"This notice is being paid");
        return say(view, "why", setting.say(u"先等五分钟", u"Wait five minutes"),
                   setting.say(u"没有付成，就可以再付；付成了，这里会写已缴。",
                               u"If that payment fails, it can be paid again. If not, it says so here."));
    case NoticeState::Expired:
        view.title = setting.say(u"过了自助缴款的期限", u"Too late to pay it here");
        return say(view, "care", setting.say(u"请到窗口缴", u"Pay at a window"), ask);
    case NoticeState::Withdrawn:
        view.title = setting.say(u"这张已经撤销", u"This notice was withdrawn");
        return say(view, "safe", setting.say(u"不用付", u"Nothing to pay"),
                   setting.say(u"单位收回了这张缴款单。", u"Whoever gave it out took it back."));
    case NoticeState::Open:
    case NoticeState::Unknown: break;
    }
    view.title = setting.say(u"这里付不了这一张", u"It cannot be paid here");
    say(view, "care", setting.say(u"请到窗口问", u"Ask at a window"), ask);
}

QString codeError(const screen::NoticeCode &screen, const ViewSetting &setting)
{
    using Complaint = screen::NoticeCode::Complaint;
    if (!screen.complaint)
        return {};
    switch (*screen.complaint) {
    case Complaint::TooShort:
        return setting.say(u"还差 %1 位，缴款码有 20 位。", u"%1 digits are missing; there are 20.")
            .arg(screen.missing);
    case Complaint::WrongDigit:
        return setting.say(u"这个码对不上，请对照缴款单，看看哪一位不一样。",
                           u"This code does not add up. Compare it with the notice.");
    case Complaint::Unknown:
        return setting.say(u"没有查到这个缴款码，请到发单的单位问。",
                           u"Nothing found under this code. Ask whoever gave it out.");
    case Complaint::TooOften:
        return setting
            .say(u"这台机器查得太多了，请 %1 分钟后再查。", u"Too many codes were asked for here. Wait %1 minutes.")
            .arg(screen.waitMinutes);
    case Complaint::Away:
        return setting.say(u"网络暂时不通，请过一会儿再查。", u"The network is down. Try again later.");
    }
    return {};
}

void printing(SlipView &view, const screen::BillDetail &screen, const ViewSetting &setting)
{
    using Phase = screen::BillDetail::Phase;
    const auto words = [&] { return faultWords(screen.fault.value_or(ErrorCode::DeviceFault), setting.language); };
    view.primaryIcon = QStringLiteral("printer");
    view.primary = setting.say(u"打印副本", u"Print a copy");
    view.other = setting.say(u"看别的票据", u"Other bills");
    view.otherIcon = QStringLiteral("receipt");
    switch (screen.phase) {
    case Phase::Shown:
        return say(view, "safe", {},
                   setting.say(u"打出来的是副本，凭校验码查真伪，可以再打。",
                               u"A print is a copy; the check code proves the bill. Print it again any time."));
    case Phase::Fetching:
    case Phase::Printing:
        view.primary.clear();
        view.other.clear();
        return screen.fault ? say(view, "care", words().title, words().next)
                            : say(view, "why", setting.say(u"正在打印副本", u"Printing a copy"),
                                  setting.say(u"请等一等，一页。", u"One moment, one page."));
    case Phase::Printed:
        view.primary = setting.say(u"再打一份", u"Print another");
        return say(view, "care", setting.say(u"打好了", u"It is printed"),
                   setting.say(u"请从出证口拿走。", u"Please take it from the document outlet."));
    case Phase::NotPrinted:
        view.primary = setting.say(u"再试一次", u"Try again");
        return say(view, "wrong", words().title,
                   setting.say(u"没有打出来。票据一直在，换一台机器也能打。",
                               u"Nothing was printed. The bill stays; any machine can print it."));
    case Phase::Uncertain:
        view.primary = setting.say(u"再打一份", u"Print another");
        return say(
            view, "care", setting.say(u"不确定打好了没有", u"It may or may not be printed"),
            setting.say(u"请看一看出证口。没有，就再打一份。", u"Look in the outlet. If it is empty, print again."));
    }
}

} // namespace

ProgressCodeView viewOf(const screen::NoticeCode &screen, const ViewSetting &setting)
{
    return {.error = codeError(screen, setting),
            .example = QStringLiteral("3301 9926 0000 …"),
            .scanner = screen.scanner,
            .asking = screen.asking};
}

SlipView viewOf(const screen::NoticeDetail &screen, const ViewSetting &setting)
{
    SlipView view;
    view.amount = yuan(screen.notice.total, setting);
    view.rows = rowsOf(screen, setting);
    view.other = setting.say(u"换一张", u"Another notice");
    view.otherIcon = QStringLiteral("search");
    if (screen.notice.state != NoticeState::Open) {
        closedNotice(view, screen.notice.state, setting);
        view.primary = setting.say(u"看好了，结束", u"Seen, finish");
        view.primaryIcon = QStringLiteral("check");
        view.primaryWay = Way::Leave;
        return view;
    }
    view.title = setting.say(u"请核对这张缴款单", u"Check this notice");
    view.sub = setting.say(u"对的话，就去付款。", u"If it is the right one, pay it.");
    view.primary = setting.say(u"对，去付款", u"Yes, pay it");
    if (screen.notice.lateFee.isZero())
        say(view, "safe", {}, setting.say(u"还没有收钱，随时可以停。", u"Nothing is charged yet; stop any time."));
    else
        say(view, "why", setting.say(u"已经过了 %1", u"It was due by %1").arg(dayOf(screen.notice.dueOn)),
            setting.say(u"滞纳金由单位算到今天。", u"Whoever gave it out worked out the late fee up to today."));
    return view;
}

SlipView viewOf(const screen::NoticePaid &screen, const ViewSetting &setting)
{
    SlipView view;
    view.title = setting.say(u"缴好了", u"It is paid");
    view.amount = yuan(screen.paid, setting);
    view.rows = {{setting.say(u"收款单位", u"Paid to"), screen.notice.payee},
                 {setting.say(u"项目", u"For"), screen.notice.item},
                 {setting.say(u"电子票据号", u"E-bill number"), screen.bill.number},
                 {setting.say(u"票据校验码", u"E-bill check code"), screen.bill.checkCode},
                 {setting.say(u"缴费时间", u"Paid at"), screen.at.toString(QStringLiteral("yyyy-MM-dd HH:mm"))}};
    if (!screen.hasReceipt) {
        say(view, "why", {}, setting.say(u"收据正在打印，请等一等。", u"The receipt is being printed."));
        return view; // no key before it is known
    }
    if (*screen.hasReceipt)
        say(view, "care", setting.say(u"请拿走收据", u"Take your receipt"),
            setting.say(u"票据号和校验码也在上面。", u"The bill's number and check code are on it."));
    else
        say(view, "wrong", setting.say(u"收据没有打出来", u"The receipt was not printed"),
            setting.say(u"已经缴好，不会再收。请拍下票据号和校验码。",
                        u"It is paid all the same. Take a picture of number and check code."));
    view.primary = setting.say(u"好了，结束", u"Finish");
    view.primaryIcon = QStringLiteral("check");
    view.other = setting.say(u"再办一件", u"Something else");
    view.otherIcon = QStringLiteral("home");
    view.otherWay = Way::Another;
    return view;
}

ProgressListView viewOf(const screen::BillList &screen, const ViewSetting &setting)
{
    ProgressListView view;
    view.loading = !screen.bills;
    if (!screen.bills)
        return view;
    view.hasMore = screen.bills->hasMore;
    for (const ElectronicBill &bill : screen.bills->bills)
        view.cases << CaseRow{bill.id(), bill.item, dayOf(bill.issuedOn) + QStringLiteral(" · ") + bill.issuer,
                              yuan(bill.amount, setting), QStringLiteral("done")};
    return view;
}

SlipView viewOf(const screen::BillDetail &screen, const ViewSetting &setting)
{
    const ElectronicBill &bill = screen.bill;
    SlipView view;
    view.title = bill.item;
    view.amount = yuan(bill.amount, setting);
    view.rows = {{setting.say(u"开票单位", u"Issued by"), bill.issuer},
                 {setting.say(u"交款人", u"Payer"), bill.payer},
                 {setting.say(u"开票日期", u"Date"), dayOf(bill.issuedOn)},
                 {setting.say(u"票据代码", u"Bill code"), bill.code},
                 {setting.say(u"票据号码", u"Bill number"), bill.number},
                 {setting.say(u"校验码", u"Check code"), bill.checkCode}};
    printing(view, screen, setting);
    return view;
}

} // namespace kiosk
