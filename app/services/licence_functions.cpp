// SPDX-License-Identifier: Apache-2.0
#include "licence_functions.h"

#include "function_definitions.h"

namespace kiosk {

QList<ServicePtr> licenceFunctions()
{
    ServiceDefinition made = personalFunctionOf(
        kLicenceCopies, functionWords(u"我的电子证照", u"My electronic licences"),
        functionWords(u"身份证 + 短信码 · 看一看，或打印副本", u"ID card + text code · look at them, or print a copy"));
    made.optionalDevices << QStringLiteral("certificate");
    FieldDefinition licence;
    licence.id = QStringLiteral("licence");
    licence.kind = FieldKind::Choice;
    licence.label = functionWords(u"要打印的证照", u"Licence to copy");
    made.fields = {licence};
    made.outputs = {{QStringLiteral("copy"), OutputKind::Certificate, QStringLiteral("certificate"), {}}};
    StepDefinition list
        = functionStep(QStringLiteral("licences"), StepKind::Licences, functionWords(u"看证照", u"See licences"));
    list.fields = {licence.id};
    StepDefinition print
        = functionStep(QStringLiteral("print"), StepKind::Print, functionWords(u"取副本", u"Take the copy"));
    print.output = QStringLiteral("copy");
    made.steps << list << functionStep(QStringLiteral("claim"), StepKind::Claim) << print;
    return {std::make_shared<const ServiceDefinition>(std::move(made))};
}

} // namespace kiosk
