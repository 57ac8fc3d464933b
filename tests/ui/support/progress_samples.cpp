// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

#include <services/terminal_functions.h>

namespace kiosk::samples {

namespace {

QString done() { return QStringLiteral("done"); }
QString now() { return QStringLiteral("now"); }
QString later() { return QStringLiteral("later"); }
QString care() { return QStringLiteral("care"); }

void ways(Scene &s, bool away)
{
    ItemRow byCard{
        .id = QStringLiteral("case-progress"),
        .title = s.say("用身份证查我的件", "My cases, by ID card"),
        .facts = s.say("身份证 + 短信码 · 看到每个部门办到哪一步", "ID card + text code · how far each department is")};
    if (away) {
        byCard.available = false;
        byCard.reason = s.say("网络暂时不通，这件事现在办不了。", "The network is down, so this cannot be done now.");
        byCard.elsewhere = s.say("左手边 5 号机可以办。", "Machine 5, on your left, can do it.");
    }
    s.frame.timeLeftS = -1;
    const FunctionGroup &group = *functionGroup(u"progress");
    s.kiosk.home()->show(
        {.areaTitle = group.heading.in(s.language),
         .areaHint = group.sub.in(s.language),
         .note = group.note.in(s.language),
         .areaItems
         = {byCard,
            {.id = QStringLiteral("receipt-progress"),
             .title = s.say("用小票上的编号查", "By the number on your receipt"),
             .facts = s.say("不用证件 · 只说办到哪一步", "No ID needed · only how far it is")},
            {.id = QStringLiteral("co-signature"),
             .title = s.say("给别人交的件签名", "Sign what somebody handed in"),
             .facts = s.say("身份证 + 短信码 + 小票上的编号", "ID card + text code + number on the receipt")},
            {.id = QStringLiteral("resume"),
             .title = s.say("接着办", "Go on with a code"),
             .facts = s.say("身份证 + 短信码 + 接着办的码", "ID card + text code + your code")}}});
}

void voices(Scene &s)
{
    s.frame.timeLeftS = -1;
    const FunctionGroup &group = *functionGroup(u"voice");
    QList<ItemRow> rows;
    for (const ServicePtr &each : group.functions)
        rows << ItemRow{.id = each->id, .title = each->title.in(s.language), .facts = each->facts.in(s.language)};
    s.kiosk.home()->show({.areaTitle = group.heading.in(s.language),
                          .areaHint = group.sub.in(s.language),
                          .note = group.note.in(s.language),
                          .areaItems = rows});
}

QList<CaseRow> cases(const Scene &s)
{
    return {{QStringLiteral("CH20260313000041"), s.say("居住证申领", "Apply for a residence permit"),
             s.say("3 月 13 日收件 · 澄湖区公安分局派出所", "Received 13 March · 澄湖区公安分局派出所"),
             s.say("需要您补正，3 月 28 日前", "Something has to be corrected, by 28 March"), care()},
            {QStringLiteral("CH20260310000007"), s.say("灵活就业参保登记", "Insurance for the self-employed"),
             s.say("3 月 10 日收件 · 澄湖区人力资源和社会保障局", "Received 10 March · 澄湖区人力资源和社会保障局"),
             s.say("部门正在办", "The department is working on it"), now()},
            {QStringLiteral("CH20260302000012"), s.say("不动产权证书打印", "Print a property certificate"),
             s.say("3 月 2 日收件 · 澄湖区不动产登记中心", "Received 2 March · 澄湖区不动产登记中心"),
             s.say("办好了", "Done"), done()}};
}

void list(Scene &s, const QList<CaseRow> &rows, bool loading = false)
{
    s.steps(3);
    s.frame.stepNames
        = {s.say("证明您是本人", "Confirm it is you"), s.say("验证码", "Code"), s.say("看进度", "See progress")};
    s.kiosk.progressList()->show({.cases = rows, .loading = loading, .hasMore = rows.size() > 3});
}

ProgressCaseView residence(const Scene &s)
{
    return {.title = s.say("居住证申领", "Apply for a residence permit"),
            .number = s.say("办件编号 CH20260313000041", "Case CH20260313000041"),
            .state = s.say("部门正在办", "The department is working on it"),
            .mark = now(),
            .meaning
            = s.say("您不用做什么。办好了，短信告诉您。", "Nothing to do for you. A text tells you when it is done."),
            .line = {{s.say("3 月 13 日", "13 March"), s.say("平台已收件", "Received by the portal"), done()},
                     {{}, s.say("部门受理", "Accepted by the department"), done()},
                     {{}, s.say("部门办理", "The department decides"), now()},
                     {{}, s.say("办好", "Done"), later()}},
            .parts = {{s.say("澄湖区公安分局派出所", "澄湖区公安分局派出所"), s.say("居住登记", "居住登记"),
                       s.say("部门正在办", "The department is working on it"), now()},
                      {s.say("澄湖区公安分局", "澄湖区公安分局"), s.say("居住证制发", "居住证制发"),
                       s.say("在等前一个部门", "Waiting for another department"), now()}}};
}

ProgressCaseView toCorrect(const Scene &s)
{
    auto view = residence(s);
    view.state = s.say("需要您补正", "Something has to be corrected");
    view.mark = care();
    view.meaning = s.say("补上以后，部门接着办。", "Once it is corrected, the department goes on.");
    view.correction = s.say("现在住在哪里：地址缺少门牌号\n租赁合同照片不清晰",
                            "Where you live: the address has no house number\nThe picture of the lease cannot be read");
    view.correctionHow
        = s.say("请在 3 月 28 日前，送到澄湖区公安分局派出所窗口。", "By 28 March, at: 澄湖区公安分局派出所窗口.");
    view.line[2].what = s.say("等您补正", "Waits for your correction");
    view.parts[0].state = view.state;
    view.parts[0].mark = care();
    return view;
}

ProgressCaseView toCorrectHere(const Scene &s)
{
    auto view = toCorrect(s);
    view.correctionHow = s.say("请在 3 月 28 日前补上。文字的在这里补，其余的送到澄湖区公安分局派出所窗口。",
                               "By 28 March. What is text here, the rest at: 澄湖区公安分局派出所窗口.");
    view.canCorrect = true;
    return view;
}

ProgressCaseView refusedInPart(const Scene &s)
{
    auto view = residence(s);
    view.state = s.say("有的部门没有通过", "Not granted by every department");
    view.mark = QStringLiteral("over");
    view.meaning = s.say("原因和怎么申诉，窗口给您说清楚。", "A window explains why, and how to appeal.");
    view.line[2].progress = view.line[3].progress = done();
    view.line[3] = {s.say("3 月 17 日", "17 March"), s.say("没有通过", "Not granted"), done()};
    view.parts[0].state = s.say("办好了", "Done");
    view.parts[0].mark = done();
    view.parts[1].state = s.say("没有通过", "Not granted");
    view.parts[1].mark = QStringLiteral("over");
    view.parts[1].why = s.say("在本区居住不满半年。", "Less than half a year in this district.");
    view.canRate = true;
    return view;
}

ProgressCaseView printed(const Scene &s)
{
    auto view = residence(s);
    view.state = s.say("办好了", "Done");
    view.mark = done();
    view.meaning = s.say("怎么取，看短信，或到窗口问一问。", "The text message says how to get it, a window too.");
    view.line[2].progress = view.line[3].progress = done();
    view.line[3].when = s.say("3 月 17 日", "17 March");
    view.parts.clear();
    return view;
}

ProgressCaseView byReceipt(const Scene &s, ProgressCaseView view)
{
    view.byReceipt = true;
    view.number = s.say("编号 CH-7Q4M-2KD9-X", "Number CH-7Q4M-2KD9-X");
    view.parts.clear();
    if (!view.correction.isEmpty()) {
        view.correction.clear();
        view.meaning
            = s.say("补什么，用身份证查，这里不写出来。", "Ask with your ID card what it is; it is not shown here.");
    }
    return view;
}

ProgressCaseView waitingHere(const Scene &s)
{
    auto view = byReceipt(s, residence(s));
    view.state = s.say("已在本机收件", "Received by this machine");
    view.meaning = s.say("联网后自动送出，不用您再来，也不会送两次。",
                         "It is sent by itself once the network is back, exactly once.");
    view.line = {{s.say("3 月 13 日", "13 March"), s.say("本机已收件", "Received by this machine"), done()},
                 {{}, s.say("联网后送到平台", "Sent to the portal once online"), now()},
                 {{}, s.say("部门受理", "Accepted by the department"), later()}};
    return view;
}

ProgressCaseView away(const Scene &s)
{
    auto view = byReceipt(s, residence(s));
    view.title = s.say("现在查不到", "Not known right now");
    view.state = s.say("网络暂时不通", "The network is down");
    view.mark = QStringLiteral("over");
    view.meaning = s.say("这个编号的件不在本机等着送。您的件不受影响，请过一会儿再查。",
                         "No case of this number waits here. Yours is not affected; ask again later.");
    view.line.clear();
    return view;
}

void one(Scene &s, const ProgressCaseView &view)
{
    if (!view.byReceipt) {
        list(s, {});
        s.frame.backAvailable = true;
    }
    s.kiosk.progressCase()->show(view);
}

ProgressCaseView coSigned(const Scene &s)
{
    return {.title = s.say("既有住宅加装电梯", "A lift for an existing house"),
            .number = s.say("办件编号 CH20260313000041", "Case CH20260313000041"),
            .state = s.say("您已经签好", "You have signed"),
            .mark = done(),
            .meaning = s.say("平台已收到。还差 1 人签名，签齐了部门就开始办。",
                             "The portal has it. Still to sign: 1. Then the department begins.")};
}

void code(Scene &s, const QString &entry, const QString &error = {}, bool scanner = false, bool signing = false)
{
    s.frame.backAvailable = true;
    s.kiosk.progressCode()->show(
        {.error = error, .example = QStringLiteral("CH-7Q4M-2KD9-X"), .scanner = scanner, .signing = signing});
    s.kiosk.progressCode()->setEntry(entry);
}

} // namespace

QList<Sample> progressSamples()
{
    return {
        {"ways", "", [](Scene &s) { ways(s, false); }},
        {"ways", "portal-away", [](Scene &s) { ways(s, true); }},
        {"ways", "voice", voices},
        {"progress-list", "", [](Scene &s) { list(s, cases(s)); }},
        {"progress-list", "many", [](Scene &s) { list(s, cases(s) + cases(s) + cases(s)); }},
        {"progress-list", "none", [](Scene &s) { list(s, {}); }},
        {"progress-list", "loading", [](Scene &s) { list(s, {}, true); }},
        {"progress-case", "", [](Scene &s) { one(s, residence(s)); }},
        {"progress-case", "correct", [](Scene &s) { one(s, toCorrect(s)); }},
        {"progress-case", "correct-here", [](Scene &s) { one(s, toCorrectHere(s)); }},
        {"progress-case", "refused-in-part", [](Scene &s) { one(s, refusedInPart(s)); }},
        {"progress-case", "done", [](Scene &s) { one(s, printed(s)); }},
        {"progress-case", "receipt", [](Scene &s) { one(s, byReceipt(s, residence(s))); }},
        {"progress-case", "receipt-correct", [](Scene &s) { one(s, byReceipt(s, toCorrect(s))); }},
        {"progress-case", "waiting-here", [](Scene &s) { one(s, waitingHere(s)); }},
        {"progress-case", "portal-away", [](Scene &s) { one(s, away(s)); }},
        {"progress-code", "", [](Scene &s) { code(s, {}); }},
        {"progress-code", "typed", [](Scene &s) { code(s, QStringLiteral("CH7Q4M2KD9X")); }},
        {"progress-code", "short",
         [](Scene &s) {
             code(s, QStringLiteral("CH7Q4M2"),
                  s.say("还差 4 位，请对照小票补上。", "4 characters are missing. Compare it with the receipt."));
         }},
        {"progress-code", "wrong",
         [](Scene &s) {
             code(s, QStringLiteral("CH7Q4M2KD9Y"),
                  s.say("这个编号对不上，请对照小票，看看哪一位不一样。",
                        "This number does not add up. Compare it with the receipt."));
         }},
        {"progress-case", "co-signed", [](Scene &s) { one(s, coSigned(s)); }},
        {"progress-code", "signing", [](Scene &s) { code(s, {}, {}, false, true); }},
        {"progress-code", "signed-already",
         [](Scene &s) {
             code(s, QStringLiteral("CH7Q4M2KD9X"),
                  s.say("这份件您已经签过了，不用再签。", "You have signed this already. Nothing more to do."), false,
                  true);
         }},
        {"progress-code", "scanner", [](Scene &s) { code(s, {}, {}, true); }},
    };
}

} // namespace kiosk::samples
