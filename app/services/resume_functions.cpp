// SPDX-License-Identifier: Apache-2.0
#include "resume_functions.h"

#include "function_definitions.h"

namespace kiosk {

ServicePtr resumeFunction()
{
    ServiceDefinition made
        = personalFunctionOf(kResume, functionWords(u"接着办", u"Go on with a code"),
                             functionWords(u"身份证 + 短信码 + 接着办的码", u"ID card + text code + your code"));
    made.steps << functionStep(QStringLiteral("resume"), StepKind::Resume, functionWords(u"输入码", u"Enter the code"));
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace kiosk
