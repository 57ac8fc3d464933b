// SPDX-License-Identifier: Apache-2.0
#include "burden.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

bool comesFrom(const FieldDefinition &field, AnswerSource source)
{
    return std::any_of(field.prefill.cbegin(), field.prefill.cend(),
                       [source](const Prefill &prefill) { return prefill.from == source; });
}

struct Column {
    const char *head;
    int width;
    int ItemBurden::*value;
};
constexpr std::array Columns{
    Column{"fields", 8, &ItemBurden::fields},       Column{"card", 6, &ItemBurden::fromCard},
    Column{"shared", 8, &ItemBurden::fromPortal},   Column{"asked", 7, &ItemBurden::askedAlways},
    Column{"at most", 9, &ItemBurden::askedAtMost}, Column{"steps", 7, &ItemBurden::steps},
    Column{"days", 6, &ItemBurden::promiseDays},    Column{"budget s", 10, &ItemBurden::budgetS}};

QString lineOf(const ItemBurden &burden, int idWidth)
{
    QString line = burden.id.leftJustified(idWidth);
    for (const Column &column : Columns)
        line += QString::number(burden.*column.value).rightJustified(column.width);
    return line + (burden.costs ? QStringLiteral("  costs") : QString()) + QLatin1Char('\n');
}

} // namespace

ItemBurden burdenOf(const ServiceDefinition &service)
{
    ItemBurden burden{service.id};
    burden.promiseDays = service.promiseDays;
    burden.budgetS = service.budgetS;
    for (const FieldDefinition &field : service.fields) {
        const bool onCard = comesFrom(field, AnswerSource::Card);
        const bool isShared = comesFrom(field, AnswerSource::Portal) && !onCard;
        const bool asked = service.asks(field.id);
        const bool isAgain = field.repeat.index > 1; // of a repeat group, which is one thing to know
        burden.fields += isAgain ? 0 : 1;
        burden.fromCard += onCard ? 1 : 0;
        burden.fromPortal += isShared && !isAgain ? 1 : 0;
        burden.askedAlways += asked && field.prefill.isEmpty() && field.when.kind == Predicate::Kind::Always ? 1 : 0;
        burden.askedAtMost += asked ? 1 : 0;
    }
    for (const StepDefinition &step : service.steps) {
        burden.steps += step.title.isEmpty() ? 0 : 1;
        burden.costs = burden.costs || step.kind == StepKind::Pay;
    }
    return burden;
}

QString burdenTable(const QList<ServicePtr> &services)
{
    ItemBurden sum{QStringLiteral("in sum")};
    qsizetype idWidth = sum.id.size();
    for (const ServicePtr &service : services)
        idWidth = std::max(idWidth, service->id.size());
    QString table = QString().leftJustified(idWidth);
    for (const Column &column : Columns)
        table += QString::fromLatin1(column.head).rightJustified(column.width);
    table += QLatin1Char('\n');
    for (const ServicePtr &service : services) {
        const ItemBurden burden = burdenOf(*service);
        for (const Column &column : Columns)
            sum.*column.value += burden.*column.value;
        table += lineOf(burden, static_cast<int>(idWidth));
    }
    return table + lineOf(sum, static_cast<int>(idWidth));
}

} // namespace kiosk
