// SPDX-License-Identifier: Apache-2.0
// Items and life areas are written by people: an item or findings, never both and never neither.
#include <config/document.h>
#include <services/bundle.h>
#include <services/life_area.h>
#include <services/service_definition.h>

#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examineCondition(const ServiceDefinition &service, const Predicate &when)
{
    const auto never = [](const QString &) { return false; };
    (void)holds(when, {never, {}, {}}); // of what has no answer nothing else is asked
    const auto always = [](const QString &) { return true; };
    for (const QStringView value : {QStringView(u"2026-03-01"), QStringView(u"12.5"), QStringView()})
        (void)holds(when,
                    {always, [value](const QString &) { return value; },
                     [](const QString &) { return AnswerSource::Card; }, JourneyMode::Conditional, QDate(2026, 3, 1)});
    for (const QString &name : fieldsNamedBy(when))
        mustHold(service.field(name) != nullptr);
}

void examineItem(const ServiceDefinition &service)
{
    mustHold(!service.id.isEmpty() && !service.steps.isEmpty());
    for (const FieldDefinition &field : service.fields) {
        mustHold(service.field(field.id) == &field);
        examineCondition(service, field.when);
    }
    for (const StepDefinition &step : service.steps) {
        mustHold(service.step(step.id) == &step);
        mustHold(step.output.isEmpty() || service.output(step.output));
        examineCondition(service, step.when);
        for (const EligibilityExit &exit : step.exits)
            examineCondition(service, exit.when);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const auto file = QStringLiteral("an item.json");
    Findings findings;
    const auto service = decodeService(json, file, findings);
    mustHold((service != nullptr) == findings.isEmpty());
    if (service)
        examineItem(*service);
    Findings ofBundle;
    mustHold(decodeBundle(json, file, ofBundle).has_value() == ofBundle.isEmpty());
    Findings ofPart;
    const bool isBroken = decodeFieldPart(json, file, ofPart).isBroken;
    mustHold(isBroken == !ofPart.isEmpty());
    Findings ofAreas;
    const auto areas = decodeLifeAreas(json, file, ofAreas);
    mustHold(!ofAreas.isEmpty() || !areas.isEmpty());
    static const bool described = !serviceSchema().isEmpty() && !fieldPartSchema().isEmpty()
        && !lifeAreasSchema().isEmpty(); // by the same tables
    mustHold(described);
    Findings ofFile;
    mustHold(readFile(QStringLiteral("/dev/null"), file, ofFile) && !readFile(QStringLiteral("/"), file, ofFile));
    // what stands before the text changes nothing of it
    Findings behindMark;
    (void)decodeService(QByteArrayLiteral("\xEF\xBB\xBF") + json, file, behindMark);
    mustHold(json.startsWith("\xEF\xBB\xBF") || behindMark.size() == findings.size());
    return 0;
}
