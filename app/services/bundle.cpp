// SPDX-License-Identifier: Apache-2.0
#include "bundle.h"

#include "field_kinds.h"
#include "service_records.h"
#include "service_rules.h"

#include <config/document.h>

#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

Predicate either(Predicate a, Predicate b)
{
    using Kind = Predicate::Kind;
    if (a.kind == Kind::Always || b.kind == Kind::Always)
        return {};
    if (a.kind == Kind::Any) {
        a.parts << std::move(b);
        return a;
    }
    return {.kind = Kind::Any, .parts = {std::move(a), std::move(b)}};
}

void unite(QStringList &all, const QStringList &more)
{
    for (const QString &each : more) {
        if (!all.contains(each))
            all << each;
    }
}

template <typename List> void keepCommon(List &all, const List &other)
{
    all.erase(std::remove_if(all.begin(), all.end(), [&](const auto &each) { return !other.contains(each); }),
              all.end());
}

// "wantNewbornInsurance" of "newborn-insurance"
QString wishOf(const QString &item)
{
    QString id = QStringLiteral("want");
    for (const QString &part : item.split(QLatin1Char('-')))
        id += part.left(1).toUpper() + part.mid(1);
    return id;
}

FieldDefinition wishField(const BundleMember &member)
{
    const Words &title = member.service->title;
    FieldDefinition field;
    field.id = member.wish;
    field.kind = FieldKind::Choice;
    field.label = title;
    field.question = member.question.isEmpty()
        ? Words{QStringLiteral("“%1”一起办吗？").arg(title.zh), QStringLiteral("%1: now as well?").arg(title.en)}
        : member.question;
    field.hint = member.service->subtitle;
    field.why
        = {QStringLiteral("一起办，相同的资料只填一次。"), QStringLiteral("Done together, nothing is asked twice.")};
    field.options = {{kWanted, {QStringLiteral("一起办"), QStringLiteral("Yes, together")}, {}},
                     {QStringLiteral("no"), {QStringLiteral("这次不办"), QStringLiteral("Not now")}, {}}};
    return field;
}

class Merger {
public:
    Merger(ServiceDefinition &bundle, const Reader &reader) : m_bundle(bundle), m_reader(reader) { }

    void merge()
    {
        for (BundleMember &member : m_bundle.members) {
            if (!member.optional)
                continue;
            member.wish = wishOf(member.item);
            m_bundle.fields << wishField(member);
            m_wishes << member.wish;
        }
        for (qsizetype i = 0; i < m_bundle.members.size(); ++i)
            add(m_bundle.members[i], m_reader.at(QStringLiteral("members")).at(i), i == 0);
        writeSteps();
    }

private:
    static Predicate wanted(const BundleMember &member)
    {
        return member.wish.isEmpty()
            ? Predicate{}
            : Predicate{.kind = Predicate::Kind::Is, .field = member.wish, .values = {kWanted}};
    }

    void add(const BundleMember &member, const Reader &reader, bool isFirst)
    {
        const ServiceDefinition &item = *member.service;
        if (isFirst) {
            m_bundle.identity = item.identity;
            m_bundle.accepts = item.accepts;
            m_bundle.outputs = item.outputs;
        }
        keepCommon(m_bundle.identity, item.identity);
        keepCommon(m_bundle.accepts, item.accepts);
        unite(m_bundle.devices, item.devices);
        unite(m_bundle.optionalDevices, item.optionalDevices);
        unite(m_bundle.portalServices, item.portalServices);
        if (!item.wetInk.isEmpty())
            m_bundle.wetInk = item.wetInk;
        addSigners(member, reader);
        for (const StepDefinition &step : item.steps)
            addStep(member, step, reader);
        for (const FieldDefinition &field : item.fields)
            addField(member, field, reader);
    }

    // Who is named in every case signs; of a member that some do without, nobody could say beforehand.
    void addSigners(const BundleMember &member, const Reader &reader)
    {
        const ServiceDefinition &item = *member.service;
        if (!item.signers.isEmpty() && member.optional)
            reader.at(QStringLiteral("optional"))
                .complain(QStringLiteral("others sign \"%1\", so nobody can leave it out").arg(member.item),
                          QStringLiteral("Let it always be done, or take it out of the bundle."));
        if (item.signers.isEmpty())
            return;
        m_bundle.signWithinDays
            = m_bundle.signers.isEmpty() ? item.signWithinDays : std::min(m_bundle.signWithinDays, item.signWithinDays);
        m_bundle.signers << item.signers;
    }

