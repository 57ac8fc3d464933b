// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

#include <presentation/screen_views.h>
#include <services/life_area.h>

#include <QFile>

namespace kiosk::samples {

namespace {

ItemRow certificate(const Scene &s)
{
    return {.id = QStringLiteral("property-certificate-print"),
            .title = s.say("不动产权证书打印", "Print a property certificate"),
            .icon = QStringLiteral("certificate"),
            .facts = s.say("身份证 + 短信码 · 约 1 分钟 · 免费", "ID card + SMS code · 1 minute · free"),
            .howLong = s.say("约 1 分钟", "About 1 minute")};
}

ItemRow residence(const Scene &s)
{
    return {.id = QStringLiteral("residence-permit-application"),
            .title = s.say("居住证申领", "Apply for a residence permit"),
            .icon = QStringLiteral("id-card"),
            .facts = s.say("身份证 + 短信码 · 约 4 分钟 · 免费", "ID card + SMS code · 4 minutes · free"),
            .howLong = s.say("约 4 分钟", "About 4 minutes")};
}

ItemRow grey(ItemRow row, const QString &reason, const QString &elsewhere)
{
    row.available = false;
    row.reason = reason;
    row.elsewhere = elsewhere;
    return row;
}

// the shipped ones: a name that does not fit its tile is found here
QList<AreaRow> areas(const Scene &s, Audience audience)
{
    const auto name = QStringLiteral("life-areas.json");
    QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/") + name);
    Findings findings;
    return file.open(QIODevice::ReadOnly)
        ? areaRows(decodeLifeAreas(file.readAll(), name, findings), audience, s.language)
        : QList<AreaRow>();
}

QList<FunctionRow> functions(const Scene &s)
{
    return {{QStringLiteral("progress"), s.say("查进度", "Progress"), QStringLiteral("progress"), 0},
            {QStringLiteral("appointment"), s.say("预约", "Book"), QStringLiteral("calendar"), 1},
            {QStringLiteral("payment"), s.say("缴费", "Pay"), QStringLiteral("money"), 2},
            {QStringLiteral("collect"), s.say("取件", "Collect"), QStringLiteral("locker"), 3},
            {QStringLiteral("questions"), s.say("咨询", "Ask"), QStringLiteral("chat"), 4}};
}

HomeView home(const Scene &s)
{
    return {.areas = areas(s, Audience::Person), .functions = functions(s), .frequent = {certificate(s), residence(s)}};
}

HomeView companyHome(const Scene &s)
{
    return {.company = true, .areas = areas(s, Audience::Company), .functions = functions(s)};
}

HomeView officesHome(const Scene &s, bool byWindow)
{
    auto view = home(s);
    view.byWindow = byWindow;
    const auto row = [&s](const char *zh, const char *en, const char *zhFacts, const char *enFacts) {
        return OfficeRow{QString::fromUtf8(zh), s.say(zh, en), s.say(zhFacts, enFacts)};
    };
    if (byWindow) {
        for (int i = 1; i <= 9; ++i)
            view.offices << row(qPrintable(QStringLiteral("一楼 %1 号窗口").arg(i)),
                                qPrintable(QStringLiteral("Window %1").arg(i)), "工作日 9:00—17:00 · 2 件事",
                                "floor 1, weekdays 9:00–17:00 · 2 services");
        return view;
    }
    view.offices = {row("澄湖区医疗保障局", "Chenghu Healthcare Security Bureau", "2 件事", "2 services"),
                    row("澄湖区人力资源和社会保障局", "Chenghu Human Resources and Social Security Bureau", "12 件事",
                        "12 services"),
                    row("澄湖区公安分局", "Chenghu Public Security Bureau", "1 件事", "1 service"),
                    row("澄湖区不动产登记中心", "Chenghu Real Estate Registration Centre", "2 件事", "2 services")};
    return view;
}

void startPage(Scene &s, const HomeView &view)
{
    s.frame.timeLeftS = -1;
    s.kiosk.home()->show(view);
}

HomeView greyHome(const Scene &s)
{
    auto view = home(s);
    view.frequent[0]
        = grey(view.frequent[0], s.say("这台机器的证书纸用完了。", "No certificate paper in this machine."),
               s.say("左手边 5 号机可以打印。", "Machine 5, on your left, can print it."));
    return view;
}

HomeView bareHome(const Scene &s)
{
    auto view = home(s);
    const auto window = s.say("请到一楼 6 号窗口。", "Go to window 6, ground floor.");
    view.frequent[0]
        = grey(view.frequent[0], s.say("读卡器和打印机没有接上。", "Reader and printer are missing."), window);
    view.frequent[1]
        = grey(view.frequent[1], s.say("身份证读卡器没有接上。", "The ID card reader is missing."), window);
    return view;
}

// What the portal's catalogue does not have, and what it has in another version; the row then names the item's window.
HomeView unlistedHome(const Scene &s)
{
    auto view = home(s);
    view.frequent[0] = grey(
        view.frequent[0], s.say("这件事平台现在不受理。", "This service is not being accepted for now."),
        s.say("请到一楼 6 号窗口，工作日 9:00—17:00。", "Please go to: Window 6, floor 1, weekdays 9:00–17:00."));
    view.frequent[1] = grey(
        view.frequent[1],
        s.say("这件事的规定有更新，这台机器还没换上。",
              "The rules of this service have changed, and this machine does not have them yet."),
        s.say("请到一楼 3 号窗口，工作日 9:00—17:00。", "Please go to: Window 3, floor 1, weekdays 9:00–17:00."));
    return view;
}

HomeView areaHome(const Scene &s, bool filled)
{
    auto view = home(s);
    view.areaTitle = filled ? s.say("安居", "Home") : s.say("退休", "Pension");
    view.areaHint = filled ? s.say("居住证、不动产、公积金。", "Residence permits and property.")
                           : s.say("养老金、优待证。", "Pensions and concessions.");
    if (filled)
        view.areaItems = {certificate(s), residence(s)};
    return view;
}

void search(Scene &s, const QString &text, bool found)
{
    auto view = home(s);
    if (found)
        view.results
            = {residence(s), grey(certificate(s), s.say("这台机器的证书纸用完了。", "No certificate paper here."), {})};
    s.kiosk.home()->show(view);
    s.kiosk.home()->setSearchText(text);
    s.frame.timeLeftS = -1;
}

GuideView certificateGuide(const Scene &s)
{
    return {.title = s.say("不动产权证书打印", "Print a property certificate"),
            .summary
            = s.say("打印您名下的证书，盖章有效，和窗口领的一样。", "Sealed and valid, like one from the window."),
            .bring = s.say("身份证、手机", "ID card, phone"),
            .howLong = s.say("约 1 分钟", "1 minute"),
            .cost = s.say("不收费", "Free"),
            .steps
            = {{QStringLiteral("id-card"), s.say("放身份证", "Place your ID card"),
                s.say("放在屏幕下方亮灯的位置，读完可以马上拿回。", "On the lit area. Take it back once it is read.")},
               {QStringLiteral("sms"), s.say("输入短信验证码", "Type the SMS code"),
                s.say("发到您预留的手机号，确认是您本人。", "It goes to the phone you registered.")},
               {QStringLiteral("certificate"), s.say("选证书，取证书", "Choose and take it"),
                s.say("从下方出口取走，请当场看一看内容。", "It comes out below. Check it on the spot.")}},
            .outcome = s.say("盖章的证书一本，小票一张", "One sealed certificate and a slip"),
            .limits = s.say("已抵押、已查封、共有人未到场的证书。", "Mortgaged, sealed or jointly held property."),
            .window = s.say("想找人办：一楼 6 号窗口，工作日 9:00—17:00", "In person: window 6, weekdays 9:00–17:00")};
}

GuideView residenceGuide(const Scene &s, bool conditional)
{
    return {.title = s.say("居住证申领", "Apply for a residence permit"),
            .summary = s.say("在本区住满半年，就可以申领。", "For those who have lived here half a year."),
            .bring = s.say("身份证、手机", "ID card, phone"),
            .howLong = s.say("约 4 分钟", "4 minutes"),
            .cost = s.say("不收费", "Free"),
            .steps = {{QStringLiteral("id-card"), s.say("放身份证", "Place your ID card"),
                       s.say("读出姓名和地址，不用您再填。", "Name and address come from the card.")},
                      {QStringLiteral("sms"), s.say("输入短信验证码", "Type the SMS code"),
                       s.say("发到您预留的手机号。", "It goes to the phone you registered.")},
                      {QStringLiteral("pen"), s.say("补几项", "Add what is missing"),
                       s.say("大多已经填好，看一看就行。", "Most of it is filled in already.")},
                      {QStringLiteral("receipt"), s.say("交上去，拿小票", "Hand it in"),
                       s.say("小票上有收件编号，凭它查进度。", "The slip has a code to ask about it.")}},
            .outcome = s.say("一张小票，10 个工作日内办好", "A slip now, the permit in ten days"),
            .window = s.say("想找人办：一楼 6 号窗口，工作日 9:00—17:00", "In person: window 6, weekdays 9:00–17:00"),
            .condition = conditional ? s.say("凭身份证先收下，连上以后再核验，结果短信告诉您。",
                                             "Taken in on your ID card now and verified later.")
                                     : QString(),
            .who = conditional ? QString() : s.say("须本人办理", "In person only")};
}

GuideView guideForAnother(const Scene &s)
{
    GuideView view = residenceGuide(s, false);
    view.who = s.say("可以替家人办，要带上对方的身份证，对方手机在身边",
                     "You may act for a relative: bring their ID card, with their phone at hand");
    return view;
}

} // namespace

QList<Sample> startSamples()
{
    return {
        {"attract", "", [](Scene &s) { startPage(s, home(s)); }},
        {"home", "", [](Scene &s) { startPage(s, home(s)); }},
        {"home", "grey", [](Scene &s) { startPage(s, greyHome(s)); }},
        {"home", "devices-missing", [](Scene &s) { startPage(s, bareHome(s)); }},
        {"home", "not-listed", [](Scene &s) { startPage(s, unlistedHome(s)); }},
        {"home", "company", [](Scene &s) { startPage(s, companyHome(s)); }},
        {"offices", "", [](Scene &s) { startPage(s, officesHome(s, false)); }},
        {"offices", "windows", [](Scene &s) { startPage(s, officesHome(s, true)); }},
        {"area", "", [](Scene &s) { startPage(s, areaHome(s, true)); }},
        {"area", "empty", [](Scene &s) { startPage(s, areaHome(s, false)); }},
        {"search", "", [](Scene &s) { search(s, {}, false); }},
        {"search", "found", [](Scene &s) { search(s, QStringLiteral("jzz"), true); }},
        {"search", "nothing", [](Scene &s) { search(s, QStringLiteral("xqw"), false); }},
        {"guide", "", [](Scene &s) { s.kiosk.guide()->show(certificateGuide(s)); }},
        {"guide", "residence", [](Scene &s) { s.kiosk.guide()->show(residenceGuide(s, false)); }},
        {"guide", "for-another", [](Scene &s) { s.kiosk.guide()->show(guideForAnother(s)); }},
        {"guide", "conditional", [](Scene &s) { s.kiosk.guide()->show(residenceGuide(s, true)); }},
    };
}

} // namespace kiosk::samples
