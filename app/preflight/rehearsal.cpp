// SPDX-License-Identifier: Apache-2.0
#include "rehearsal.h"

#include <journey/prefill.h>
#include <journey/reducer.h>

namespace kiosk {
namespace {

constexpr int kMostSteps = 200; // a test that needs more goes in circles

KnownValues known(const QMap<QString, QString> &values)
{
    KnownValues all;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        all.insert(it.key(), std::make_shared<const SensitiveText>(QStringView(it.value())));
    return all;
}

class Rehearsal {
public:
    Rehearsal(const ServicePtr &service, const ItemTest &test)
        : m_test(test), m_answers(test.answers), m_outcomes(test.outcomes),
          m_journey(beginJourney(service, rehearsalDay()))
    {
        m_journey.scanner
            = service->optionalDevices.contains(QStringLiteral("scanner")); // all that it can use is there
    }

    // Empty, or why the walk could not go on.
    QString walk()
    {
        send(event::Started{m_test.portalAway});
        for (int i = 0; i < kMostSteps && m_stuck.isEmpty() && m_journey.phase != Journey::Phase::Ended; ++i) {
            const Effect next = m_next;
            std::visit([this](const auto &effect) { act(effect); }, next);
        }
        if (m_stuck.isEmpty() && m_journey.phase != Journey::Phase::Ended)
            m_stuck = QStringLiteral("the visit goes in circles");
        if (m_stuck.isEmpty())
            m_stuck = unsaid();
        return m_stuck;
    }

    const QStringList &steps() const { return m_steps; }
    const QStringList &asked() const { return m_asked; }
    const QStringList &sealed() const { return m_sealed; }
    const QString &end() const { return m_end; }

private:
    void send(const Event &event)
    {
        Reduction reduction = reduce(std::move(m_journey), event);
        m_journey = std::move(reduction.journey);
        for (const Effect &effect : reduction.effects) {
            m_next = effect;
            if (const auto *end = std::get_if<effect::EndVisit>(&effect))
                m_end = QString::fromLatin1(codeName(end->reason));
        }
    }

    std::optional<TestOutcome> take(const QString &step)
    {
        for (qsizetype i = 0; i < m_outcomes.size(); ++i) {
            if (m_outcomes[i].step == step)
                return m_outcomes.takeAt(i);
        }
        return std::nullopt;
    }

    void act(const effect::RunStep &run)
    {
        const StepDefinition &step = *m_journey.service->step(run.step);
        const bool nextQuestion = asksQuestions(step.kind) && m_lastStep == run.step;
        if (!nextQuestion)
            m_steps << run.step;
        m_lastStep = run.step;
        if (const auto outcome = nextQuestion ? std::nullopt : take(run.step)) {
            if (outcome->fault) {
                m_then = outcome->then;
                return send(event::StepFailed{run.step, *outcome->fault});
            }
            if (!outcome->to.isEmpty())
                m_answers[outcome->change] = outcome->to;
            return outcome->change.isEmpty() ? actOn(step, outcome->then) : send(event::ChangeAnswer{outcome->change});
        }
        succeed(step, run.field);
    }

    // What the citizen does on the page of the step itself.
    void actOn(const StepDefinition &step, const QString &then)
    {
        if (then == QLatin1String("leave"))
            return send(event::Cancelled{});
        const Journey before = m_journey;
        send(event::OtherWay{});
        if (m_journey.phase == before.phase && m_journey.method == before.method)
            m_stuck = QStringLiteral("there is no other way at \"%1\"").arg(step.id);
    }

    void act(const effect::ShowFault &fault)
    {
        m_lastStep.clear();
        const QString then = std::exchange(m_then, QString());
        if (then == QLatin1String("retry") && waysOn(m_journey).retry)
            send(event::Retry{});
        else if (then == QLatin1String("other-way") && waysOn(m_journey).otherWay)
            send(event::OtherWay{});
        else if (then == QLatin1String("leave"))
            send(event::Cancelled{});
        else
            m_stuck = QStringLiteral("\"%1\" at \"%2\": %3")
                          .arg(QString::fromLatin1(codeName(fault.code)), fault.step,
                               then.isEmpty() ? QStringLiteral("the test does not say what the citizen does then")
                                              : QStringLiteral("\"%1\" is not offered there").arg(then));
    }
    void act(const effect::ReleaseClaim &) { m_stuck = QStringLiteral("a claim is released and nothing follows"); }
    void act(const effect::ReturnPayment &) { m_stuck = QStringLiteral("a payment goes back and nothing follows"); }
    void act(const effect::ForgetSignature &) { m_stuck = QStringLiteral("a signature is void and nothing follows"); }
    void act(const effect::Wipe &) { m_stuck = QStringLiteral("a visit is wiped and does not end"); }
    void act(const effect::EndVisit &) { }

