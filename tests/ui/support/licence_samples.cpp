// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

namespace kiosk::samples {

namespace {

void frame(Scene &s)
{
    s.steps(3);
    s.frame.stepNames = {s.say("证明您是本人", "Confirm it is you"), s.say("验证码", "Code"),
                         s.say("看证照", "See licences"), s.say("取副本", "Take the copy")};
}

void list(Scene &s, bool empty, bool loading = false)
{
    frame(s);
    const QList<CaseRow> rows{
        {QStringLiteral("household-register"), QStringLiteral("居民户口簿"), QStringLiteral("澄湖区公安分局"),
         s.say("有效", "Valid"), QStringLiteral("done")},
        {QStringLiteral("social-security-card"), QStringLiteral("社会保障卡"),
         QStringLiteral("澄湖区人力资源和社会保障局"), s.say("有效", "Valid"), QStringLiteral("done")},
        {QStringLiteral("driving-licence"), QStringLiteral("机动车驾驶证"), QStringLiteral("澄湖区公安局交通警察大队"),
         s.say("已过有效期", "Run out"), QStringLiteral("care")}};
    s.kiosk.licence()->show({.licences = empty || loading ? QList<CaseRow>() : rows, .loading = loading});
}

void one(Scene &s, const QString &standing, const QString &mark, const QString &note, bool printable = false)
{
    frame(s);
    s.frame.backAvailable = true;
    s.kiosk.licence()->show(
        {.title = QStringLiteral("社会保障卡"),
         .facts
         = {{s.say("持证人", "Holder"), QStringLiteral("林**")},
            {s.say("证照号码", "Number"), QStringLiteral("6414****0042")},
            {s.say("签发部门", "Issued by"), QStringLiteral("澄湖区人力资源和社会保障局")},
            {s.say("有效期", "Valid"), s.say("2024 年 6 月 1 日 至 2034 年 5 月 31 日", "1 June 2024 to 31 May 2034")}},
         .standing = standing,
         .mark = mark,
         .printable = printable,
         .note = note});
}

void code(Scene &s, const LicenceCodeView &view)
{
    s.steps(1);
    s.frame.backAvailable = true;
    s.kiosk.licenceCode()->show(view);
}

} // namespace

QList<Sample> licenceSamples()
{
    return {
        {"licence-code", "", [](Scene &s) { code(s, {}); }},
        {"licence-code", "checking", [](Scene &s) { code(s, {.checking = true}); }},
        {"licence-code", "used",
         [](Scene &s) {
             code(s,
                  {.wrongTitle = s.say("这个码用过了", "This code has been used"),
                   .wrongText = s.say("一个码只能用一次。请在手机上刷新，再对准一次。",
                                      "A code is good once. Refresh it on your phone and hold it up again.")});
         }},
        {"licence-code", "foreign",
         [](Scene &s) {
             code(s,
                  {.wrongTitle = s.say("这不是电子证照码", "This is no licence code"),
                   .wrongText = s.say("付款码、健康码都不行。请打开“电子证照”里的码。",
                                      "No payment or health code will do. Open the one of your electronic licence.")});
         }},
        {"licences", "", [](Scene &s) { list(s, false); }},
        {"licences", "none", [](Scene &s) { list(s, true); }},
        {"licences", "loading", [](Scene &s) { list(s, false, true); }},
        {"licence", "",
         [](Scene &s) {
             one(s, s.say("有效", "Valid"), QStringLiteral("done"),
                 s.say("副本每份有编号和二维码，收的人一扫就知道真假。可以多印几份。",
                       "Every copy has a number and a QR code that says whether it is real. You may print several."),
                 true);
         }},
        {"licence", "expired",
         [](Scene &s) {
             one(s, s.say("已过有效期", "Run out"), QStringLiteral("care"),
                 s.say("这个证照现在不能打印副本。怎么恢复，请问签发部门。",
                       "No copy can be printed now. Its issuer says how to restore it."));
         }},
        {"licence", "no-printer",
         [](Scene &s) {
             one(s, s.say("有效", "Valid"), QStringLiteral("done"),
                 s.say("打印机现在用不了，副本请到窗口打印。",
                       "The printer is not ready. A window can print the copy."));
         }},
    };
}

} // namespace kiosk::samples
