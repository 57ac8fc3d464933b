// SPDX-License-Identifier: Apache-2.0
#include "terminal_functions.h"

#include "function_definitions.h"
#include "progress_functions.h"
#include "resume_functions.h"

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
            .functions = progressFunctions() << resumeFunction()};
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
    static const QList<FunctionGroup> all{progressGroup(), questions()};
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
