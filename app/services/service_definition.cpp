// SPDX-License-Identifier: Apache-2.0
#include "service_definition.h"

#include "field_kinds.h"
#include "item_expansion.h"
#include "service_records.h"
#include "service_rules.h"

#include <config/document.h>

#include <algorithm>

namespace kiosk {
namespace {

template <typename T> const T *byId(const QList<T> &list, QStringView id)
{
    const auto found = std::find_if(list.cbegin(), list.cend(), [&](const T &each) { return each.id == id; });
    return found == list.cend() ? nullptr : &*found;
}

} // namespace

const char *codeName(StepKind kind)
{
    switch (kind) {
    case StepKind::Guide: return "guide";
    case StepKind::Consent: return "consent";
    case StepKind::Identity: return "identity";
    case StepKind::Principal: return "principal";
    case StepKind::Prefill: return "prefill";
    case StepKind::Choose: return "choose";
    case StepKind::Form: return "form";
    case StepKind::Eligibility: return "eligibility";
    case StepKind::Materials: return "materials";
    case StepKind::Commitment: return "commitment";
    case StepKind::Review: return "review";
    case StepKind::Signature: return "signature";
    case StepKind::Pay: return "pay";
    case StepKind::Submit: return "submit";
    case StepKind::Claim: return "claim";
    case StepKind::Print: return "print";
    case StepKind::Receipt: return "receipt";
    case StepKind::Done: return "done";
    case StepKind::Rate: return "rate";
    case StepKind::Progress: return "progress";
    case StepKind::CoSign: return "co-sign";
    case StepKind::Booking: return "booking";
    case StepKind::AppointmentSlip: return "appointment-slip";
    case StepKind::Appointments: return "appointments";
    case StepKind::Queue: return "queue";
    case StepKind::Licences: return "licences";
    case StepKind::Deliveries: return "deliveries";
    case StepKind::Notice: return "notice";
    case StepKind::NoticePaid: return "notice-paid";
    case StepKind::Bills: return "bills";
    case StepKind::Resume: return "resume";
    }
    return "";
}

bool isLook(StepKind kind)
{
    switch (kind) {
    case StepKind::Progress:
    case StepKind::AppointmentSlip:
    case StepKind::Appointments:
    case StepKind::Queue:
    case StepKind::Licences:
    case StepKind::Bills:
    case StepKind::Deliveries: return true;
    default: return false;
    }
}

bool asksQuestions(StepKind kind)
{
    return kind == StepKind::Consent || kind == StepKind::Form || kind == StepKind::Materials
        || kind == StepKind::Commitment;
}

const char *codeName(IdentityMethod method)
{
    switch (method) {
    case IdentityMethod::CardSms: return "card+sms";
    case IdentityMethod::Card: return "card";
    case IdentityMethod::LicenceCode: return "licence-code";
    case IdentityMethod::Window: return "window";
    }
    return "";
}

bool needsPortal(IdentityMethod method)
{
    return method == IdentityMethod::CardSms || method == IdentityMethod::LicenceCode;
}

const char *codeName(Audience audience) { return audience == Audience::Person ? "person" : "company"; }
const char *codeName(OutputKind kind) { return kind == OutputKind::Certificate ? "certificate" : "receipt"; }
const char *codeName(OfflinePolicy policy)
{
    return policy == OfflinePolicy::Refuse ? "refuse" : "accept-conditionally";
}

const FieldDefinition *ServiceDefinition::field(QStringView fieldId) const { return byId(fields, fieldId); }
const StepDefinition *ServiceDefinition::step(QStringView stepId) const { return byId(steps, stepId); }
const ServiceOutput *ServiceDefinition::output(QStringView outputId) const { return byId(outputs, outputId); }

const StepDefinition *ServiceDefinition::principal() const
{
    const auto found = std::find_if(steps.cbegin(), steps.cend(),
                                    [](const StepDefinition &each) { return each.kind == StepKind::Principal; });
    return found == steps.cend() ? nullptr : &*found;
}

bool ServiceDefinition::asks(QStringView fieldId) const
{
    return std::any_of(steps.cbegin(), steps.cend(), [&](const StepDefinition &each) {
        return (asksQuestions(each.kind) || each.kind == StepKind::Choose) && each.fields.contains(fieldId);
    });
}

ServicePtr decodeService(const QByteArray &json, const QString &file, Findings &findings, const FieldParts &parts)
{
    const qsizetype before = findings.size();
    const std::optional<QJsonValue> tree = readJson(json, file, findings);
    const shape::Reader reader(file, findings);
    ServiceDefinition service;
    if (tree && serviceRecord().read(*tree, service, reader)) {
        const WrittenPlaces places = expandItem(service, parts, reader);
        const qsizetype expanded = findings.size();
        for (FieldDefinition &each : service.fields) {
            addOptionsOfKind(each);
            addRulesOfKind(each, service.asks(each.id));
        }
        if (findings.size() == before) // what stands for no fields would be missed everywhere else
            examineService(service, reader);
        places.correct(findings, expanded);
    }
    return findings.size() == before ? std::make_shared<const ServiceDefinition>(std::move(service)) : nullptr;
}

QJsonObject serviceSchema()
{
    shape::SchemaBook book;
    const QJsonObject root = serviceRecord().schema(book);
    return book.bind(root, QStringLiteral("Service item of the Yizhan terminal"));
}

} // namespace kiosk
