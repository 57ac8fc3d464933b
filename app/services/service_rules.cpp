// SPDX-License-Identifier: Apache-2.0
#include "service_rules.h"

#include "official_numbers.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

constexpr qsizetype kCreditCodeLength = 18;

bool hasStep(const ServiceDefinition &service, StepKind kind)
{
    return std::any_of(service.steps.cbegin(), service.steps.cend(),
                       [&](const StepDefinition &step) { return step.kind == kind; });
}

bool prefillsFrom(const ServiceDefinition &service, AnswerSource source)
{
    return std::any_of(service.fields.cbegin(), service.fields.cend(), [&](const FieldDefinition &field) {
        return std::any_of(field.prefill.cbegin(), field.prefill.cend(),
                           [&](const Prefill &each) { return each.from == source; });
    });
}

qsizetype hanziIn(const QString &text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

void examineReading(const QString &hanzi, const QString &reading, const Reader &reader)
{
    const qsizetype syllables = reading.split(QLatin1Char(' ')).size();
    if (syllables != hanziIn(hanzi))
        reader.complain(QStringLiteral("the reading has %1 syllables, \"%2\" has %3 hanzi")
                            .arg(syllables)
                            .arg(hanzi)
                            .arg(hanziIn(hanzi)),
                        QStringLiteral("Write one syllable for each hanzi, with spaces between."));
}

void examineSearch(const ServiceDefinition &service, const Reader &search)
{
    examineReading(service.title.zh, service.reading, search.at(QStringLiteral("reading")));
    for (qsizetype i = 0; i < service.synonyms.size(); ++i)
        examineReading(service.synonyms[i].zh, service.synonyms[i].reading,
                       search.at(QStringLiteral("synonyms")).at(i).at(QStringLiteral("reading")));
}

void examineIdentity(const ServiceDefinition &service, const Reader &identity)
{
    const QSet<IdentityMethod> methods(service.identity.cbegin(), service.identity.cend());
    if (methods.size() < 2)
        identity.at(QStringLiteral("methods"))
            .complain(QStringLiteral("there is no other way to show who one is"),
                      QStringLiteral("Add a second method; \"window\" sends the citizen to the staffed window."));
    if (service.identity.startsWith(IdentityMethod::LicenceCode))
        identity.at(QStringLiteral("methods"))
            .complain(QStringLiteral("not every machine has a scanner for \"licence-code\", and it comes first"),
                      QStringLiteral("Put it behind another method."));
    if (service.whenPortalAway == IdentityMethod::CardSms)
        identity.at(QStringLiteral("whenPortalAway"))
            .complain(QStringLiteral("\"card+sms\" needs the portal, which is away then"),
                      QStringLiteral("Did you mean \"card\"?"));
}

// The portal is away: every field must still get a value, and nothing may be promised that only the portal can give.
void examineOffline(const ServiceDefinition &service, const Reader &offline)
{
    const Reader policy = offline.at(QStringLiteral("policy"));
    if (service.offline == OfflinePolicy::Refuse) {
        if (service.whenPortalAway)
            policy.complain(
                QStringLiteral("the item is refused while the portal is away, and yet names an identity for that time"),
                QStringLiteral("Use \"accept-conditionally\", or take identity/whenPortalAway away."));
        return;
    }
    if (!service.whenPortalAway)
        policy.complain(
            QStringLiteral("the item is accepted while the portal is away, but nobody can identify himself then"),
            QStringLiteral("Add identity/whenPortalAway, or use \"refuse\"."));
    if (hasStep(service, StepKind::Claim) || hasStep(service, StepKind::Choose) || hasStep(service, StepKind::Pay))
        policy.complain(
            QStringLiteral(
                "lists, payments and print claims come from the portal, so the item cannot be accepted without it"),
            QStringLiteral("Use \"refuse\"."));
    if (!hasStep(service, StepKind::Submit))
        policy.complain(QStringLiteral("the item submits nothing, so there is nothing to accept conditionally"),
                        QStringLiteral("Use \"refuse\"."));
    for (const FieldDefinition &field : service.fields) {
        const bool asked = std::any_of(service.steps.cbegin(), service.steps.cend(), [&](const StepDefinition &step) {
            return asksQuestions(step.kind) && step.fields.contains(field.id);
        });
        const bool fromCard = std::any_of(field.prefill.cbegin(), field.prefill.cend(),
                                          [](const Prefill &each) { return each.from == AnswerSource::Card; });
        if (!asked && !fromCard && field.when.kind == Predicate::Kind::Always)
            policy.complain(
                QStringLiteral("while the portal is away \"%1\" has no value: only the portal knows it").arg(field.id),
                QStringLiteral("Ask it in a form, or give it the condition {\"mode\": \"normal\"}."));
    }
}

} // namespace

