// SPDX-License-Identifier: Apache-2.0
// Pages about materials, agreements, and who cannot have the item.
#include "sample_words.h"

namespace kiosk::samples {
namespace {

void materials(Scene &s, bool isFirst)
{
    s.steps(3, true);
    const QString done = QStringLiteral("done");
    QList<MaterialRow> rows{{s.say("结婚证", "Marriage certificate"),
                             s.say("部门之间已共享，不用带", "Shared between departments: nothing to bring"), done},
                            {s.say("出生医学证明", "Birth certificate"), {}, QStringLiteral("now")},
                            {s.say("居住证明", "Proof of residence"), {}, QStringLiteral("later")}};
    if (isFirst)
        rows = {{s.say("离职证明", "Certificate of leaving"), {}, QStringLiteral("now")}};
    QList<ChoiceRow> ways{
        {.id = QStringLiteral("commitment"),
         .title = s.say("没带，我书面承诺", "Not with me: I promise in writing"),
         .lines = s.say("承诺不实要补正，并记入信用", "A false promise is corrected and recorded"),
         .chosen = true},
        {.id = QStringLiteral("later"),
         .title = s.say("没带，15 个工作日内补交", "Not with me: handed in within 15 working days"),
         .lines = s.say("先受理，不耽误", "Your case starts today")},
        {.id = QStringLiteral("scan"),
         .title = s.say("带了，在这台机器上扫描", "I have it: scan it here"),
         .available = false,
         .reason = s.say("这台机器现在收不了，请选别的。", "This machine cannot take it now. Please choose another.")}};
    s.kiosk.materials()->show(
        {.title = isFirst ? s.say("离职证明怎么给我们？", "How do you give us the certificate of leaving?")
                          : s.say("出生医学证明怎么给我们？", "How do you give us the birth certificate?"),
         .hint = s.say("没带也能办，选一种办法。", "You can go on without it. Choose a way."),
         .why = s.say("孩子的姓名和出生时间以它为准。", "It decides the child's name and time of birth."),
         .rows = rows,
         .ways = ways,
         .confirmWords = s.say("就这样给", "Give it so"),
         .confirmable = true});
}

void statement(Scene &s, bool isPromise)
{
    s.steps(2);
    if (isPromise)
        return s.kiosk.statement()->show(
            {.title = s.say("请您书面承诺", "Your promise in writing"),
             .hint = s.say("念一遍，同意再按。", "Please read it before you press."),
             .points
             = {s.say("孩子出生在中国境内，出生医学证明由助产机构签发。",
                      "The child was born in China; the certificate was issued by the maternity ward."),
                s.say("上面写的姓名和出生时间和证明上的一样。", "Name and time of birth are as on the certificate."),
                s.say("如果不实，愿意补正，并承担相应的责任。", "If it is untrue, I correct it and answer for it.")},
             .why = s.say("有了承诺，证明可以不带。", "With this promise you need not bring the certificate."),
             .receivers = s.say("澄湖区卫生健康局", "Chenghu Health Bureau"),
             .agreeWords = s.say("我承诺", "I promise")});
    s.kiosk.statement()->show(
        {.title = s.say("要查您的婚姻和社保记录", "We look up your marriage and insurance records"),
         .hint = s.say("同意后自动取，不用您带证明。", "Then nothing needs to be brought."),
         .points = {s.say("只查办这件事要用的两项。", "Only the two that this service needs."),
                    s.say("只给受理部门看，办完不留在机器里。", "Only the department sees them; nothing stays here."),
                    s.say("不同意也能办，但要自己带证明。", "Without it you can go on, with papers of your own.")},
         .receivers = s.say("澄湖区卫生健康局", "Chenghu Health Bureau"),
         .agreeWords = s.say("我同意", "I agree"),
         .declineWords = s.say("不同意", "I do not agree")});
}

void notEligible(Scene &s)
{
    s.steps(3);
    s.kiosk.notEligible()->show(
        {.title = s.say("高龄津贴从 70 岁开始领", "The allowance begins at 70"),
         .text = s.say("按身份证上的生日算，现在还没到。", "By the date of birth on the card it is not time yet."),
         .instead = s.say("满 70 岁的当月再来，当月就开始发。60 岁起可以先办老年优待证。",
                          "Come in the month you turn 70: payment starts then. From 60 you can get a senior card."),
         .window = s.say("一楼 5 号窗口，工作日 9:00—17:00", "Window 5, floor 1, weekdays 9:00–17:00")});
}

} // namespace

QList<Sample> evidenceSamples()
{
    return {
        {"materials", "", [](Scene &s) { materials(s, false); }},
        {"materials", "first", [](Scene &s) { materials(s, true); }},
        {"statement", "", [](Scene &s) { statement(s, false); }},
        {"statement", "promise", [](Scene &s) { statement(s, true); }},
        {"not-eligible", "", notEligible},
    };
}

} // namespace kiosk::samples