    void addStep(const BundleMember &member, const StepDefinition &step, const Reader &reader)
    {
        const Predicate condition = both(wanted(member), step.when);
        switch (step.kind) {
        case StepKind::Prefill: lookUp(member, step, condition, reader); break;
        case StepKind::Consent: ask(m_consents, step, condition); break;
        case StepKind::Form: ask(m_questions, step, condition); break;
        case StepKind::Materials: ask(m_materials, step, condition); break;
        case StepKind::Commitment: ask(m_promises, step, condition); break;
        case StepKind::Eligibility:
            for (EligibilityExit exit : step.exits) {
                exit.when = both(condition, exit.when);
                m_exits << exit;
            }
            break;
        case StepKind::Guide:
        case StepKind::Identity:
        case StepKind::Review:
        case StepKind::Submit:
        case StepKind::Receipt:
        case StepKind::Done: break;
        case StepKind::Signature:
            m_signature = m_isSigned ? either(m_signature, condition) : condition;
            m_isSigned = true;
            break;
        case StepKind::Rate: m_isRated = true; break;
        default:
            reader.at(QStringLiteral("item"))
                .complain(QStringLiteral("\"%1\" has a step of kind \"%2\", which no bundle can take over")
                              .arg(member.item, QString::fromLatin1(codeName(step.kind))),
                          QStringLiteral("Members of a bundle hand in a case and nothing else."));
        }
    }

    // What one member looks up only with consent must not be looked up because another needs none.
    void lookUp(const BundleMember &member, const StepDefinition &step, const Predicate &condition,
                const Reader &reader)
    {
        const bool isGuarded = step.when.kind != Predicate::Kind::Always;
        if (m_hasPrefill && isGuarded != m_isPrefillGuarded)
            reader.at(QStringLiteral("item"))
                .complain(QStringLiteral("\"%1\" looks things up %2 a condition, another member does not")
                              .arg(member.item, isGuarded ? QStringLiteral("under") : QStringLiteral("without")),
                          QStringLiteral("Let all members look up alike."));
        m_prefill = m_hasPrefill ? either(m_prefill, condition) : condition;
        m_hasPrefill = true;
        m_isPrefillGuarded = isGuarded;
    }

    void ask(QStringList &list, const StepDefinition &step, const Predicate &condition)
    {
        unite(list, step.fields);
        for (const QString &field : step.fields)
            m_stepConditions.insert(field, condition);
    }

    void addField(const BundleMember &member, FieldDefinition field, const Reader &reader)
    {
        field.when = both(m_stepConditions.take(field.id), both(wanted(member), field.when));
        const auto there = std::find_if(m_bundle.fields.begin(), m_bundle.fields.end(),
                                        [&](const FieldDefinition &each) { return each.id == field.id; });
        if (there == m_bundle.fields.end()) {
            m_bundle.fields << field;
            return;
        }
        if (there->kind != field.kind)
            reader.at(QStringLiteral("item"))
                .complain(QStringLiteral("\"%1\" is a %2 here and a %3 in another member")
                              .arg(field.id, QString::fromLatin1(codeName(field.kind)),
                                   QString::fromLatin1(codeName(there->kind))),
                          QStringLiteral("Fields with one id are one question: give one of them another id."));
        there->when = either(there->when, field.when);
    }

    void step(StepKind kind, const char *id, const Words &title, const QStringList &fields = {})
    {
        const bool isLeftOut = (asksQuestions(kind) && fields.isEmpty())
            || (kind == StepKind::Eligibility && m_exits.isEmpty()) || (kind == StepKind::Prefill && !m_hasPrefill)
            || (kind == StepKind::Signature && !m_isSigned);
        if (isLeftOut)
            return;
        StepDefinition made;
        made.id = QString::fromLatin1(id);
        made.kind = kind;
        made.title = title;
        made.fields = fields;
        if (kind == StepKind::Prefill)
            made.when = m_prefill;
        if (kind == StepKind::Signature)
            made.when = m_signature;
        if (kind == StepKind::Eligibility)
            made.exits = m_exits;
        if (kind == StepKind::Receipt)
            made.output = m_bundle.outputs.value(0).id;
        m_bundle.steps << made;
    }

    void writeSteps()
    {
        using enum StepKind;
        step(Guide, "guide", {});
        step(Identity, "identity", {QStringLiteral("证明您是本人"), QStringLiteral("Confirm it is you")});
        step(Form, "wishes", {QStringLiteral("选要办的"), QStringLiteral("What you need")}, m_wishes);
        step(Consent, "consent", {}, m_consents);
        step(Prefill, "prefill", {});
        step(Form, "questions", {QStringLiteral("回答几个问题"), QStringLiteral("A few questions")}, m_questions);
        step(Eligibility, "eligibility", {});
        step(Materials, "papers", {QStringLiteral("证明材料"), QStringLiteral("Papers")}, m_materials);
        step(Commitment, "promises", {}, m_promises);
        step(Review, "review", {QStringLiteral("核对"), QStringLiteral("Check")});
        step(Signature, "sign", {}); // once, under everything that the review showed
        step(Submit, "submit", {QStringLiteral("交件"), QStringLiteral("Hand in")});
        if (!m_bundle.outputs.isEmpty())
            step(Receipt, "receipt", {});
        step(Done, "done", {});
        if (m_isRated)
            step(Rate, "rate", {});
    }

