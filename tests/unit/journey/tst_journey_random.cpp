// SPDX-License-Identifier: Apache-2.0
// Whatever happens in whatever order: the reducer answers, the screen agrees with the journey, a claim is settled once,
// an act is not repeated, and every visit ends and forgets.
#include "walker.h"

#include <services/service_catalogue.h>
#include <services/terminal_functions.h>

#include <services/resume_functions.h>

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <algorithm>

using namespace kiosk;

namespace {

constexpr int kSteps = 100'000;
constexpr quint32 kSeed = 20260312;

// Whatever a citizen can begin at a terminal as it is shipped.
QList<ServicePtr> everyVisit()
{
    QList<ServicePtr> all
        = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")).catalogue.services();
    for (const FunctionGroup &group : functionGroups())
        all += group.functions;
    return all;
}

class RandomVisits {
public:
    RandomVisits(ServicePtr service, quint32 seed) : m_service(std::move(service)), m_random(seed), m_visit(m_service)
    { }

    Event next()
    {
        const Journey &journey = m_visit.journey;
        const QString step = below(5) ? journey.at.step : anyOf(m_service->steps).id;
        switch (below(24)) {
        case 0: return event::Started{below(3) == 0};
        case 1: return event::StepFailed{step, ErrorCode(below(int(ErrorCode::StorageFault) + 1))};
        case 2: return event::ActBegun{step};
        case 3: return event::Back{};
        case 4:
        case 5: return event::Retry{};
        case 6: return event::OtherWay{};
        case 7: return event::ChangeAnswer{m_service->fields.isEmpty() ? QString() : anyOf(m_service->fields).id};
        case 8: return event::PortalLost{};
        case 9: return event::PortalBack{};
        case 10: return below(8) ? Event(event::Back{}) : Event(event::IdleTimeout{});
        case 11: return below(8) ? Event(event::Retry{}) : Event(event::Cancelled{});
        case 12: return below(40) ? Event(event::StepSucceeded{step, answers(journey)}) : Event(event::HandedOver{});
        case 13:
            return below(40) ? Event(event::StepSucceeded{step, answers(journey)})
                             : Event(event::Resumed{m_service, answers(journey)});
        default: return event::StepSucceeded{step, answers(journey)};
        }
    }

    // Empty, or which promise the reducer broke.
    QString carryOut(const Event &event)
    {
        const Journey before = m_visit.journey;
        const QStringList effects = m_visit.send(event);
        const Journey &now = m_visit.journey;
        for (const QString &effect : effects) {
            if (m_ended)
                return QStringLiteral("something follows the end");
            if (effect.startsWith(QLatin1String("run ")) || effect.startsWith(QLatin1String("fault ")))
                m_screen = effect;
            if (effect == QLatin1String("run claim"))
                m_claim = true;
            if (effect == QLatin1String("run print") && m_printed)
                return QStringLiteral("the certificate is printed again");
            if (effect == QLatin1String("release")) {
                if (!m_claim || m_printed)
                    return QStringLiteral("a claim is released that is not held");
                m_claim = false;
            }
            m_ended = effect.startsWith(QLatin1String("end "));
            if (m_ended && m_last != QLatin1String("wipe"))
                return QStringLiteral("an end without a wipe before it");
            m_last = effect;
        }
        // given up without a release: the act has begun
        if (before.claimHeld && !now.claimHeld && !effects.contains(QLatin1String("release"))) {
            m_printed = true;
            m_claim = false;
        }
        if (now.signatureHeld && !before.signatureHeld)
            m_signedText = pathOf(now);
        if (now.phase == Journey::Phase::Ended && now.signatureHeld)
            return QStringLiteral("the visit ends and a signature stays held");
        // Paid: had when the case is in or the certificate out, else the store is told, which knows more.
        const bool isReturned = effects.contains(QLatin1String("return-payment"));
        const auto *succeeded = std::get_if<event::StepSucceeded>(&event);
        const StepDefinition *step = succeeded ? m_service->step(succeeded->step) : nullptr;
        const bool signs = step && step->kind == StepKind::Signature; // and may say something new in the same breath
        if (effects.contains(QLatin1String("forget-signature")) && !before.signatureHeld && !signs)
            return QStringLiteral("a signature is forgotten that there is not");
        const bool isHad = step && (step->kind == StepKind::Submit || step->kind == StepKind::Print);
        if (before.paymentHeld && !now.paymentHeld && !isReturned && !isHad)
            return QStringLiteral("money that was paid is neither had nor sent back");
        if (isReturned && !before.paymentHeld)
            return QStringLiteral("money goes back that was not paid, or bought something");
        if (now.phase == Journey::Phase::Ended && now.paymentHeld)
            return QStringLiteral("the visit ends over money");
        if (now.handedOver && !now.answers.isEmpty())
            return QStringLiteral("what was handed over is still here");
        if (before.handedOver && now.phase != Journey::Phase::Ended && !(now.at == before.at && effects.isEmpty()))
            return QStringLiteral("something is done here with what was handed over");
        if (now.handedOver && !before.handedOver && (before.committed || before.paymentHeld || !before.identified))
            return QStringLiteral("what has begun was handed over");
        if (before.committed && !now.committed)
            return QStringLiteral("what cannot be undone was undone");
        if (m_ended && m_claim)
            return QStringLiteral("the visit ends and a claim stays reserved");
        return agree(now);
    }

