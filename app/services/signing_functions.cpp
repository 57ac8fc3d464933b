// SPDX-License-Identifier: Apache-2.0
#include "signing_functions.h"

#include "function_definitions.h"

namespace kiosk {

ServicePtr coSignature()
{
    ServiceDefinition made = personalFunctionOf(
        kCoSignature, functionWords(u"给别人交的件签名", u"Sign what somebody handed in"),
        functionWords(u"身份证 + 短信码 + 小票上的编号", u"ID card + text code + number on the receipt"));
    made.steps << functionStep(QStringLiteral("co-sign"), StepKind::CoSign,
                               functionWords(u"看内容，签名", u"Read and sign"));
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace kiosk
