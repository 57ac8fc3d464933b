// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

namespace kiosk::samples {

namespace {

InquiryView box(const Scene &s)
{
    return {.examples = {{QStringLiteral("opening-hours"), s.say("大厅几点开门", "What are the opening hours")},
                         {QStringLiteral("toilets"), s.say("厕所在哪", "Where is the toilet")},
                         {QStringLiteral("parking"), s.say("停车场在哪", "Where can I park")},
                         {QStringLiteral("lost-id-card"), s.say("身份证丢了怎么办", "I lost my ID card")},
                         {QStringLiteral("no-id-card"), s.say("没带身份证能办吗", "I have no ID card with me")},
                         {QStringLiteral("agents"), s.say("可以代办吗", "Can I apply for somebody else")}},
            .person = s.say("一楼 1 号窗口，工作日 9:00—17:00", "Window 1, floor 1, weekdays 9:00–17:00"),
            .phone = s.say("值班电话 0571-0000 0199", "Duty desk 0571-0000 0199")};
}

void show(Scene &s, const InquiryView &view)
{
    s.frame.timeLeftS = -1;
    s.frame.backAvailable = true;
    s.frame.homeAvailable = true;
    s.kiosk.inquiry()->show(view);
    s.kiosk.inquiry()->setHanzi(s.language == Language::Chinese);
}

void question(Scene &s, const QString &text, bool hanzi)
{
    show(s, box(s));
    s.kiosk.inquiry()->setHanzi(hanzi);
    s.kiosk.inquiry()->setQuestion(text);
}

InquiryView answered(const Scene &s)
{
    auto view = box(s);
    view.outcome = InquiryViewModel::Outcome::Answered;
    view.asked = s.say("打印出来的证书有没有盖章", "Is the printed certificate sealed");
    view.answer = s.say("有。机器打出来就带电子印章，和窗口盖的一样有效。",
                        "Yes. What the machine prints carries an electronic seal, as valid as one from a window.");
    view.source = s.say("电子签名法，2026 年 1 月 20 日", "Electronic Signature Law, 20 January 2026");
    view.items = {{.id = QStringLiteral("property-certificate-print"),
                   .title = s.say("不动产权证书打印", "Print a property certificate"),
                   .facts = s.say("身份证 + 短信码 · 约 1 分钟 · 免费", "ID card + SMS code · 1 minute · free")}};
    return view;
}

// The longest there may be: a place, a note and two items of which one cannot be had.
InquiryView place(const Scene &s, bool overdue)
{
    auto view = answered(s);
    view.asked = s.say("不动产在几楼", "Which floor is real estate");
    view.answer = s.say("不动产登记在一楼 6 号窗口。打印证书、换证可以用这台机器。",
                        "Property registration: window 6, floor 1. Certificates are printed by this machine.");
    view.source = s.say("大厅楼层指引，2026 年 2 月 10 日", "Floor guide of the hall, 10 February 2026");
    view.window = s.say("6 号窗口", "Window 6");
    view.floor = s.say("一楼", "Floor 1");
    if (overdue)
        view.note = s.say("这一条过了复核的日子，去之前请再问一下。",
                          "This answer was due to be checked again. Please ask before you rely on it.");
    else
        view.items << ItemRow{.id = QStringLiteral("property-certificate-exchange"),
                              .title = s.say("不动产权证书换证", "Exchange a property certificate"),
                              .available = false,
                              .reason = s.say("这台机器的证书纸用完了。", "No certificate paper here."),
                              .elsewhere = s.say("左手边 5 号机可以办。", "Machine 5, on your left, has some.")};
    return view;
}

InquiryView unsure(const Scene &s)
{
    auto view = box(s);
    view.outcome = InquiryViewModel::Outcome::Choose;
    view.choices = {{QStringLiteral("lost-id-card"), s.say("身份证丢了怎么办", "I lost my ID card")},
                    {QStringLiteral("id-card-expired"), s.say("身份证过期了", "My ID card has expired")},
                    {QStringLiteral("item:residence-permit-application/bring"),
                     s.say("居住证申领，要带什么", "Apply for a residence permit: what to bring")}};
    return view;
}

} // namespace

QList<Sample> inquirySamples()
{
    return {
        {"inquiry", "", [](Scene &s) { show(s, box(s)); }},
        {"inquiry", "typing",
         [](Scene &s) { question(s, s.say("我的身份证丢了，要去哪", "i lost my id card, where"), true); }},
        {"inquiry", "asked",
         [](Scene &s) {
             question(s,
                      s.say("我弟弟在外地工作，我能不能替他到窗口把居住证办了，要带些什么东西呢",
                            "my brother works in another city, can i apply for his permit at a window"),
                      s.language == Language::Chinese);
         }},
        {"inquiry", "letters", [](Scene &s) { question(s, QStringLiteral("where can i park"), false); }},
        {"answer", "", [](Scene &s) { show(s, answered(s)); }},
        {"answer", "place", [](Scene &s) { show(s, place(s, false)); }},
        {"answer", "overdue", [](Scene &s) { show(s, place(s, true)); }},
        {"answer", "unsure", [](Scene &s) { show(s, unsure(s)); }},
        {"answer", "none", [](Scene &s) { show(s, box(s)); }},
    };
}

} // namespace kiosk::samples
