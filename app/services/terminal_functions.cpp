// SPDX-License-Identifier: Apache-2.0
#include "terminal_functions.h"

namespace kiosk {
namespace {

Words words(const char16_t *zh, const char16_t *en) { return {QString::fromUtf16(zh), QString::fromUtf16(en)}; }

StepDefinition step(const QString &id, StepKind kind, const Words &title = {})
{
    StepDefinition made;
    made.id = id;
    made.kind = kind;
    made.title = title;
    return made;
}

const Words kWindow = words(u"政务服务中心的咨询窗口", u"The information window of the service centre");

ServicePtr caseProgress()
{
    ServiceDefinition made;
    made.id = kCaseProgress.toString();
    made.version = QStringLiteral("1.0.0");
    made.title = words(u"用身份证查我的件", u"My cases, by ID card");
    made.facts
        = words(u"身份证 + 短信码 · 看到每个部门办到哪一步", u"ID card + text code · how far each department is");
    made.window = kWindow;
    made.devices = {QStringLiteral("idcard")};
    made.portalServices = {QStringLiteral("sms")};
    made.identity = {IdentityMethod::CardSms, IdentityMethod::Window};
    made.accepts = {QStringLiteral("resident"), QStringLiteral("hk-macau-taiwan-resident"),
                    QStringLiteral("foreigner-2017"), QStringLiteral("foreigner-2023")};
    made.steps = {step(QStringLiteral("identity"), StepKind::Identity, words(u"证明您是本人", u"Confirm it is you")),
                  step(QStringLiteral("progress"), StepKind::Progress, words(u"看进度", u"See progress"))};
    made.rated = false;
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

ServicePtr receiptProgress()
{
    ServiceDefinition made;
    made.id = kReceiptProgress.toString();
    made.version = QStringLiteral("1.0.0");
    made.title = words(u"用小票上的编号查", u"By the number on your receipt");
    made.facts = words(u"不用证件 · 只说办到哪一步", u"No ID needed · only how far it is");
    made.window = kWindow;
    made.steps = {step(QStringLiteral("progress"), StepKind::Progress)};
    made.rated = false;
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace

QList<ServicePtr> progressFunctions()
{
    static const QList<ServicePtr> all{caseProgress(), receiptProgress()};
    return all;
}

ServicePtr terminalFunction(QStringView id)
{
    for (const ServicePtr &each : progressFunctions()) {
        if (each->id == id)
            return each;
    }
    return nullptr;
}

} // namespace kiosk
