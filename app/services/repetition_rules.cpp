// SPDX-License-Identifier: Apache-2.0
// What stands in an item twice, or stands there for nothing: mostly a slip of copying.
#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

template <typename T, typename Key> void once(const QList<T> &list, const Reader &reader, Key key)
{
    QStringList seen;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString name = key(list[i]);
        if (seen.contains(name))
            reader.at(i).complain(QStringLiteral("\"%1\" stands in this list twice").arg(name.trimmed()),
                                  QStringLiteral("Keep one."));
        seen << name;
    }
}

QString itself(const QString &word) { return word; }

// What a validator asks, whatever it says.
QString asks(const Validator &validator)
{
    const QString rule = QString::fromLatin1(codeName(validator.rule));
    return rule + QLatin1Char(' ') + validator.pattern + validator.field;
}

// Two conditions that read the same are the same.
QString written(const Predicate &predicate)
{
    QStringList parts;
    for (const Predicate &part : predicate.parts)
        parts << written(part);
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 (%8)")
        .arg(static_cast<int>(predicate.kind))
        .arg(predicate.field, predicate.values.join(QLatin1Char(',')), predicate.amount)
        .arg(predicate.count)
        .arg(static_cast<int>(predicate.source))
        .arg(static_cast<int>(predicate.mode))
        .arg(parts.join(QLatin1Char(',')));
}

void examineNamed(const Predicate &predicate, const Reader &reader)
{
    once(predicate.values, reader, itself);
    once(predicate.parts, reader, written);
    for (const Predicate &part : predicate.parts)
        examineNamed(part, reader);
}

void examineFieldLists(const FieldDefinition &field, const Reader &reader)
{
    once(field.validators, reader.at(QStringLiteral("validators")), asks); // the kind adds none that the item has
    once(field.prefill, reader.at(QStringLiteral("prefill")), [](const Prefill &prefill) {
        return QString::fromLatin1(codeName(prefill.from)) + QLatin1Char(' ') + prefill.key;
    });
    once(field.points, reader.at(QStringLiteral("points")), [](const Words &point) { return point.zh; });
    examineNamed(field.when, reader.at(QStringLiteral("when")));
}

void examineStepLists(const StepDefinition &step, const Reader &reader)
{
    examineNamed(step.when, reader.at(QStringLiteral("when")));
    const Reader exits = reader.at(QStringLiteral("exits"));
    once(step.exits, exits, [](const EligibilityExit &exit) { return exit.title.zh + written(exit.when); });
    for (qsizetype i = 0; i < step.exits.size(); ++i)
        examineNamed(step.exits[i].when, exits.at(i).at(QStringLiteral("when")));
}

void examineLists(const ServiceDefinition &service, const Reader &root)
{
    const Reader needs = root.at(QStringLiteral("requires"));
    const Reader identity = root.at(QStringLiteral("identity"));
    once(service.devices, needs.at(QStringLiteral("devices")), itself);
    once(service.optionalDevices, needs.at(QStringLiteral("optionalDevices")), itself);
    once(service.portalServices, needs.at(QStringLiteral("portal")), itself);
    once(service.accepts, identity.at(QStringLiteral("accepts")), itself);
    once(service.identity, identity.at(QStringLiteral("methods")),
         [](IdentityMethod method) { return QString::fromLatin1(codeName(method)); });
    once(service.notices, root.at(QStringLiteral("notices")), itself);
    once(service.synonyms, root.at(QStringLiteral("search")).at(QStringLiteral("synonyms")),
         [](const SearchReading &synonym) { return synonym.zh; });
    once(service.guide, root.at(QStringLiteral("page")).at(QStringLiteral("guide")),
         [](const GuideLine &line) { return line.title.zh; });
    once(service.next, root.at(QStringLiteral("next")), [](const NextStep &next) { return next.text.zh; });
    once(service.lowReasons, root.at(QStringLiteral("rating")).at(QStringLiteral("lowReasons")),
         [](const RatingReason &reason) { return reason.id; });
    once(service.outputs, root.at(QStringLiteral("outputs")), [](const ServiceOutput &output) { return output.id; });
}

} // namespace

void examineRepetitions(const ServiceDefinition &service, const Reader &root)
{
    examineLists(service, root);
    const bool isOwn = service.members.isEmpty(); // the lists of a bundle are its members', joined
    for (qsizetype i = 0; isOwn && i < service.fields.size(); ++i)
        examineFieldLists(service.fields[i], root.at(QStringLiteral("fields")).at(i));
    for (qsizetype i = 0; isOwn && i < service.steps.size(); ++i)
        examineStepLists(service.steps[i], root.at(QStringLiteral("steps")).at(i));
    for (qsizetype i = 0; i < service.tests.size(); ++i)
        once(service.tests[i].refused, root.at(QStringLiteral("tests")).at(i).at(QStringLiteral("refused")),
             [](const RefusedAnswer &each) { return each.field + QLatin1Char(' ') + each.value; });
    const bool isMistyped = std::any_of(service.steps.cbegin(), service.steps.cend(), [&](const StepDefinition &step) {
        return !step.output.isEmpty() && !service.output(step.output);
    });
    for (qsizetype i = 0; i < service.outputs.size() && !isMistyped; ++i) { // else the step is to blame
        const QString &id = service.outputs[i].id;
        const bool isPrinted = std::any_of(service.steps.cbegin(), service.steps.cend(),
                                           [&](const StepDefinition &step) { return step.output == id; });
        if (!isPrinted)
            root.at(QStringLiteral("outputs"))
                .at(i)
                .complain(QStringLiteral("no step prints \"%1\"").arg(id),
                          QStringLiteral("Take it away, or name it in a step."));
    }
}

} // namespace kiosk
