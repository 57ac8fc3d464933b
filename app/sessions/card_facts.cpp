// SPDX-License-Identifier: Apache-2.0
#include "card_facts.h"

#include <identity/ethnic_groups.h>

namespace kiosk {
namespace {

StatedSex statedSex(hal::Sex sex)
{
    if (sex == hal::Sex::Male)
        return StatedSex::Male;
    return sex == hal::Sex::Female ? StatedSex::Female : StatedSex::NotKnown;
}

QString sexWords(hal::Sex sex)
{
    if (sex == hal::Sex::Male)
        return QStringLiteral("男");
    return sex == hal::Sex::Female ? QStringLiteral("女") : QString();
}

} // namespace

const SensitiveText &nameOn(const hal::IdCardRecord &card)
{
    return card.name.isEmpty() ? card.englishName : card.name;
}

KnownValues knownFrom(const hal::IdCardRecord &card)
{
    KnownValues known;
    const auto put = [&known](const char *key, QStringView value) {
        known.insert(QString::fromLatin1(key), std::make_shared<const SensitiveText>(value));
    };
    put("name", nameOn(card).view());
    put("number", card.number.view());
    put("birth", card.birth.toString(Qt::ISODate));
    put("sex", sexWords(card.sex));
    put("ethnicGroup", ethnicGroupName(card.ethnicCode));
    put("address", card.address.view());
    return known;
}

Result<void> judgeCard(const hal::IdCardRecord &card, const ServiceDefinition &service, QDate today)
{
    DocumentKinds accepted;
    for (const QString &name : service.accepts) {
        if (const auto kind = documentKind(name))
            accepted |= *kind;
    }
    DocumentFacts facts;
    facts.kind = documentKind(QString::fromLatin1(hal::codeName(card.kind))).value_or(DocumentKind::Resident);
    facts.number = card.number.view();
    facts.birth = card.birth;
    facts.sex = statedSex(card.sex);
    facts.validFrom = card.validFrom;
    facts.validTo = card.validTo;
    return judgeDocument(facts, accepted, today);
}

} // namespace kiosk