    ServiceDefinition &m_bundle;
    Reader m_reader;
    QStringList m_wishes, m_consents, m_questions, m_materials, m_promises;
    QList<EligibilityExit> m_exits;
    QHash<QString, Predicate> m_stepConditions; // of the member that is being added, by field
    Predicate m_prefill;
    Predicate m_signature; // under which somebody has to sign
    bool m_isSigned = false;
    bool m_hasPrefill = false;
    bool m_isRated = false;
    bool m_isPrefillGuarded = false;
};

bool findMembers(ServiceDefinition &bundle, const std::function<ServicePtr(const QString &)> &find,
                 const Reader &members)
{
    bool good = true;
    for (qsizetype i = 0; i < bundle.members.size(); ++i) {
        BundleMember &member = bundle.members[i];
        const Reader reader = members.at(i);
        member.service = find(member.item);
        const auto same = [&](const BundleMember &each) { return each.item == member.item; };
        const bool isTwice = std::count_if(bundle.members.cbegin(), bundle.members.cend(), same) > 1;
        if (!member.service)
            reader.at(QStringLiteral("item"))
                .complain(QStringLiteral("there is no item \"%1\", or it is broken").arg(member.item),
                          QStringLiteral("A bundle needs each of its members."));
        else if (!member.service->members.isEmpty())
            reader.at(QStringLiteral("item"))
                .complain(QStringLiteral("\"%1\" is a bundle itself").arg(member.item),
                          QStringLiteral("Name its members here."));
        else if (isTwice)
            reader.at(QStringLiteral("item"))
                .complain(QStringLiteral("\"%1\" is a member twice").arg(member.item), QStringLiteral("Keep one."));
        else
            continue;
        good = false;
    }
    return good;
}

// Departments work in this order; one that waits for itself would wait for ever.
bool orderHolds(const ServiceDefinition &bundle, const Reader &members)
{
    QSet<QString> done;
    bool moved = true;
    while (moved) {
        moved = false;
        for (const BundleMember &member : bundle.members) {
            const bool isReady = std::all_of(member.after.cbegin(), member.after.cend(),
                                             [&](const QString &each) { return done.contains(each); });
            if (isReady && !done.contains(member.item)) {
                done.insert(member.item);
                moved = true;
            }
        }
    }
    for (qsizetype i = 0; i < bundle.members.size(); ++i) {
        if (!done.contains(bundle.members[i].item))
            members.at(i)
                .at(QStringLiteral("after"))
                .complain(QStringLiteral("\"%1\" would wait for ever").arg(bundle.members[i].item),
                          QStringLiteral("Name members of this bundle, and in no circle."));
    }
    return done.size() == bundle.members.size();
}

} // namespace

bool isBundle(const QByteArray &json)
{
    return json.contains("\"members\"") // parsed only where it may be one
        && QJsonDocument::fromJson(json).object().contains(QLatin1String("members"));
}

std::optional<ServiceDefinition> decodeBundle(const QByteArray &json, const QString &file, Findings &findings)
{
    const std::optional<QJsonValue> tree = readJson(json, file, findings);
    ServiceDefinition bundle;
    if (!tree || !bundleRecord().read(*tree, bundle, Reader(file, findings)))
        return std::nullopt;
    return bundle;
}

ServicePtr mergeBundle(ServiceDefinition bundle, const QString &file,
                       const std::function<ServicePtr(const QString &id)> &find, Findings &findings)
{
    const qsizetype before = findings.size();
    const Reader reader(file, findings);
    const Reader members = reader.at(QStringLiteral("members"));
    if (!findMembers(bundle, find, members) || !orderHolds(bundle, members))
        return nullptr;
    Merger(bundle, reader).merge();
    if (bundle.offline == OfflinePolicy::AcceptConditionally)
        bundle.whenPortalAway = IdentityMethod::Card;
    if (findings.size() == before)
        examineService(bundle, reader);
    return findings.size() == before ? std::make_shared<const ServiceDefinition>(std::move(bundle)) : nullptr;
}

QJsonObject bundleSchema()
{
    shape::SchemaBook book;
    const QJsonObject root = bundleRecord().schema(book);
    return book.bind(root, QStringLiteral("Bundle of service items of the Yizhan terminal"));
}

} // namespace kiosk