    void succeed(const StepDefinition &step, const QString &field)
    {
        Answers answers;
        switch (step.kind) {
        case StepKind::Identity: answers = prefillAnswers(m_journey, AnswerSource::Card, known(m_test.card)); break;
        case StepKind::Principal:
            if (m_test.principal.isEmpty() || !m_journey.answers.contains(step.fields.value(0)))
                m_stuck = QStringLiteral("\"%1\" wants the card of another person").arg(step.id);
            answers = answersOfPrincipal(m_journey, known(m_test.principal));
            break;
        case StepKind::Prefill:
            if (m_journey.portalAway)
                return send(event::StepFailed{step.id, ErrorCode::PortalUnreachable});
            answers = prefillAnswers(m_journey, AnswerSource::Portal, known(m_test.portal));
            break;
        case StepKind::Consent:
        case StepKind::Form:
        case StepKind::Materials:
        case StepKind::Commitment: answers = answer(field); break;
        case StepKind::Eligibility: return send(event::Cancelled{}); // the citizen reads why, and leaves
        case StepKind::Choose: answers = answer(step.fields.value(0)); break;
        case StepKind::Submit:
        case StepKind::Print:
            m_sealed.clear();
            for (const auto &[definition, given] : answersOnPath(m_journey))
                m_sealed << definition->id;
            send(event::ActBegun{step.id});
            break;
        default: break;
        }
        if (m_stuck.isEmpty())
            send(event::StepSucceeded{step.id, answers});
    }

    Answers answer(const QString &id)
    {
        m_asked << id;
        const FieldDefinition *field = m_journey.service->field(id);
        if (field)
            mistype(*field);
        const QString value = field ? normalised(*field, m_answers.value(id)) : QString();
        if (!m_stuck.isEmpty())
            return {};
        if (value.isEmpty())
            m_stuck = QStringLiteral("\"%1\" is asked, and the test has no answer").arg(id);
        else if (const MaterialSource *given = chosenSource(*field, value); given && isThePortals(given->from))
            m_stuck = QStringLiteral("\"%1\": that it is there is the portal's word, not the citizen's").arg(id);
        else if (const auto complaint = complaintAbout(m_journey, *field, value))
            m_stuck = QStringLiteral("the answer to \"%1\" is refused: %2").arg(id, complaint->en);
        return {{id, makeAnswer(value, AnswerSource::Citizen)}};
    }

    // What the test says is refused, typed first.
    void mistype(const FieldDefinition &field)
    {
        for (const RefusedAnswer &each : m_test.refused) {
            if (each.field != field.id || !m_stuck.isEmpty())
                continue;
            const QString spoke = refusal(field, normalised(field, each.value));
            if (spoke.isEmpty())
                m_stuck = QStringLiteral("\"%1\" takes %2").arg(field.id, each.value);
            else if (each.rule && spoke != QLatin1String(codeName(*each.rule)))
                m_stuck = QStringLiteral("\"%1\" refuses %2 by the rule \"%3\"").arg(field.id, each.value, spoke);
        }
    }

    // The rule that speaks against `value`; "options" when it is none of them; empty when it is taken.
    QString refusal(const FieldDefinition &field, const QString &value) const
    {
        if (!complaintAbout(m_journey, field, value))
            return {};
        FieldDefinition one = field;
        for (const Validator &validator : field.validators) {
            one.validators = {validator};
            one.options.clear();
            if (complaintAbout(m_journey, one, value))
                return QString::fromLatin1(codeName(validator.rule));
        }
        return QStringLiteral("options");
    }

    // What the test says and the visit had no use for: then it does not test what it seems to.
    QString unsaid() const
    {
        if (!m_outcomes.isEmpty())
            return QStringLiteral("nothing came of the outcome at \"%1\"").arg(m_outcomes.first().step);
        for (const QString &field : m_test.answers.keys()) {
            if (!m_asked.contains(field))
                return QStringLiteral("the answer to \"%1\" is never asked for").arg(field);
        }
        if (!m_test.principal.isEmpty() && !m_journey.forAnother)
            return QStringLiteral("nobody puts down the card of \"principal\"");
        for (const RefusedAnswer &each : m_test.refused) {
            if (!m_asked.contains(each.field))
                return QStringLiteral("\"%1\" is never asked, so it refuses nothing").arg(each.field);
        }
        return {};
    }

    const ItemTest &m_test;
    QMap<QString, QString> m_answers;
    QList<TestOutcome> m_outcomes;
    Journey m_journey;
    Effect m_next;
    QString m_then;
    QString m_lastStep;
    QStringList m_steps;
    QStringList m_asked;
    QStringList m_sealed;
    QString m_end;
    QString m_stuck;
};

} // namespace

QDate rehearsalDay() { return QDate(2026, 3, 1); }

void rehearse(const ServicePtr &service, const QString &file, Findings &findings)
{
    for (qsizetype i = 0; i < service->tests.size(); ++i) {
        const ItemTest &test = service->tests[i];
        const QString place = pointerTo(QStringLiteral("/tests"), i);
        Rehearsal rehearsal(service, test);
        const QString stuck = rehearsal.walk();
        if (!stuck.isEmpty()) {
            findings << Finding{file, place, QStringLiteral("\"%1\" stops: %2").arg(test.name, stuck),
                                QStringLiteral("Complete the test, or correct the item.")};
            continue;
        }
        const auto compare = [&](const char *key, const QStringList &expected, const QStringList &found) {
            if (expected != found)
                findings << Finding{file,
                                    pointerTo(pointerTo(place, QStringLiteral("expect")), QString::fromLatin1(key)),
                                    QStringLiteral("\"%1\" leads elsewhere").arg(test.name),
                                    QStringLiteral("The walk gave: %1.").arg(found.join(QStringLiteral(", ")))};
        };
        compare("steps", test.steps, rehearsal.steps());
        compare("asked", test.asked.value_or(rehearsal.asked()), rehearsal.asked());
        compare("sealed", test.sealed.value_or(rehearsal.sealed()), rehearsal.sealed());
        compare("ends", {test.ends}, {rehearsal.end()});
    }
}

} // namespace kiosk
