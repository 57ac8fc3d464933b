// SPDX-License-Identifier: Apache-2.0
#include "bill_functions.h"

#include "function_definitions.h"

namespace kiosk {
namespace {

// No printer is asked for: a bill that is only read has been had as well.
ServicePtr myBills()
{
    ServiceDefinition made = personalFunctionOf(kMyBills, functionWords(u"取电子票据", u"My electronic bills"),
                                                functionWords(u"身份证 + 短信码 · 看到全部票据，打印副本",
                                                              u"ID card + text code · all your bills, and copies"));
    made.steps << functionStep(QStringLiteral("bills"), StepKind::Bills, functionWords(u"选票据", u"Choose a bill"));
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace

QList<ServicePtr> billFunctions() { return {myBills()}; }

} // namespace kiosk
