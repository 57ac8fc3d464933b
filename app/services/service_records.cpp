// SPDX-License-Identifier: Apache-2.0
#include "service_records.h"

#include "icon_names.h"

#include <config/wiring.h>

namespace kiosk {
namespace {

using namespace shape;

const char *const kSyllables = "[a-z]+( [a-z]+)*";

Value<QString> reading()
{
    return text(QString::fromLatin1(kSyllables),
                QStringLiteral("pinyin in small letters without tones, one syllable per hanzi, e.g. \"ju zhu zheng\""));
}

const Record<SearchReading> &synonymRecord()
{
    static const Record<SearchReading> record
        = Record<SearchReading>("synonym")
              .required("zh", &SearchReading::zh, text(), "words people use for this item")
              .required("reading", &SearchReading::reading, reading(), "their pinyin");
    return record;
}

const Record<ServiceDefinition> &searchSection()
{
    static const Record<ServiceDefinition> record
        = Record<ServiceDefinition>("search")
              .required("reading", &ServiceDefinition::reading, reading(), "pinyin of the Chinese title")
              .optional("synonyms", &ServiceDefinition::synonyms, listOf(object(&synonymRecord)));
    return record;
}

const Record<GuideLine> &guideRecord()
{
    static const Record<GuideLine> record
        = Record<GuideLine>("guideLine")
              .required("icon", &GuideLine::icon, oneWordOf("icon", iconNames()), "name of an icon")
              .required("title", &GuideLine::title, words(), "what the citizen does")
              .required("text", &GuideLine::text, words(), "one sentence about it");
    return record;
}

const Record<ServiceDefinition> &pageSection()
{
    static const Record<ServiceDefinition> record
        = Record<ServiceDefinition>("page")
              .required("facts", &ServiceDefinition::facts, words(), "one line for lists: what, how long, cost")
              .required("subtitle", &ServiceDefinition::subtitle, words(), "one sentence under the title")
              .required("bring", &ServiceDefinition::bring, words(), "what to bring")
              .required("takes", &ServiceDefinition::takes, words(), "how long it takes")
              .required("cost", &ServiceDefinition::cost, words(), "what it costs")
              .required("guide", &ServiceDefinition::guide, listOf(object(&guideRecord), 2),
                        "the steps in the citizen's words")
              .required("youGet", &ServiceDefinition::youGet, words(), "what the citizen leaves with")
              .optional("notHere", &ServiceDefinition::notHere, words(), "what this machine cannot do")
              .required("window", &ServiceDefinition::window, words(), "the staffed window and its hours");
    return record;
}

const Record<ServiceDefinition> &requiresSection()
{
    static const Record<ServiceDefinition> record
        = Record<ServiceDefinition>("requires")
              .required("devices", &ServiceDefinition::devices, listOf(oneWordOf("device", deviceSlots())),
                        "without these the item is shown grey")
              .optional("optionalDevices", &ServiceDefinition::optionalDevices,
                        listOf(oneWordOf("device", deviceSlots())), "used when they are there")
              .required("portal", &ServiceDefinition::portalServices,
                        listOf(oneWordOf("portal service",
                                         {QStringLiteral("sms"), QStringLiteral("prefill"), QStringLiteral("choices"),
                                          QStringLiteral("payments"), QStringLiteral("submissions"),
                                          QStringLiteral("claims"), QStringLiteral("ratings")})),
                        "what the item asks of the portal");
    return record;
}

const Record<ServiceDefinition> &identitySection()
{
    static const Record<ServiceDefinition> record
        = Record<ServiceDefinition>("identity")
              .required("methods", &ServiceDefinition::identity,
                        listOf(oneOf("identity method",
                                     {IdentityMethod::CardSms, IdentityMethod::Card, IdentityMethod::LicenceCode,
                                      IdentityMethod::Window})),
                        "in order of preference; the citizen may take another")
              .optional("whenPortalAway", &ServiceDefinition::whenPortalAway,
                        maybe(oneOf("identity method", {IdentityMethod::CardSms, IdentityMethod::Card})),
                        "the one method that is enough while the portal is away")
              .required("accepts", &ServiceDefinition::accepts,
                        listOf(oneWordOf("kind of document",
                                         {QStringLiteral("resident"), QStringLiteral("hk-macau-taiwan-resident"),
                                          QStringLiteral("foreigner-2017"), QStringLiteral("foreigner-2023")}),
                               1),
                        "kinds of documents that may be used");
    return record;
}

const Record<EligibilityExit> &exitRecord()
{
    static const Record<EligibilityExit> record
        = Record<EligibilityExit>("eligibilityExit")
              .required("when", &EligibilityExit::when, predicate(), "who cannot have it")
              .required("title", &EligibilityExit::title, words(), "the rule, without blame")
              .required("text", &EligibilityExit::text, words(), "why")
              .required("instead", &EligibilityExit::instead, words(), "what to do now, and where");
    return record;
}

const Record<StepDefinition> &stepRecord()
{
    static const Record<StepDefinition> record
        = Record<StepDefinition>("step")
              .required("id", &StepDefinition::id, kebabId(), "id of the step")
              .required(
                  "kind", &StepDefinition::kind,
                  oneOf("kind of step",
                        {StepKind::Guide, StepKind::Consent, StepKind::Identity, StepKind::Principal, StepKind::Prefill,
                         StepKind::Choose, StepKind::Form, StepKind::Eligibility, StepKind::Materials,
                         StepKind::Commitment, StepKind::Review, StepKind::Signature, StepKind::Pay, StepKind::Submit,
                         StepKind::Claim, StepKind::Print, StepKind::Receipt, StepKind::Done, StepKind::Rate}),
                  "kind of step")
              .optional("title", &StepDefinition::title, words(), "name on the step line")
              .optional("when", &StepDefinition::when, predicate(), "left out while this does not hold")
              .optional("fields", &StepDefinition::fields, listOf(camelId(), 1),
                        "consent, form, materials, commitment: asked in this order; choose: the one it fills; "
                        "principal: the one asked before that says how the two are related")
              .optional("query", &StepDefinition::query,
                        text(QStringLiteral("[a-z][a-z-]*(\\.[a-z][a-z-]*)*"),
                             QStringLiteral("a name in small letters with dots, e.g. \"property.ready\"")),
                        "choose: name of the portal's list")
              .optional("output", &StepDefinition::output, kebabId(), "print, receipt: id of an output")
              .optional("exits", &StepDefinition::exits, listOf(object(&exitRecord), 1),
                        "eligibility: who cannot go on; the first that holds speaks")
              .optional("budgetS", &StepDefinition::budgetS, integer(1, 900), "seconds this step may take");
    return record;
}

const Record<ServiceOutput> &outputRecord()
{
    static const Record<ServiceOutput> record
        = Record<ServiceOutput>("output")
              .required("id", &ServiceOutput::id, kebabId(), "id of the output")
              .required("kind", &ServiceOutput::kind,
                        oneOf("kind of output", {OutputKind::Certificate, OutputKind::Receipt}), "kind of output")
              .required("device", &ServiceOutput::device, oneWordOf("device", deviceSlots()), "what prints it")
              .optional("blank", &ServiceOutput::blank, kebabId(),
                        "certificate: kind of the sheets with printed numbers that it goes on");
    return record;
}

const Record<ServiceDefinition> &offlineSection()
{
    static const Record<ServiceDefinition> record
        = Record<ServiceDefinition>("offline")
              .required("policy", &ServiceDefinition::offline,
                        oneOf("offline policy", {OfflinePolicy::Refuse, OfflinePolicy::AcceptConditionally}),
                        "what happens while the portal is away")
              .required("say", &ServiceDefinition::offlineSay, words(), "what the citizen is told then");
    return record;
}

const Record<NextStep> &nextRecord()
{
    static const Record<NextStep> record
        = Record<NextStep>("next")
              .optional("days", &NextStep::days, maybe(integer(1, 365)), "working days from today; absent: today")
              .required("text", &NextStep::text, words(), "what happens then");
    return record;
}

const Record<Signer> &signerRecord()
{
    static const Record<Signer> record
        = Record<Signer>("signer")
              .required("id", &Signer::id, kebabId(), "his role in the case, e.g. seller")
              .required("title", &Signer::title, words(), "what he is: the seller")
              .required("name", &Signer::name, camelId(), "field with his name")
              .required("number", &Signer::number, camelId(), "field with the number of his ID card");
    return record;
}

const Record<RatingReason> &reasonRecord()
{
    static const Record<RatingReason> record = Record<RatingReason>("ratingReason")
                                                   .required("id", &RatingReason::id, kebabId(), "id of the reason")
                                                   .required("text", &RatingReason::text, words(), "the reason");
    return record;
}

const Record<ServiceDefinition> &ratingSection()
{
    static const Record<ServiceDefinition> record = Record<ServiceDefinition>("rating").required(
        "lowReasons", &ServiceDefinition::lowReasons, listOf(object(&reasonRecord), 1),
        "offered after one of the two lowest ratings");
    return record;
}

const Record<ServiceDefinition> &retentionSection()
{
    static const Record<ServiceDefinition> record
        = Record<ServiceDefinition>("retention")
              .required("draftMin", &ServiceDefinition::draftMin, integer(1, 60), "minutes a draft lives in memory")
              .optional("keepDays", &ServiceDefinition::keepDays, integer(0, 30),
                        "days the portal keeps what a citizen takes along to a window, a phone or another visit; 7 "
                        "without it, 0: nothing may be taken along")
              .required("outboxDays", &ServiceDefinition::outboxDays, integer(0, 90),
                        "days until staff are told that a sealed case has not reached the portal");
    return record;
}

const Record<BundleMember> &memberRecord()
{
    static const Record<BundleMember> record
        = Record<BundleMember>("bundleMember")
              .required("item", &BundleMember::item, kebabId(), "id of an item")
              .optional("optional", &BundleMember::optional, flag(), "true: the citizen is asked whether he wants it")
              .optional("question", &BundleMember::question, words(), "how he is asked")
              .optional("after", &BundleMember::after, listOf(kebabId()), "members that are decided before");
    return record;
}

// What an item and a bundle begin and end with alike.
Record<ServiceDefinition> headOf(const char *name)
{
    return Record<ServiceDefinition>(name)
        .required("id", &ServiceDefinition::id, kebabId(), "id of the item, as its file is called")
        .required("code", &ServiceDefinition::code,
                  text(QStringLiteral("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}[1-6][0-9A-Z]{12}"),
                       QStringLiteral("the 31 characters of the implementation code: organ, level, basic code")),
                  "official code of the item")
        .required("version", &ServiceDefinition::version,
                  text(QStringLiteral("[0-9]+\\.[0-9]+\\.[0-9]+"), QStringLiteral("a version like 1.0.0")),
                  "version of this file, e.g. 1.0.0")
        .optional("sample", &ServiceDefinition::sample, flag(), "true: invented content, not an official item")
        .required("title", &ServiceDefinition::title, words(), "name of the item")
        .section("search", &searchSection, "how the item is found")
        .optional("audience", &ServiceDefinition::audience, oneOf("audience", {Audience::Person, Audience::Company}))
        .required("department", &ServiceDefinition::department, words(), "who decides the case")
        .required("lifeArea", &ServiceDefinition::lifeArea, kebabId(), "id of a life area, as the folder is called")
        .optional("frequent", &ServiceDefinition::frequent, flag(), "true: on the home page")
        .required("promiseDays", &ServiceDefinition::promiseDays, integer(0, 365), "working days until it is decided")
        .required("budgetS", &ServiceDefinition::budgetS, integer(10, 1800), "seconds a whole visit may take")
        .section("page", &pageSection, "words of the guide page");
}
Record<ServiceDefinition> endOf(Record<ServiceDefinition> &&record)
{
    return std::move(record)
        .section("offline", &offlineSection, "what happens while the portal is away")
        .optional("next", &ServiceDefinition::next, listOf(object(&nextRecord)), "what happens after the visit")
        .optional("notices", &ServiceDefinition::notices, listOf(oneWordOf("notice", {QStringLiteral("receipt-sms")})),
                  "messages to the citizen's phone")
        .section("rating", &ratingSection, "what a low rating is asked")
        .section("retention", &retentionSection, "how long what is kept")
        .required("tests", &ServiceDefinition::tests, listOf(object(&itemTestRecord), 1),
                  "visits that kiosk check walks");
}

} // namespace

const Record<ServiceDefinition> &serviceRecord()
{
    static const Record<ServiceDefinition> record = endOf(
        headOf("service")
            .section("requires", &requiresSection, "devices and portal services")
            .section("identity", &identitySection, "how the citizen shows who he is")
            .optional("include", &ServiceDefinition::include,
                      listOf(text(QStringLiteral("parts/[a-z0-9-]+\\.json"),
                                  QStringLiteral("a file beside the services, e.g. \"parts/company.json\"")),
                             1),
                      "parts whose fields this item shares")
            .required("fields", &ServiceDefinition::fields, listOf(fieldOrName(), 1),
                      "what is known or asked; an id alone stands for a repeat group or a field of a part")
            .optional("repeats", &ServiceDefinition::repeats, listOf(object(&repeatRecord), 1),
                      "fields that are asked for several things, one after the other")
            .required("steps", &ServiceDefinition::steps, listOf(object(&stepRecord), 1), "the visit, in order")
            .required("outputs", &ServiceDefinition::outputs, listOf(object(&outputRecord), 1), "what is printed")
            .optional("wetInk", &ServiceDefinition::wetInk, words(),
                      "the law by which it is signed on paper alone: nobody signs it here")
            .optional("signers", &ServiceDefinition::signers, listOf(object(&signerRecord), 1),
                      "who signs besides the applicant, later and at any terminal")
            .optional("signWithinDays", &ServiceDefinition::signWithinDays, integer(1, 90),
                      "with signers: the working days that they have"));
    return record;
}

const Record<ServiceDefinition> &bundleRecord()
{
    static const Record<ServiceDefinition> record
        = endOf(headOf("bundle").required("members", &ServiceDefinition::members, listOf(object(&memberRecord), 2),
                                          "the items that are done together, in order"));
    return record;
}

} // namespace kiosk