    bool ended() const { return m_ended; }
    void restart()
    {
        *this = RandomVisits(m_service, m_random.generate());
        if (below(4) == 0)
            resume();
    }
    // Every fourth visit begins in the middle, with what was filled in elsewhere.
    void resume()
    {
        Walker function(resumeFunction());
        function.send(event::Started{});
        function.succeed();
        m_visit.journey = function.journey;
        m_screen = m_visit.send(event::Resumed{m_service, answers(m_visit.journey)}).value(0);
    }
    int below(int limit) { return int(m_random.bounded(limit)); }
    Walker &visit() { return m_visit; }

    // Answers where something is asked, changes nothing of what was signed, leaves where there is no way on.
    Event sensible(const Journey &journey)
    {
        const StepDefinition *step = m_service->step(journey.at.step);
        if (step->kind == StepKind::Eligibility || journey.handedOver)
            return event::Cancelled{};
        const bool asks = asksQuestions(step->kind) || step->kind == StepKind::Choose;
        return event::StepSucceeded{step->id, asks ? answers(journey) : Answers()};
    }

    // One sensible citizen from here: does the visit end by itself?
    QString endsFromHere()
    {
        Walker walker(m_service);
        walker.journey = m_visit.journey;
        for (int i = 0; i < 100 && walker.journey.phase != Journey::Phase::Ended; ++i) {
            if (walker.journey.phase == Journey::Phase::Ready)
                walker.send(event::Started{});
            else if (walker.journey.phase == Journey::Phase::Running)
                walker.send(sensible(walker.journey));
            else if (walker.send(event::Cancelled{}).isEmpty())
                return QStringLiteral("a fault page that nobody can leave");
        }
        return walker.journey.phase == Journey::Phase::Ended ? QString() : QStringLiteral("a visit that never ends");
    }

private:
    QString agree(const Journey &now) const
    {
        if (now.phase == Journey::Phase::Ended && !(m_ended && now.answers.isEmpty() && now.trail.isEmpty()))
            return QStringLiteral("an ended visit that remembers");
        const QString place = now.at.step + (now.at.field.isEmpty() ? QString() : QLatin1Char('/') + now.at.field);
        if (now.phase == Journey::Phase::Running && m_screen != QStringLiteral("run ") + place)
            return QStringLiteral("the screen shows \"%1\", the journey is at \"%2\"").arg(m_screen, place);
        if (now.phase == Journey::Phase::Faulted && !m_screen.startsWith(QLatin1String("fault ")))
            return QStringLiteral("a fault that is not shown");
        const StepDefinition *step = m_service->step(now.at.step);
        if (now.phase == Journey::Phase::Running && step->kind == StepKind::Submit && !openBefore(now).isEmpty())
            return QStringLiteral("a case is handed in without \"%1\"").arg(openBefore(now));
        const bool handsIn = now.phase == Journey::Phase::Running && step->kind == StepKind::Submit;
        if (handsIn && mustBeSigned() && !(now.signatureHeld && m_signedText == pathOf(now)))
            return QStringLiteral("a case is handed in that was not signed so");
        return {};
    }
    bool mustBeSigned() const
    {
        return std::any_of(m_service->steps.cbegin(), m_service->steps.cend(),
                           [](const StepDefinition &each) { return each.kind == StepKind::Signature; });
    }
    // what the review would show
    static QString pathOf(const Journey &now)
    {
        QString path;
        for (const auto &[field, answer] : answersOnPath(now))
            path
                += field->id + QLatin1Char('=') + answer.value->reveal() + QString::fromLatin1(codeName(answer.source));
        return path;
    }
    static QString openBefore(const Journey &now)
    {
        for (const StepDefinition *step : route(now)) {
            if (asksQuestions(step->kind) && !openQuestions(now, *step).isEmpty())
                return openQuestions(now, *step).first()->id;
        }
        return {};
    }
    template <typename T> const T &anyOf(const QList<T> &list) { return list[below(int(list.size()))]; }
    // To every field at once as nobody should, or to what is asked alone: only so are the later questions met.
    Answers answers(const Journey &journey)
    {
        Answers all;
        for (const FieldDefinition &field : m_service->fields) {
            if (field.kind == FieldKind::Agreement && field.id != journey.at.field)
                continue; // nobody knows it beforehand
            static const QStringList days{QStringLiteral("1936-02-29"), QStringLiteral("2024-06-01"),
                                          QStringLiteral("2026-03-01"), QStringLiteral("2026-12-31"),
                                          QStringLiteral("v1")};
            const QString value = field.kind == FieldKind::Date ? anyOf(days)
                : !field.sources.isEmpty() ? QString::fromLatin1(codeName(anyOf(field.sources).from))
                : field.options.isEmpty()  ? QStringLiteral("v%1").arg(below(3))
                                           : anyOf(field.options).value;
            all.insert(field.id, makeAnswer(value, AnswerSource(below(3))));
        }
        const auto asked = all.constFind(journey.at.field);
        if (below(2))
            return asked == all.cend() ? Answers() : Answers{{asked.key(), asked.value()}};
        return all;
    }

