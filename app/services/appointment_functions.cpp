// SPDX-License-Identifier: Apache-2.0
#include "appointment_functions.h"

#include "function_definitions.h"

namespace kiosk {
namespace {

ServicePtr booking()
{
    ServiceDefinition made
        = personalFunctionOf(kAppointmentBook, functionWords(u"约个时间到窗口办", u"Book a time at a window"),
                             functionWords(u"身份证 + 短信码 · 选事项、日期和时间",
                                           u"ID card + text code · choose what, which day and when"));
    made.steps << functionStep(QStringLiteral("booking"), StepKind::Booking, functionWords(u"选时间", u"Choose a time"))
               << functionStep(QStringLiteral("slip"), StepKind::AppointmentSlip,
                               functionWords(u"预约单", u"Your appointment"));
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

ServicePtr own()
{
    ServiceDefinition made = personalFunctionOf(
        kAppointmentList, functionWords(u"我的预约：签到、取消", u"My appointments: check in, cancel"),
        functionWords(u"身份证 + 短信码 · 到了签到，拿排队号", u"ID card + text code · check in, get your number"));
    made.steps << functionStep(QStringLiteral("appointments"), StepKind::Appointments,
                               functionWords(u"我的预约", u"My appointments"));
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

ServicePtr queueTicket()
{
    ServiceDefinition made
        = functionOf(kQueueTicket, functionWords(u"没有预约，现在取号", u"No appointment: take a number now"),
                     functionWords(u"不用证件 · 选事项，打出排队号", u"No ID needed · choose what, get your number"));
    made.portalServices = {QStringLiteral("queue")};
    made.steps = {functionStep(QStringLiteral("queue"), StepKind::Queue)};
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace

QList<ServicePtr> appointmentFunctions() { return {booking(), own(), queueTicket()}; }

} // namespace kiosk
