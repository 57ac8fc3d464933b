// SPDX-License-Identifier: Apache-2.0
#include "terminal_functions.h"

#include "appointment_functions.h"
#include "bill_functions.h"
#include "delivery_functions.h"
#include "function_definitions.h"
#include "licence_functions.h"
#include "payment_functions.h"
#include "progress_functions.h"
#include "resume_functions.h"
#include "signing_functions.h"
#include "voice_functions.h"

namespace kiosk {
namespace {

FunctionGroup progressGroup()
{
    return {.id = QStringLiteral("progress"),
            .icon = QStringLiteral("progress"),
            .title = functionWords(u"查进度", u"Progress"),
            .place = 0,
            .heading = functionWords(u"查办件进度", u"How far is my case?"),
            .sub = functionWords(u"用身份证看得全；用小票上的编号，不用证件。",
                                 u"Your ID card shows everything. The receipt needs none."),
            .note = functionWords(u"用编号查，屏幕上只有办到哪一步，没有姓名，也没有您交的内容。",
                                  u"By number you see how far it is: no name, and nothing you handed in."),
            .functions = progressFunctions() << coSignature() << resumeFunction()};
}

FunctionGroup voiceGroup()
{
    return {.id = QStringLiteral("voice"),
            .icon = QStringLiteral("chat"),
            .title = functionWords(u"投诉建议", u"Complaints"),
            .place = {},
            .heading = functionWords(u"投诉、建议、办不成事", u"Complaints and suggestions"),
            .sub = functionWords(u"有专人办理，给您一个编号，凭编号查结果。",
                                 u"Somebody looks into it. You get a number to ask by."),
            .note = functionWords(u"匿名反映，不记您是谁，也不用证件。", u"Without a name nothing says who you are."),
            .functions = voiceFunctions()};
}

FunctionGroup appointmentGroup()
{
    return {.id = QStringLiteral("appointment"),
            .icon = QStringLiteral("calendar"),
            .title = functionWords(u"预约", u"Book"),
            .place = 1,
            .heading = functionWords(u"预约到窗口办", u"A time at a window"),
            .sub = functionWords(u"约好时间再来，不用排长队。到了先签到。",
                                 u"Come at your time instead of queueing. Check in first."),
            .note = functionWords(u"预约不收费。不来，最好提前取消，让给别人。",
                                  u"It is free of charge. Cancel it when you cannot come, somebody else may."),
            .functions = appointmentFunctions()};
}

FunctionGroup collectGroup()
{
    return {.id = QStringLiteral("collect"),
            .icon = QStringLiteral("locker"),
            .title = functionWords(u"取件", u"Collect"),
            .place = 3,
            .heading = functionWords(u"取件、看证照", u"Collect, and see your licences"),
            .sub = functionWords(u"您的证照和部门给您的东西，都在这里。",
                                 u"Your licences, and what departments have for you."),
            .note = functionWords(u"只有您本人看得到。看完就清除，机器里不留。",
                                  u"Only you see it. It is erased when you leave."),
            .functions = deliveryFunctions() + licenceFunctions() + billFunctions()};
}

FunctionGroup paymentGroup()
{
    return {.id = QStringLiteral("payment"),
            .icon = QStringLiteral("money"),
            .title = functionWords(u"缴费", u"Pay"),
            .place = 2,
            .heading = functionWords(u"缴费", u"Pay a notice"),
            .sub
            = functionWords(u"拿着缴款通知就能付，替别人付也行。", u"With the notice in hand, also for somebody else."),
            .note = functionWords(u"一张缴款单只收一次。付之前，先给您看交给谁、交多少。",
                                  u"A notice is paid once. You see who gets how much before you pay."),
            .functions = paymentFunctions()};
}

FunctionGroup questions()
{
    return {.id = QStringLiteral("questions"),
            .icon = QStringLiteral("chat"),
            .title = functionWords(u"咨询", u"Ask"),
            .place = 4,
            .heading = {},
            .sub = {},
            .note = {},
            .functions = {}};
}

} // namespace

const QList<FunctionGroup> &functionGroups()
{
    static const QList<FunctionGroup> all{progressGroup(), appointmentGroup(), paymentGroup(),
                                          collectGroup(),  voiceGroup(),       questions()};
    return all;
}

const FunctionGroup *functionGroup(QStringView id)
{
    for (const FunctionGroup &each : functionGroups()) {
        if (each.id == id)
            return &each;
    }
    return nullptr;
}

ServicePtr terminalFunction(QStringView id)
{
    for (const FunctionGroup &group : functionGroups()) {
        for (const ServicePtr &each : group.functions) {
            if (each->id == id)
                return each;
        }
    }
    return nullptr;
}

} // namespace kiosk