    ServicePtr m_service;
    QRandomGenerator m_random;
    Walker m_visit;
    QString m_screen;
    QString m_last;
    QString m_signedText;
    bool m_claim = false;
    bool m_printed = false;
    bool m_ended = false;
};

} // namespace

class TestJourneyRandom : public QObject {
    Q_OBJECT
private slots:
    void whateverHappensTheVisitHoldsItsPromises_data()
    {
        QTest::addColumn<ServicePtr>("service");
        QTest::newRow("certificate") << printService();
        QTest::newRow("certificate that costs something") << exchangeService();
        QTest::newRow("permit") << permitService();
        QTest::newRow("money for rent: consent, exits, materials") << rentService();
        QTest::newRow("signed registration") << signedService();
        QTest::newRow("allowance, for oneself or another") << allowanceService();
    }
    void whateverHappensTheVisitHoldsItsPromises()
    {
        QFETCH(ServicePtr, service);
        RandomVisits visits(service, kSeed);
        int ends = 0;
        int committed = 0;
        for (int i = 0; i < kSteps; ++i) {
            const QString broken = visits.carryOut(visits.next());
            QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(i).arg(broken)));
            if (i % 50 == 0)
                QVERIFY2(visits.endsFromHere().isEmpty(), qPrintable(visits.endsFromHere()));
            if (visits.ended()) {
                ++ends;
                committed += visits.visit().journey.committed ? 1 : 0;
                // an ended visit stays ended
                for (int k = 0; k < 3; ++k)
                    QCOMPARE(visits.visit().send(visits.next()), QStringList());
                visits.restart();
            }
        }
        // the walk reached the end and the irreversible acts often enough to mean something
        QVERIFY2(ends > 1000 && committed > 100,
                 qPrintable(QStringLiteral("%1 ends, %2 committed").arg(ends).arg(committed)));
    }

    // The items, the bundles and the functions of the terminal share the events.
    void everyEventIsAnsweredInEveryStateOfEveryShippedVisit()
    {
        const QList<ServicePtr> services = everyVisit();
        const auto isBundle = [](const ServicePtr &service) { return !service->members.isEmpty(); };
        QVERIFY(std::any_of(services.cbegin(), services.cend(), isBundle));
        const qsizetype each = kSteps / services.size() + 1;
        QSet<std::pair<int, int>> met; // phase and event
        QSet<StepKind> reached;
        QSet<StepKind> kinds;
        for (const ServicePtr &service : services) {
            RandomVisits visits(service, kSeed);
            for (const StepDefinition &step : service->steps)
                kinds << step.kind;
            for (qsizetype i = 0; i < each; ++i) {
                const Journey &journey = visits.visit().journey;
                const Event event = visits.next();
                met << std::pair(int(journey.phase), int(event.index()));
                if (journey.phase == Journey::Phase::Running)
                    reached << service->step(journey.at.step)->kind;
                const bool wasOver = journey.phase == Journey::Phase::Ended;
                const QString broken = !wasOver            ? visits.carryOut(event)
                    : visits.visit().send(event).isEmpty() ? QString()
                                                           : QStringLiteral("an ended visit goes on");
                QVERIFY2(broken.isEmpty(),
                         qPrintable(QStringLiteral("%1, event %2: %3").arg(service->id).arg(i).arg(broken)));
                const QString endless = i % 50 == 0 ? visits.endsFromHere() : QString();
                QVERIFY2(endless.isEmpty(), qPrintable(service->id + QLatin1Char(' ') + endless));
                if (wasOver && visits.below(4) == 0)
                    visits.restart();
            }
        }
        QCOMPARE(met.size(), (int(Journey::Phase::Ended) + 1) * qsizetype(std::variant_size_v<Event>));
        kinds.subtract(reached);
        for (const StepKind kind : std::as_const(kinds))
            QFAIL(qPrintable(
                QStringLiteral("no walk came to a step of kind %1").arg(QString::fromLatin1(codeName(kind)))));
    }
};
QTEST_GUILESS_MAIN(TestJourneyRandom)
#include "tst_journey_random.moc"
