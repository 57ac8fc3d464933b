// SPDX-License-Identifier: Apache-2.0
// Whether an item's own tests speak of what the item has. What they promise is walked by preflight/rehearsal.h.
#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

void mustBeOneOf(const QString &word, const QStringList &known, const char *noun, const Reader &reader)
{
    if (!known.contains(word))
        reader.complain(QStringLiteral("there is no %1 \"%2\"").arg(QString::fromLatin1(noun), word),
                        suggestionFor(word, known));
}

QStringList portalKeys(const ServiceDefinition &service)
{
    QStringList keys;
    for (const FieldDefinition &field : service.fields) {
        for (const Prefill &prefill : field.prefill) {
            if (prefill.from == AnswerSource::Portal)
                keys << prefill.key;
        }
    }
    return keys;
}

void examineTest(const ServiceDefinition &service, const ItemTest &test, const Reader &place)
{
    const QStringList fields = idsOf(service.fields);
    const QStringList steps = idsOf(service.steps);
    const QStringList fromPortal = portalKeys(service);
    for (const QString &key : test.card.keys())
        mustBeOneOf(key, cardKeys(), "word on a card called", place.at(QStringLiteral("card")).at(key));
    for (const QString &key : test.principal.keys())
        mustBeOneOf(key, cardKeys(), "word on a card called", place.at(QStringLiteral("principal")).at(key));
    if (!test.principal.isEmpty() && !service.principal())
        place.at(QStringLiteral("principal"))
            .complain(QStringLiteral("nobody acts for another here"),
                      QStringLiteral("Add a \"principal\" step, or take the card away."));
    for (const QString &key : test.portal.keys())
        mustBeOneOf(key, fromPortal, "prefill by the portal's", place.at(QStringLiteral("portal")).at(key));
    for (const QString &field : test.answers.keys())
        mustBeOneOf(field, fields, "field", place.at(QStringLiteral("answers")).at(field));
    for (qsizetype i = 0; i < test.refused.size(); ++i)
        mustBeOneOf(test.refused[i].field, fields, "field",
                    place.at(QStringLiteral("refused")).at(i).at(QStringLiteral("field")));
    for (qsizetype i = 0; i < test.outcomes.size(); ++i) {
        const Reader outcome = place.at(QStringLiteral("outcomes")).at(i);
        mustBeOneOf(test.outcomes[i].step, steps, "step", outcome.at(QStringLiteral("step")));
        if (!test.outcomes[i].change.isEmpty())
            mustBeOneOf(test.outcomes[i].change, fields, "field", outcome.at(QStringLiteral("change")));
    }
    for (const QString &step : test.steps)
        mustBeOneOf(step, steps, "step", place.at(QStringLiteral("expect")).at(QStringLiteral("steps")));
}

} // namespace

void examineTests(const ServiceDefinition &service, const Reader &root)
{
    QStringList names;
    for (qsizetype i = 0; i < service.tests.size(); ++i) {
        const ItemTest &test = service.tests[i];
        const Reader place = root.at(QStringLiteral("tests")).at(i);
        if (names.contains(test.name))
            place.at(QStringLiteral("name"))
                .complain(QStringLiteral("two tests have this name"),
                          QStringLiteral("Say what is special about each."));
        names << test.name;
        examineTest(service, test, place);
    }
}

} // namespace kiosk
