// SPDX-License-Identifier: Apache-2.0
// Whether any value can satisfy a field's validators, and what it costs to find out.
#include "service_rules.h"

#include "answer_pattern.h"
#include "official_numbers.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

const Validator *validatorOf(const FieldDefinition &field, FieldRule rule)
{
    const auto found = std::find_if(field.validators.cbegin(), field.validators.cend(), [rule](const Validator &each) {
        return each.rule == rule && each.field.isEmpty();
    });
    return found == field.validators.cend() ? nullptr : &*found;
}

// Two bounds that leave nothing between them.
void examineBounds(const FieldDefinition &field, const Reader &validators)
{
    const auto apart = [&](FieldRule least, FieldRule most, auto value) {
        const Validator *low = validatorOf(field, least);
        const Validator *high = validatorOf(field, most);
        if (low && high && value(*low) > value(*high))
            validators.complain(QStringLiteral("no value is good: \"%1\" lies above \"%2\"")
                                    .arg(QString::fromLatin1(codeName(least)), QString::fromLatin1(codeName(most))),
                                QStringLiteral("Exchange them, or correct one."));
    };
    apart(FieldRule::MinLength, FieldRule::MaxLength, [](const Validator &each) { return each.length; });
    apart(FieldRule::NotBefore, FieldRule::NotAfter, [](const Validator &each) { return each.days; });
    apart(FieldRule::AtLeast, FieldRule::AtMost, [](const Validator &each) { return parseDecimal(each.amount); });
}

void examinePattern(const QString &pattern, const Reader &reader)
{
    if (pattern.isEmpty() || !QRegularExpression(pattern).isValid()) // another rule says so
        return;
    if (!wholeValue(pattern).isValid())
        reader.complain(QStringLiteral("stands only by itself, not for a whole value"),
                        QStringLiteral("Take away what it begins with: \"(*\" and the like."));
    else if (explodes(pattern))
        reader.complain(QStringLiteral("a long answer would take too long to compare with this"),
                        QStringLiteral("Repeat nothing that is itself repeated: \"[a-z]+\", not \"([a-z]+)+\"."));
}

} // namespace

void examineValues(const ServiceDefinition &service, const Reader &root)
{
    for (qsizetype i = 0; i < service.fields.size(); ++i) {
        const FieldDefinition &field = service.fields[i];
        const Reader reader = root.at(QStringLiteral("fields")).at(i);
        const Reader validators = reader.at(QStringLiteral("validators"));
        examineBounds(field, validators);
        for (qsizetype j = 0; j < field.validators.size(); ++j)
            examinePattern(field.validators[j].pattern, validators.at(j).at(QStringLiteral("pattern")));
        if (!service.asks(field.id) && !field.prefill.isEmpty() && field.edit == EditRule::Editable)
            reader.at(QStringLiteral("edit"))
                .complain(QStringLiteral("no step asks this field, so nobody can edit it"),
                          QStringLiteral("Make it \"locked\" or \"dispute\", or add it to a form."));
    }
}

} // namespace kiosk