void examineNeeds(const ServiceDefinition &service, const Reader &root)
{
    const Reader devices = root.at(QStringLiteral("requires")).at(QStringLiteral("devices"));
    const Reader portal = root.at(QStringLiteral("requires")).at(QStringLiteral("portal"));
    const auto needsService = [&](bool used, const char *name) {
        const QString service_ = QString::fromLatin1(name);
        if (used && !service.portalServices.contains(service_))
            portal.complain(QStringLiteral("the item uses the portal's \"%1\" without saying so").arg(service_),
                            QStringLiteral("Add \"%1\" to the list.").arg(service_));
    };
    needsService(service.identity.contains(IdentityMethod::CardSms) || service.principal(), "sms");
    needsService(prefillsFrom(service, AnswerSource::Portal), "prefill");
    needsService(hasStep(service, StepKind::Choose), "choices");
    needsService(hasStep(service, StepKind::Pay), "payments");
    needsService(hasStep(service, StepKind::Submit), "submissions");
    needsService(hasStep(service, StepKind::Claim), "claims");
    needsService(hasStep(service, StepKind::Rate), "ratings");

    if (service.identity.contains(IdentityMethod::LicenceCode)
        && !service.optionalDevices.contains(QStringLiteral("scanner")))
        root.at(QStringLiteral("requires"))
            .at(QStringLiteral("optionalDevices"))
            .complain(QStringLiteral("\"licence-code\" is shown to a scanner, which is not in the list"),
                      QStringLiteral("Add \"scanner\"."));
    const bool readsCards = hasStep(service, StepKind::Identity) || service.principal();
    if (readsCards && !service.devices.contains(QStringLiteral("idcard")))
        devices.complain(QStringLiteral("the item reads an ID card without the reader in its list"),
                         QStringLiteral("Add \"idcard\"."));
    if (prefillsFrom(service, AnswerSource::Portal) && !hasStep(service, StepKind::Prefill))
        root.at(QStringLiteral("steps"))
            .complain(QStringLiteral("fields are prefilled from the portal, but no step asks it"),
                      QStringLiteral("Add a \"prefill\" step."));
    for (qsizetype i = 0; i < service.outputs.size(); ++i) {
        const ServiceOutput &output = service.outputs[i];
        const bool required = service.devices.contains(output.device);
        const Reader reader = root.at(QStringLiteral("outputs")).at(i).at(QStringLiteral("device"));
        if (output.kind != OutputKind::Certificate && !output.blank.isEmpty())
            root.at(QStringLiteral("outputs"))
                .at(i)
                .at(QStringLiteral("blank"))
                .complain(QStringLiteral("only a certificate goes on a sheet with a printed number"),
                          QStringLiteral("Take \"blank\" away."));
        if (output.kind == OutputKind::Certificate && !required)
            reader.complain(QStringLiteral("a certificate is printed on \"%1\", which the item does not require")
                                .arg(output.device),
                            QStringLiteral("Add \"%1\" to requires/devices.").arg(output.device));
        else if (!required && !service.optionalDevices.contains(output.device))
            reader.complain(QStringLiteral("\"%1\" is in neither list of devices").arg(output.device),
                            QStringLiteral("Add \"%1\" to requires/optionalDevices.").arg(output.device));
    }
}

void examineService(const ServiceDefinition &service, const Reader &root)
{
    if (!creditCodeHolds(QStringView(service.code).first(kCreditCodeLength)))
        root.at(QStringLiteral("code"))
            .complain(QStringLiteral("the check sign of the organ's credit code is wrong"),
                      QStringLiteral("Compare the first 18 characters with the official code."));
    examineSearch(service, root.at(QStringLiteral("search")));
    examineIdentity(service, root.at(QStringLiteral("identity")));
    examineFields(service, root);
    examineEvidence(service, root);
    examineSteps(service, root);
    if (service.members.isEmpty()) // those of a bundle are its members', joined
        examineConditions(service, root);
    examineRepetitions(service, root);
    examineValues(service, root);
    examineSigners(service, root);
    examineNeeds(service, root);
    examineOffline(service, root.at(QStringLiteral("offline")));
    if (hasStep(service, StepKind::Submit) && service.outboxDays == 0)
        root.at(QStringLiteral("retention"))
            .at(QStringLiteral("outboxDays"))
            .complain(QStringLiteral("a case may wait in the outbox, so nobody may be told after 0 days"),
                      QStringLiteral("Use at least 1."));
    examineTests(service, root);
}

} // namespace kiosk
