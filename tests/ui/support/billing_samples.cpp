// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

namespace kiosk::samples {

namespace {

constexpr const char *Code = "33019926000000000013";

void noticeSteps(Scene &s, int number)
{
    s.steps(number);
    s.frame.backAvailable = number == 1;
    s.frame.stepNames = {s.say("核对缴款单", "The notice"), s.say("付款", "Payment"), s.say("拿收据", "Receipt")};
}

void billSteps(Scene &s)
{
    s.steps(3);
    s.frame.stepNames
        = {s.say("证明您是本人", "Confirm it is you"), s.say("验证码", "Code"), s.say("选票据", "Choose a bill")};
}

void code(Scene &s, const char *entry, const QString &error = {}, bool scanner = false)
{
    noticeSteps(s, 1);
    s.kiosk.noticeCode()->show({.error = error, .example = QStringLiteral("3301 9926 0000 …"), .scanner = scanner});
    s.kiosk.noticeCode()->setEntry(QString::fromLatin1(entry));
}

SlipView due(const Scene &s)
{
    return {.title = s.say("请核对这张缴款单", "Check this notice"),
            .sub = s.say("对的话，就去付款。", "If it is the right one, pay it."),
            .amount = s.say("120.00 元", "CNY 120.00"),
            .rows = {{s.say("收款单位", "Paid to"), QStringLiteral("澄湖区人事考试中心")},
                     {s.say("项目", "For"), QStringLiteral("职业资格考试费")},
                     {s.say("最迟哪天缴", "Due by"), QStringLiteral("2026-03-23")},
                     {s.say("缴款码", "Notice code"), QStringLiteral("3301 9926 0000 0000 0013")}},
            .noticeText = s.say("还没有收钱，随时可以停。", "Nothing is charged yet; stop any time."),
            .primary = s.say("对，去付款", "Yes, pay it"),
            .other = s.say("换一张", "Another notice"),
            .otherIcon = QStringLiteral("search")};
}

SlipView late(const Scene &s)
{
    auto view = due(s);
    view.amount = s.say("230.00 元", "CNY 230.00");
    view.rows[0].value = QStringLiteral("澄湖区公安分局交通警察大队");
    view.rows[1].value = QStringLiteral("道路交通违法罚款");
    view.rows.insert(2, {s.say("其中滞纳金", "Late fee in it"), s.say("30.00 元", "CNY 30.00")});
    view.noticeKind = QStringLiteral("why");
    view.noticeHeading = s.say("已经过了 2026-03-08", "It was due by 2026-03-08");
    view.noticeText = s.say("滞纳金由单位算到今天。", "Whoever gave it out worked out the late fee up to today.");
    return view;
}

SlipView shut(const Scene &s, const char *kind, const QString &title, const QString &heading, const QString &text)
{
    auto view = late(s);
    view.title = title;
    view.sub.clear();
    view.noticeKind = QString::fromLatin1(kind);
    view.noticeHeading = heading;
    view.noticeText = text;
    view.primary = s.say("看好了，结束", "Seen, finish");
    view.primaryIcon = QStringLiteral("check");
    return view;
}

SlipView paid(const Scene &s, bool hasReceipt)
{
    return {.title = s.say("缴好了", "It is paid"),
            .amount = s.say("230.00 元", "CNY 230.00"),
            .rows = {{s.say("收款单位", "Paid to"), QStringLiteral("澄湖区公安分局交通警察大队")},
                     {s.say("项目", "For"), QStringLiteral("道路交通违法罚款")},
                     {s.say("电子票据号", "E-bill number"), QStringLiteral("330100260000000001")},
                     {s.say("票据校验码", "E-bill check code"), QStringLiteral("45d39b")},
                     {s.say("缴费时间", "Paid at"), QStringLiteral("2026-03-13 10:31")}},
            .noticeKind = hasReceipt ? QStringLiteral("care") : QStringLiteral("wrong"),
            .noticeHeading = hasReceipt ? s.say("请拿走收据", "Take your receipt")
                                        : s.say("收据没有打出来", "The receipt was not printed"),
            .noticeText = hasReceipt ? s.say("票据号和校验码也在上面。", "The bill's number and check code are on it.")
                                     : s.say("已经缴好，不会再收。请拍下票据号和校验码。",
                                             "It is paid all the same. Take a picture of number and check code."),
            .primary = s.say("好了，结束", "Finish"),
            .primaryIcon = QStringLiteral("check"),
            .other = s.say("再办一件", "Something else"),
            .otherIcon = QStringLiteral("home")};
}

SlipView bill(const Scene &s, const char *kind, const QString &heading, const QString &text, const QString &key)
{
    return {.title = QStringLiteral("医疗门诊收费"),
            .amount = s.say("86.50 元", "CNY 86.50"),
            .rows = {{s.say("开票单位", "Issued by"), QStringLiteral("澄湖区第一人民医院")},
                     {s.say("交款人", "Payer"), QStringLiteral("林*")},
                     {s.say("开票日期", "Date"), QStringLiteral("2026-02-11")},
                     {s.say("票据代码", "Bill code"), QStringLiteral("33010126")},
                     {s.say("票据号码", "Bill number"), QStringLiteral("1049514922")},
                     {s.say("校验码", "Check code"), QStringLiteral("39de7e")}},
            .noticeKind = QString::fromLatin1(kind),
            .noticeHeading = heading,
            .noticeText = text,
            .primary = key,
            .primaryIcon = QStringLiteral("printer"),
            .other = s.say("看别的票据", "Other bills"),
            .otherIcon = QStringLiteral("receipt")};
}

void notice(Scene &s, const SlipView &view, int step = 1)
{
    noticeSteps(s, step);
    s.kiosk.slip()->show(view);
}

void billPage(Scene &s, const SlipView &view)
{
    billSteps(s);
    s.frame.backAvailable = true;
    s.kiosk.slip()->show(view);
}

QList<CaseRow> bills(const Scene &s)
{
    return {{QStringLiteral("330101261049514922"), QStringLiteral("医疗门诊收费"),
             QStringLiteral("2026-02-11 · 澄湖区第一人民医院"), s.say("86.50 元", "CNY 86.50"), QStringLiteral("done")},
            {QStringLiteral("330101264092760001"), QStringLiteral("职业资格考试费"),
             QStringLiteral("2025-08-25 · 澄湖区人事考试中心"), s.say("120.00 元", "CNY 120.00"),
             QStringLiteral("done")}};
}

void list(Scene &s, const QList<CaseRow> &rows, bool loading = false)
{
    billSteps(s);
    s.kiosk.billList()->show({.cases = rows, .loading = loading, .hasMore = rows.size() > 3});
}

QList<Sample> noticeSamples()
{
    return {
        {"notice-code", "", [](Scene &s) { code(s, ""); }},
        {"notice-code", "typed", [](Scene &s) { code(s, Code); }},
        {"notice-code", "short",
         [](Scene &s) {
             code(s, "330199260000", s.say("还差 8 位，缴款码有 20 位。", "8 digits are missing; there are 20."));
         }},
        {"notice-code", "unknown",
         [](Scene &s) {
             code(s, "33019926000000000064",
                  s.say("没有查到这个缴款码，请到发单的单位问。",
                        "Nothing found under this code. Ask whoever gave it out."));
         }},
        {"notice-code", "scanner", [](Scene &s) { code(s, "", {}, true); }},
        {"slip", "", [](Scene &s) { notice(s, due(s)); }},
        {"slip", "late", [](Scene &s) { notice(s, late(s)); }},
        {"slip", "paid-before",
         [](Scene &s) {
             notice(s,
                    shut(s, "safe", s.say("这张已经缴过了", "This notice is paid"),
                         s.say("不用再付", "Nothing more to pay"),
                         s.say("电子票据由缴款人刷身份证来取。", "The payer gets the bill with an ID card.")));
         }},
        {"slip", "in-payment",
         [](Scene &s) {
             notice(s,
                    shut(s, "why", s.say("这张正在付", "This notice is being paid"),
                         s.say("先等五分钟", "Wait five minutes"),
                         s.say("没有付成，就可以再付；付成了，这里会写已缴。",
                               "If that payment fails, it can be paid again. If not, it says so here.")));
         }},
        {"slip", "expired",
         [](Scene &s) {
             notice(s,
                    shut(s, "care", s.say("过了自助缴款的期限", "Too late to pay it here"),
                         s.say("请到窗口缴", "Pay at a window"),
                         s.say("带上这张缴款单，到政务服务中心的缴费窗口。",
                               "Take the notice to: The payment window of the service centre.")));
         }},
        {"slip", "paid", [](Scene &s) { notice(s, paid(s, true), 3); }},
        {"slip", "paid-no-receipt", [](Scene &s) { notice(s, paid(s, false), 3); }},
    };
}

QList<Sample> billSamples()
{
    return {
        {"slip", "bill",
         [](Scene &s) {
             billPage(s,
                      bill(s, "safe", {},
                           s.say("打出来的是副本，凭校验码查真伪，可以再打。",
                                 "A print is a copy; the check code proves the bill. Print it again any time."),
                           s.say("打印副本", "Print a copy")));
         }},
        {"slip", "bill-printed",
         [](Scene &s) {
             billPage(s,
                      bill(s, "care", s.say("打好了", "It is printed"),
                           s.say("请从出证口拿走。", "Please take it from the document outlet."),
                           s.say("再打一份", "Print another")));
         }},
        {"slip", "bill-no-paper",
         [](Scene &s) {
             billPage(s,
                      bill(s, "wrong", s.say("打印机没有纸了", "The printer is out of paper"),
                           s.say("没有打出来。票据一直在，换一台机器也能打。",
                                 "Nothing was printed. The bill stays; any machine can print it."),
                           s.say("再试一次", "Try again")));
         }},
        {"bill-list", "", [](Scene &s) { list(s, bills(s)); }},
        {"bill-list", "many", [](Scene &s) { list(s, bills(s) + bills(s) + bills(s) + bills(s)); }},
        {"bill-list", "none", [](Scene &s) { list(s, {}); }},
        {"bill-list", "loading", [](Scene &s) { list(s, {}, true); }},
    };
}

} // namespace

QList<Sample> billingSamples() { return noticeSamples() + billSamples(); }

} // namespace kiosk::samples
