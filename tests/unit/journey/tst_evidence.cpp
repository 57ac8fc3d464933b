// SPDX-License-Identifier: Apache-2.0
// Consent, exits, materials and promises, and answers that bound each other.
#include "walker.h"

#include <journey/prefill.h>

#include <QTest>

using namespace kiosk;

namespace {

KnownValues known(const QMap<QString, QString> &values)
{
    KnownValues all;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        all.insert(it.key(), std::make_shared<const SensitiveText>(QStringView(it.value())));
    return all;
}

bool isOnPath(const Journey &journey, const QString &id)
{
    const auto answers = answersOnPath(journey);
    return std::any_of(answers.cbegin(), answers.cend(), [&](const auto &each) { return each.first->id == id; });
}

// As far as the step "tenancy", with what the portal shares.
Walker atTenancy(const QMap<QString, QString> &portal)
{
    Walker visit(rentService());
    visit.send(event::Started{});
    visit.succeed();
    visit.succeed({{"name", "林示例"}}, AnswerSource::Card);
    visit.succeed({{"lookUp", "agreed"}});
    const Answers shared = prefillAnswers(visit.journey, AnswerSource::Portal, known(portal));
    visit.send(event::StepSucceeded{visit.journey.at.step, shared});
    return visit;
}

const QMap<QString, QString> kNothingOfPapers{{"fundSince", "2024-06-01"}, {"phone", "13900006021"}};

// On to the review.
void answer(Walker &visit, const QMap<QString, QString> &answers)
{
    for (int i = 0; i < 30 && visit.journey.phase == Journey::Phase::Running; ++i) {
        const QString field = visit.journey.at.field;
        if (field.isEmpty())
            return;
        visit.succeed({{field, answers.value(field)}});
    }
}

QMap<QString, QString> usual(const QMap<QString, QString> &more)
{
    QMap<QString, QString> all{{"married", "yes"},   {"from", "2026-01-01"}, {"until", "2026-12-31"},
                               {"rent", "2000.00"},  {"monthly", "1500.00"}, {"account", "6200000000000000"},
                               {"noHome", "inquiry"}};
    all.insert(more);
    return all;
}

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT
private slots:
    void whoCannotHaveItReadsWhyAndMayCorrectTheAnswer()
    {
        Walker visit(rentService());
        visit.send(event::Started{});
        visit.succeed();
        visit.succeed({{"name", "林示例"}}, AnswerSource::Card);
        QCOMPARE(visit.succeed({{"lookUp", "declined"}}), QStringList{"run since/joined"}); // nothing is looked up
        QCOMPARE(visit.succeed({{"joined", "2025-12-13"}}), QStringList{"run may-draw"});   // 89 days before 12 March
        const auto *exit = exitFrom(visit.journey, *visit.journey.service->step(QStringLiteral("may-draw")));
        QVERIFY(exit && exit->title.zh.contains(QStringLiteral("90 天")));
        QCOMPARE(visit.succeed(), QStringList{"run may-draw"}); // no way on
        QCOMPARE(visit.send(event::Back{}), QStringList{"run since/joined"});
        QCOMPARE(visit.succeed({{"joined", "2025-12-12"}}), QStringList{"run tenancy/married"});
    }
    void leavingAnExitPageIsNoFaultAndNoGivingUp()
    {
        for (const Event &way : {Event(event::Cancelled{}), Event(event::IdleTimeout{})}) {
            Walker visit = atTenancy({{"fundSince", "2026-03-01"}});
            QCOMPARE(visit.journey.at.step, QStringLiteral("may-draw"));
            QCOMPARE(visit.send(way), QStringList({"wipe", "end not-eligible"}));
        }
    }
    void onlyThePortalSaysThatAMaterialIsShared()
    {
        Walker visit
            = atTenancy({{"fundSince", "2024-06-01"}, {"noHomeProof", "shared"}, {"marriageProof", "commitment"}});
        QVERIFY(isOnPath(visit.journey, QStringLiteral("noHome")));
        QVERIFY(!visit.journey.answers.contains(QStringLiteral("marriage"))); // nobody else can promise for the citizen
        QVERIFY(canChange(visit.journey, *visit.journey.service->field(u"noHome"))); // it may be wrong: another way
    }
    void aPromiseIsReadAndSealedOnlyWhereOneWasChosen()
    {
        Walker visit = atTenancy(kNothingOfPapers);
        answer(visit, usual({{"marriage", "commitment"}, {"marriagePromise", "agreed"}}));
        QCOMPARE(visit.journey.at.step, QStringLiteral("review"));
        QVERIFY(isOnPath(visit.journey, QStringLiteral("marriagePromise")));
        QVERIFY(owedSteps(visit.journey).isEmpty());
        QCOMPARE(visit.send(event::ChangeAnswer{"marriage"}), QStringList{"run papers/marriage"});
        QCOMPARE(visit.succeed({{"marriage", "later"}}), QStringList{"run review"});
        QVERIFY(!isOnPath(visit.journey, QStringLiteral("marriagePromise")));
        const QList<NextStep> owed = owedSteps(visit.journey);
        QCOMPARE(owed.size(), 1);
        QCOMPARE(owed.first().days, std::optional(10));
        QCOMPARE(owed.first().text.zh, QStringLiteral("补交：结婚证"));
    }
    void anAnswerThatAnotherOvertookIsAskedAgain()
    {
        Walker visit = atTenancy(kNothingOfPapers);
        answer(visit, usual({{"marriage", "later"}}));
        QCOMPARE(visit.send(event::ChangeAnswer{"rent"}), QStringList{"run tenancy/rent"});
        QCOMPARE(visit.succeed({{"rent", "1200.00"}}), QStringList{"run tenancy/monthly"}); // 1500 is more than that
        const FieldDefinition *monthly = visit.journey.service->field(u"monthly");
        QVERIFY(complaintAbout(visit.journey, *monthly, u"1500.00")->zh.contains(QStringLiteral("房租")));
        QVERIFY(!complaintAbout(visit.journey, *monthly, u"1200.00"));
        QCOMPARE(visit.succeed({{"monthly", "1200.00"}}), QStringList{"run review"});
        QCOMPARE(visit.send(event::ChangeAnswer{"from"}), QStringList{"run tenancy/from"});
        QCOMPARE(visit.succeed({{"from", "2026-10-03"}}), QStringList{"run tenancy/until"});  // 90 days are more now
        QCOMPARE(visit.succeed({{"until", "2026-12-31"}}), QStringList{"run tenancy/until"}); // the 89th day
        QCOMPARE(visit.succeed({{"until", "2027-01-01"}}), QStringList{"run review"});
    }
    void whatHangsOnAnAnswerThatIsNotAskedAnyMoreGoesWithIt()
    {
        Walker visit = atTenancy(kNothingOfPapers);
        answer(visit, usual({{"marriage", "commitment"}, {"marriagePromise", "agreed"}}));
        visit.send(event::ChangeAnswer{"married"});
        QCOMPARE(visit.succeed({{"married", "no"}}), QStringList{"run review"});
        QVERIFY(!isOnPath(visit.journey, QStringLiteral("marriage")));
        QVERIFY(!isOnPath(visit.journey, QStringLiteral("marriagePromise"))); // two steps away from what changed
    }
    void aBoundThatHasNoAnswerHolds()
    {
        const Journey journey = beginJourney(rentService(), QDate(2026, 3, 12));
        QVERIFY(!complaintAbout(journey, *journey.service->field(u"monthly"), u"1500.00"));
        QVERIFY(!complaintAbout(journey, *journey.service->field(u"until"), u"2026-03-12"));
        QVERIFY(complaintAbout(journey, *journey.service->field(u"until"), u"2026-03-11")); // today bounds it yet
    }
};
QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
