// SPDX-License-Identifier: Apache-2.0
#include "terminal_functions.h"

#include "bill_functions.h"
#include "function_definitions.h"
#include "payment_functions.h"
#include "progress_functions.h"

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
            .functions = progressFunctions()};
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

FunctionGroup collectGroup()
{
    return {.id = QStringLiteral("collect"),
            .icon = QStringLiteral("locker"),
            .title = functionWords(u"取件", u"Collect"),
            .place = 3,
            .heading = functionWords(u"取件", u"Collect"),
            .sub = functionWords(u"办好的、开好的，在这里取。", u"What is ready for you."),
            .note = functionWords(u"用身份证取，只看得到您自己的。", u"By ID card, and nobody's but yours."),
            .functions = billFunctions()};
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
    static const QList<FunctionGroup> all{progressGroup(), paymentGroup(), collectGroup(), questions()};
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
