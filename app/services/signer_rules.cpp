// SPDX-License-Identifier: Apache-2.0
#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

bool isSigned(const ServiceDefinition &service)
{
    return std::any_of(service.steps.cbegin(), service.steps.cend(),
                       [](const StepDefinition &step) { return step.kind == StepKind::Signature; });
}

bool isAlwaysSigned(const ServiceDefinition &service)
{
    return std::any_of(service.steps.cbegin(), service.steps.cend(), [](const StepDefinition &step) {
        return step.kind == StepKind::Signature && step.when.kind == Predicate::Kind::Always;
    });
}

// Whoever applies is asked, whatever he answered before: nobody can sign who may be left unnamed.
bool isAlwaysAsked(const ServiceDefinition &service, const FieldDefinition &field)
{
    return field.when.kind == Predicate::Kind::Always
        && std::any_of(service.steps.cbegin(), service.steps.cend(), [&](const StepDefinition &step) {
               return step.kind == StepKind::Form && step.when.kind == Predicate::Kind::Always
                   && step.fields.contains(field.id);
           });
}

void examineField(const ServiceDefinition &service, const QString &id, FieldKind kind, const Reader &reader)
{
    const FieldDefinition *field = service.field(id);
    if (!field)
        reader.complain(QStringLiteral("there is no field \"%1\"").arg(id), suggestionFor(id, idsOf(service.fields)));
    else if (field->kind != kind)
        reader.complain(QStringLiteral("\"%1\" is a %2, not a %3")
                            .arg(id, QString::fromLatin1(codeName(field->kind)), QString::fromLatin1(codeName(kind))),
                        QStringLiteral("A signer has a field of kind \"name\" and one of kind \"idNumber\"."));
    else if (!isAlwaysAsked(service, *field))
        reader.complain(QStringLiteral("\"%1\" is not asked of everybody").arg(id),
                        QStringLiteral("Ask it in a form without \"when\": a signer must be named in every case."));
}

} // namespace

void examineSigners(const ServiceDefinition &service, const Reader &root)
{
    const Reader signers = root.at(QStringLiteral("signers"));
    if (!service.wetInk.isEmpty() && (isSigned(service) || !service.signers.isEmpty()))
        root.at(QStringLiteral("wetInk"))
            .complain(QStringLiteral("the law wants ink on paper, and yet it is signed on the glass"),
                      QStringLiteral("Take \"signature\" and \"signers\" away: it is signed at the window."));
    if (!service.signers.isEmpty() && !isAlwaysSigned(service))
        signers.complain(QStringLiteral("others sign what the applicant does not sign"),
                         QStringLiteral("Add a \"signature\" step without \"when\"."));
    if (service.signers.isEmpty() != (service.signWithinDays == 0))
        root.at(QStringLiteral("signWithinDays"))
            .complain(QStringLiteral("\"signers\" and \"signWithinDays\" go together"),
                      QStringLiteral("Say until when the others have to sign, or that nobody else does."));
    QStringList ids{QStringLiteral("applicant")}; // the role of whoever hands it in
    QStringList fields;
    const auto once = [](QStringList &seen, const QString &value, const Reader &reader, const QString &hint) {
        if (seen.contains(value))
            reader.complain(QStringLiteral("\"%1\" stands for somebody else already").arg(value), hint);
        seen << value;
    };
    for (qsizetype i = 0; i < service.signers.size(); ++i) {
        const Signer &signer = service.signers[i];
        const Reader reader = signers.at(i);
        once(ids, signer.id, reader.at(QStringLiteral("id")), QStringLiteral("Give each signer a role of his own."));
        const Reader name = reader.at(QStringLiteral("name"));
        const Reader number = reader.at(QStringLiteral("number"));
        examineField(service, signer.name, FieldKind::Name, name);
        examineField(service, signer.number, FieldKind::IdNumber, number);
        const QString own = QStringLiteral("Ask for each signer by himself.");
        once(fields, signer.name, name, own);
        once(fields, signer.number, number, own);
    }
}

} // namespace kiosk
