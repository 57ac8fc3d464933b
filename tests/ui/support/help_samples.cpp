// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

namespace kiosk::samples {

namespace {

HelpView asking(const Scene &s)
{
    return {.title = s.say("需要帮忙吗？", "Do you need help?"),
            .sub = s.say("您填的都在，不会丢。", "All you have filled in stays."),
            .phone = s.say("大厅值班 0574-0000 0000", "Hall desk 0574-0000 0000"),
            .say = s.say("3 号机，居住证申领", "Machine 3, Apply for a residence permit"),
            .window = s.say("二楼 12 号窗口", "Window 12, second floor"),
            .callWords = s.say("叫工作人员来", "Call a person"),
            .takeAlongAvailable = true};
}

HelpView called(const Scene &s)
{
    HelpView view = asking(s);
    view.title = s.say("已经叫人了", "Somebody has been called");
    view.sub = s.say("请在机器旁等一会儿，也可以先接着办。", "Please wait here. You may go on meanwhile.");
    view.notice = s.say("前面还有 2 位在等。", "Waiting before you: 2.");
    view.callWords.clear();
    view.takeBackAvailable = true;
    return view;
}

void show(Scene &s, const HelpView &view)
{
    s.frame.backAvailable = true;
    s.frame.helpAvailable = false;
    s.frame.helpCalled = view.takeBackAvailable;
    s.kiosk.help()->show(view);
}

} // namespace

QList<Sample> helpSamples()
{
    return {
        {"help", "", [](Scene &s) { show(s, asking(s)); }},
        {"help", "waiting", [](Scene &s) { show(s, called(s)); }},
        {"help", "coming",
         [](Scene &s) {
             HelpView view = called(s);
             view.title = s.say("有人来了", "Somebody is coming");
             view.coming = true;
             view.notice = s.say("咨询台 过来帮您，请在机器旁等一下。",
                                 "The information desk is coming to you. Please wait here.");
             show(s, view);
         }},
        {"help", "nobody",
         [](Scene &s) {
             HelpView view = asking(s);
             view.notice = s.say("现在没有人值班。请打电话，或者存好，上班时间到窗口接着办。",
                                 "Nobody is on duty now. Please ring up, or go on at a window in office hours.");
             show(s, view);
         }},
        {"help", "before",
         [](Scene &s) { // no item is open yet
             HelpView view = asking(s);
             view.say = s.say("3 号机", "Machine 3");
             view.window.clear();
             view.takeAlongAvailable = false;
             show(s, view);
         }},
    };
}

} // namespace kiosk::samples
