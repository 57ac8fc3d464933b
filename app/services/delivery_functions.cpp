// SPDX-License-Identifier: Apache-2.0
#include "delivery_functions.h"

#include "function_definitions.h"

namespace kiosk {

QList<ServicePtr> deliveryFunctions()
{
    ServiceDefinition made
        = personalFunctionOf(kReceiveDocument, functionWords(u"签收部门文书", u"Documents served on you"),
                             functionWords(u"身份证 + 短信码 · 决定书、通知书，看过再签收",
                                           u"ID card + text code · read decisions and notices, then sign"));
    made.steps << functionStep(QStringLiteral("deliveries"), StepKind::Deliveries,
                               functionWords(u"看文书、签收", u"Read and sign"));
    return {std::make_shared<const ServiceDefinition>(std::move(made))};
}

} // namespace kiosk
