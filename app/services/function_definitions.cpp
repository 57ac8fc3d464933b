// SPDX-License-Identifier: Apache-2.0
#include "function_definitions.h"

namespace kiosk {

ServiceDefinition functionOf(QStringView id, const Words &title, const Words &facts)
{
    ServiceDefinition made;
    made.id = id.toString();
    made.version = QStringLiteral("1.0.0");
    made.title = title;
    made.facts = facts;
    made.window = functionWords(u"政务服务中心的咨询窗口", u"The information window of the service centre");
    made.rated = false;
    made.keepDays = 0; // nothing goes on elsewhere: no item of the catalogue has it
    return made;
}

ServiceDefinition personalFunctionOf(QStringView id, const Words &title, const Words &facts)
{
    ServiceDefinition made = functionOf(id, title, facts);
    made.devices = {QStringLiteral("idcard")};
    made.optionalDevices = {QStringLiteral("scanner")};
    made.portalServices = {QStringLiteral("sms")};
    made.identity = {IdentityMethod::CardSms, IdentityMethod::LicenceCode, IdentityMethod::Window};
    made.accepts = {QStringLiteral("resident"), QStringLiteral("hk-macau-taiwan-resident"),
                    QStringLiteral("foreigner-2017"), QStringLiteral("foreigner-2023")};
    made.steps = {functionStep(QStringLiteral("identity"), StepKind::Identity,
                               functionWords(u"证明您是本人", u"Confirm it is you"))};
    return made;
}

} // namespace kiosk
