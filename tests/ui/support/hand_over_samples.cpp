// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

namespace kiosk::samples {

namespace {

HandOverView asking(const Scene &s)
{
    return {.title = s.say("换个地方接着办？", "Go on elsewhere?"),
            .sub = s.say("已答完的存到政务平台，不留在这台机器里。",
                         "What you have answered is kept by the portal, not by this machine."),
            .item = s.say("居住证申领", "Apply for a residence permit"),
            .lines
            = {s.say("平台替您存 7 天，给您一个码", "The portal keeps it 7 days and gives you a code"),
               s.say("凭身份证和码，在窗口、手机、自助机接着办", "ID card and code: go on at a window, phone or kiosk"),
               s.say("这次就到这里，还没有交上去", "This visit ends; nothing is handed in yet")},
            .proceedWords = s.say("存好并取码", "Keep it, get the code")};
}

HandOverView kept(const Scene &s)
{
    return {.title = s.say("存好了，凭码接着办", "Kept: go on with this code"),
            .sub = s.say("还没有交上去。码也用短信发给您了。", "Not handed in yet. The code comes by text, too."),
            .item = s.say("居住证申领", "Apply for a residence permit"),
            .code = QStringLiteral("CH-7Q4M-2KD9-X"),
            .until = s.say("3 月 20 日 10:31前用一次，只能您本人用", "Good once until 20 March, 10:31, for you alone"),
            .lines = {s.say("自助机：首页“查进度”，点“接着办”", "Here: \"Progress\", then \"Go on with a code\""),
                      s.say("手机：政务服务网，点“接着办”", "Phone: the service portal, \"Go on\""),
                      s.say("窗口：政务服务中心 2 楼 12 号窗口", "Window: 12, second floor of the service centre")},
            .notice = s.say("小票上也有这个码，请取走。", "The slip has the code, too. Please take it."),
            .proceedWords = s.say("记下了，结束", "Noted, finish"),
            .backAvailable = false};
}

HandOverView found(const Scene &s, const QString &notice = {})
{
    return {.title = s.say("找到了，接着办", "Found: go on from here"),
            .sub = s.say("点下面的键以后，这个码就用掉了。", "The key below uses the code up."),
            .item = s.say("居住证申领", "Apply for a residence permit"),
            .lines = {s.say("3 月 13 日 10:31 存的", "Kept on 13 March, 10:31"),
                      s.say("已填好 5 项，不用再填", "Answers that are there already: 5")},
            .notice = notice,
            .proceedWords = s.say("接着办", "Go on")};
}

void show(Scene &s, const HandOverView &view, int step)
{
    s.steps(step, true);
    if (step == 0) // in the function, before it is the item's
        s.frame.stepNames.clear();
    s.frame.backAvailable = view.backAvailable;
    s.kiosk.handOver()->show(view);
}

void code(Scene &s, const QString &entry, const QString &error = {}, bool scanner = false)
{
    s.frame.backAvailable = true;
    s.kiosk.resumeCode()->show({.error = error, .example = QStringLiteral("CH-7Q4M-2KD9-X"), .scanner = scanner});
    s.kiosk.resumeCode()->setEntry(entry);
}

} // namespace

QList<Sample> handOverSamples()
{
    return {
        {"hand-over", "", [](Scene &s) { show(s, asking(s), 3); }},
        {"hand-over", "not-kept",
         [](Scene &s) {
             HandOverView view = asking(s);
             view.notice = s.say("现在连不上平台，还没有存。您填的都在，可以接着填，或稍后再试。",
                                 "The portal cannot be reached: not kept yet. All you filled in is here; go on, or "
                                 "try later.");
             view.proceedWords = s.say("再试一次", "Try again");
             show(s, view, 3);
         }},
        {"hand-over", "kept", [](Scene &s) { show(s, kept(s), 3); }},
        {"resume-code", "", [](Scene &s) { code(s, {}); }},
        {"resume-code", "not-here",
         [](Scene &s) {
             code(s, QStringLiteral("CH7Q4M2KD9X"),
                  s.say("这台机器现在办不了这件事。码还能用，请到窗口或手机上接着办。",
                        "This machine cannot do it now. The code is still good at a window or on a phone."));
         }},
        {"resume-code", "scanner", [](Scene &s) { code(s, {}, {}, true); }},
        {"resume-found", "", [](Scene &s) { show(s, found(s), 0); }},
        {"resume-found", "asked-again",
         [](Scene &s) {
             show(
                 s,
                 found(s,
                       s.say("这个事项更新过，有 1 项请您再答一次。", "The form has changed. Answers asked again: 1.")),
                 0);
         }},
    };
}

} // namespace kiosk::samples
