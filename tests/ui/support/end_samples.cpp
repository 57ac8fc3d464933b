// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

#include <presentation/fault_words.h>

namespace kiosk::samples {

namespace {

using Seal = DoneViewModel::Seal;
using Receipt = DoneViewModel::Receipt;

DoneView residence(const Scene &s, Seal seal)
{
    const auto platform = seal == Seal::Platform;
    const auto done = QStringLiteral("done"), now = QStringLiteral("now"), later = QStringLiteral("later");
    return {.title = s.say("您的申请，我们收下了", "We have your application"),
            .item = s.say("居住证申领", "Residence permit"),
            .department = s.say("澄湖区公安分局", "Public Security Bureau"),
            .seal = seal,
            .sealTime = QStringLiteral("2026-03-12  10:31"),
            .receiptCode = QStringLiteral("CH-7Q4M-2KD9-X"),
            .qrPayload = QStringLiteral("https://portal.example/r/CH-7Q4M-2KD9-X"),
            .caseNo = platform ? QStringLiteral("2026-0312-0047") : QString(),
            .receipt = Receipt::Printed,
            .next = {{s.say("今天 10:31", "Today 10:31"),
                      platform ? s.say("本机已收件，平台已收件", "Received here and at the portal")
                               : s.say("本机已收件，正在送平台", "Received here, on its way"),
                      done},
                     {s.say("3 月 13 日前", "By 13 March"),
                      s.say("公安分局受理，短信告诉您", "The bureau accepts it; SMS to you"), now},
                     {s.say("3 月 17 日前", "By 17 March"), s.say("审核完成", "Checked"), later},
                     {s.say("3 月 20 日前", "By 20 March"), s.say("居住证寄到现住地址", "The permit is posted to you"),
                      later}},
            .takeAway = s.say("身份证和小票", "Your ID card and the slip")};
}

void doneConditional(Scene &s)
{
    auto view = residence(s, Seal::Machine);
    view.title = s.say("先收下了，等平台核验", "Taken in, to be verified");
    view.next.resize(3);
    view.next[1].what = s.say("核验身份，结果短信告诉您", "Verified; SMS to you");
    view.notices = {{QStringLiteral("why"), s.say("有条件收件", "Accepted under a condition"),
                     s.say("核验通过才算受理。没通过也会短信告诉您。",
                           "It counts once it is verified. You will hear either way.")}};
    s.kiosk.done()->show(view);
}

void doneNoReceipt(Scene &s)
{
    auto view = residence(s, Seal::Platform);
    view.receipt = Receipt::OnScreenOnly;
    view.smsSent = true;
    view.next.resize(3);
    view.takeAway = s.say("身份证", "Your ID card");
    s.kiosk.done()->show(view);
}

void doneCorrection(Scene &s)
{
    auto view = residence(s, Seal::Machine);
    view.title = s.say("您的补正，我们收下了", "We have your correction");
    view.receipt = Receipt::NoReceipt;
    view.rates = false;
    view.receiptCode = view.qrPayload = QStringLiteral("CH20260313000041");
    view.caseNo.clear();
    view.next.resize(1);
    view.takeAway = s.say("身份证", "Your ID card");
    s.kiosk.done()->show(view);
}

void doneCertificate(Scene &s)
{
    auto view = residence(s, Seal::Platform);
    view.title = s.say("证书印好了", "Your certificate is printed");
    view.item = s.say("不动产权证书打印", "Property certificate");
    view.department = s.say("澄湖区不动产登记中心", "Real Estate Registration");
    view.next = {{s.say("今天 10:31", "Today 10:31"), s.say("印出一本，平台已记下", "One printed, the portal knows"),
                  QStringLiteral("done")},
                 {s.say("以后", "Later"), s.say("再要一本，凭身份证再来", "Come back with your ID card for more"),
                  QStringLiteral("later")}};
    view.takeAway = s.say("证书、身份证和小票", "Certificate, ID card and slip");
    s.kiosk.done()->show(view);
}

void rate(Scene &s, bool reasons)
{
    RateView view{.item = s.say("居住证申领", "Residence permit"),
                  .facts = s.say("澄湖区公安分局 · 用时 3 分 40 秒", "Public Security Bureau · 3 min 40 s")};
    if (reasons) {
        view.stars = 2;
        view.reasons = {{QStringLiteral("slow"), s.say("等得太久", "It took too long"), true},
                        {QStringLiteral("words"), s.say("看不懂写的什么", "The words were hard to follow"), false},
                        {QStringLiteral("machine"), s.say("机器不好用", "The machine was hard to use"), false},
                        {QStringLiteral("result"), s.say("没办成", "I did not get what I came for"), false}};
    }
    s.kiosk.rate()->show(view);
}

void goodbye(Scene &s, bool wiping)
{
    s.frame.timeLeftS = -1;
    s.kiosk.goodbye()->show({.wiped = {{s.say("身份证上的内容", "What the ID card said"), true},
                                       {s.say("您填写的内容", "What you filled in"), true},
                                       {s.say("验证码和手机号", "Code and phone number"), !wiping},
                                       {s.say("屏幕上的画面", "What the screen showed"), !wiping}},
                             .secondsLeft = wiping ? -1 : 6});
}

QList<WayRow> ways(const Scene &s, std::initializer_list<const char *> keys)
{
    QList<WayRow> rows;
    for (const auto *key : keys) {
        const QString name = QString::fromLatin1(key);
        if (name == QLatin1String("again"))
            rows.append({name, s.say("再试一次", "Try again"), s.say("从这一步接着办", "Continue from this step")});
        else if (name == QLatin1String("other-way"))
            rows.append({name, s.say("换左手边 5 号机", "Use machine 5, on your left"),
                         s.say("带上身份证，1 分钟印好", "Bring your ID card")});
        else
            rows.append({name, s.say("结束，改天再来", "End and come back later"),
                         s.say("这次的内容马上清除", "Everything is wiped at once")});
    }
    return rows;
}

void fault(Scene &s, ErrorCode code, const QString &slot, std::initializer_list<const char *> keys)
{
    const auto words = faultWords(code, s.language);
    s.kiosk.fault()->show(
        {.code = QString::fromLatin1(codeName(code)),
         .title = words.title,
         .sub = words.next,
         .safeTitle = s.say("什么是安全的", "What is safe"),
         .safe = words.safe,
         .slot = slot,
         .staffTold = slot == QLatin1String("certificate")
             ? s.say("10:32 已通知值班人员，约 5 分钟到。", "Staff was told at 10:32, here in 5 minutes.")
             : QString(),
         .helpCode = s.say("3 号机，", "Machine 3, ") + helpCode(code),
         .cardReminder = s.say("请带走身份证。", "Take your ID card with you."),
         .ways = ways(s, keys)});
}

} // namespace

QList<Sample> endSamples()
{
    return {
        {"done", "", [](Scene &s) { s.kiosk.done()->show(residence(s, Seal::Platform)); }},
        {"done", "machine", [](Scene &s) { s.kiosk.done()->show(residence(s, Seal::Machine)); }},
        {"done", "conditional", doneConditional},
        {"done", "no-receipt", doneNoReceipt},
        {"done", "correction", doneCorrection},
        {"done", "certificate", doneCertificate},
        {"rate", "", [](Scene &s) { rate(s, false); }},
        {"rate", "reasons", [](Scene &s) { rate(s, true); }},
        {"goodbye", "", [](Scene &s) { goodbye(s, false); }},
        {"goodbye", "wiping", [](Scene &s) { goodbye(s, true); }},
        {"idle-warning", "",
         [](Scene &s) {
             s.frame.timeLeftS = 28;
             s.frame.timeShort = true;
             s.kiosk.idle()->show({.secondsLeft = 28, .secondsTotal = 30});
         }},
        {"card-left", "", [](Scene &s) { s.kiosk.cardLeft()->show({.reminders = 1}); }},
        {"card-left", "told", [](Scene &s) { s.kiosk.cardLeft()->show({.reminders = 7, .staffTold = true}); }},
        {"fault", "",
         [](Scene &s) {
             s.steps(4);
             fault(s, ErrorCode::PaperJam, QStringLiteral("certificate"), {"again", "other-way", "home"});
         }},
        {"fault", "card-reader",
         [](Scene &s) {
             s.steps(1);
             fault(s, ErrorCode::LinkBroken, QStringLiteral("id-card"), {"again", "home"});
         }},
        {"fault", "portal",
         [](Scene &s) {
             s.steps(2);
             fault(s, ErrorCode::PortalUnreachable, {}, {"again", "home"});
         }},
        {"fault", "sms-locked",
         [](Scene &s) {
             s.steps(2);
             fault(s, ErrorCode::SmsCodeLocked, {}, {"home"});
         }},
    };
}

} // namespace kiosk::samples
