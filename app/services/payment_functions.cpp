// SPDX-License-Identifier: Apache-2.0
#include "payment_functions.h"

#include "function_definitions.h"

namespace kiosk {
namespace {

ServicePtr noticePayment()
{
    ServiceDefinition made
        = functionOf(kNoticePayment, functionWords(u"用缴款码缴费", u"Pay a notice by its code"),
                     functionWords(u"罚款、考试费、学费等 · 不用证件", u"Fines, fees, tuition · no ID needed"));
    made.portalServices = {QStringLiteral("payments")};
    made.window = functionWords(u"政务服务中心的缴费窗口", u"The payment window of the service centre");
    made.steps = {functionStep(QStringLiteral("notice"), StepKind::Notice, functionWords(u"核对缴款单", u"The notice")),
                  functionStep(QStringLiteral("pay"), StepKind::Pay, functionWords(u"付款", u"Payment")),
                  functionStep(QStringLiteral("paid"), StepKind::NoticePaid, functionWords(u"拿收据", u"Receipt"))};
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace

QList<ServicePtr> paymentFunctions() { return {noticePayment()}; }

} // namespace kiosk
