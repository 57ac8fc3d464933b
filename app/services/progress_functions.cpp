// SPDX-License-Identifier: Apache-2.0
#include "progress_functions.h"

#include "function_definitions.h"

namespace kiosk {
namespace {

ServicePtr caseProgress()
{
    ServiceDefinition made
        = personalFunctionOf(kCaseProgress, functionWords(u"用身份证查我的件", u"My cases, by ID card"),
                             functionWords(u"身份证 + 短信码 · 看到每个部门办到哪一步",
                                           u"ID card + text code · how far each department is"));
    made.steps << functionStep(QStringLiteral("progress"), StepKind::Progress,
                               functionWords(u"看进度", u"See progress"));
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

ServicePtr receiptProgress()
{
    ServiceDefinition made
        = functionOf(kReceiptProgress, functionWords(u"用小票上的编号查", u"By the number on your receipt"),
                     functionWords(u"不用证件 · 只说办到哪一步", u"No ID needed · only how far it is"));
    made.steps = {functionStep(QStringLiteral("progress"), StepKind::Progress)};
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace

QList<ServicePtr> progressFunctions() { return {caseProgress(), receiptProgress()}; }

} // namespace kiosk
