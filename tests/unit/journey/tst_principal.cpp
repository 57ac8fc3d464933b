// SPDX-License-Identifier: Apache-2.0
// A visit that turns out to be another person's: what was said before counts for nothing, and nobody goes back.
#include "walker.h"

#include <journey/prefill.h>
#include <journey/resume.h>

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

const QMap<QString, QString> kChild{{"name", "陈示例"}, {"birth", "1946-03-01"}, {"home", "竹溪街 2 号"}};
const QMap<QString, QString> kMother{{"name", "林示例"}, {"birth", "1935-06-15"}};

struct Visit : Walker {
    Visit() : Walker(allowanceService()) { }
    // as far as the card of the other person
    void goToPrincipal()
    {
        send(event::Started{});
        succeed(); // guide
        succeed(kChild, AnswerSource::Card);
        succeed({{"whom", "other"}});
        succeed({{"relation", "child"}});
    }
    QString said(const QString &field) const
    {
        const Answer answer = journey.answers.value(field);
        return answer.value ? answer.value->reveal() : QString();
    }
    const FieldDefinition &field(const char *id) const { return *journey.service->field(QString::fromLatin1(id)); }
};

} // namespace

class TestPrincipal : public QObject {
    Q_OBJECT
private slots:
    void whoComesForHimselfMeetsNobodyElse()
    {
        Visit visit;
        visit.send(event::Started{});
        visit.succeed();
        QCOMPARE(visit.succeed(kChild, AnswerSource::Card), QStringList{"run for/whom"});
        QCOMPARE(visit.succeed({{"whom", "self"}}), QStringList{"run prefill"});
        QVERIFY(!visit.journey.forAnother);
        QCOMPARE(visit.said("name"), QStringLiteral("陈示例"));
    }
    void theOthersCardCountsAndNothingOfTheAgentsStays()
    {
        Visit visit;
        visit.goToPrincipal();
        QCOMPARE(visit.journey.at.step, QStringLiteral("principal"));
        QVERIFY(canGoBack(visit.journey)); // nobody has agreed yet
        QCOMPARE(visit.succeed(kMother, AnswerSource::Card), QStringList{"run prefill"});
        QVERIFY(visit.journey.forAnother);
        QCOMPARE(visit.said("name"), QStringLiteral("林示例"));
        QCOMPARE(visit.said("home"), QString()); // the mother's card had none: the child's is not hers
        QVERIFY(visit.said("whom") == u"other" && visit.said("relation") == u"child");
    }
    void fromThenOnNobodyGoesBackToTheQuestionsBefore()
    {
        Visit visit;
        visit.goToPrincipal();
        visit.succeed(kMother, AnswerSource::Card);
        visit.succeed({{"home", "青瓷路 18 号"}, {"phone", "13900006021"}}, AnswerSource::Portal);
        QCOMPARE(visit.journey.at.field, QStringLiteral("alone"));
        QCOMPARE(visit.send(event::Back{}), QStringList{"run guide"}); // as behind an identity
        QCOMPARE(visit.succeed(), QStringList{"run questions/alone"});
        visit.succeed({{"alone", "family"}});
        QCOMPARE(visit.succeed({{"account", "6200000000000000001"}}), QStringList{"run review"});
        QVERIFY(!canChange(visit.journey, visit.field("whom")) && !canChange(visit.journey, visit.field("relation")));
        QVERIFY(canChange(visit.journey, visit.field("alone")));
        QCOMPARE(visit.send(event::ChangeAnswer{"whom"}), QStringList());
        QCOMPARE(visit.send(event::ChangeAnswer{"alone"}), QStringList{"run questions/alone"});
    }
    void whatWasFilledInForOneselfIsAskedAgainForAnother()
    {
        Visit visit;
        visit.send(event::Started{});
        visit.succeed();
        visit.succeed(kChild, AnswerSource::Card);
        visit.succeed({{"whom", "self"}});
        visit.succeed({{"phone", "13900000001"}}, AnswerSource::Portal);
        visit.succeed({{"alone", "spouse"}});
        QCOMPARE(visit.succeed({{"account", "6200000000000000001"}}), QStringList{"run review"});
        QCOMPARE(visit.send(event::ChangeAnswer{"whom"}), QStringList{"run for/whom"});
        QCOMPARE(visit.succeed({{"whom", "other"}}), QStringList{"run for/relation"});
        QCOMPARE(visit.succeed({{"relation", "spouse"}}), QStringList{"run principal"});
        QCOMPARE(visit.succeed(kMother, AnswerSource::Card), QStringList{"run prefill"});
        QVERIFY(visit.said("phone").isEmpty() && visit.said("alone").isEmpty() && visit.said("account").isEmpty());
        QCOMPARE(visit.succeed(), QStringList{"run questions/home"});
        QVERIFY(!visit.journey.changing);
    }
    void whoTurnsBackBeforeTheOtherAgreedIsHimselfAgain()
    {
        Visit visit;
        visit.goToPrincipal();
        QCOMPARE(visit.send(event::Back{}), QStringList{"run for/relation"});
        QCOMPARE(visit.send(event::Back{}), QStringList{"run for/whom"});
        QCOMPARE(visit.succeed({{"whom", "self"}}), QStringList{"run prefill"});
        QCOMPARE(visit.said("home"), QStringLiteral("竹溪街 2 号"));
    }
    void whenThePortalMayHaveGivenItsLeaveNobodyActsForHimself()
    {
        Visit visit;
        visit.goToPrincipal();
        QCOMPARE(visit.send(event::ActBegun{"principal"}), QStringList());
        QCOMPARE(visit.fail(ErrorCode::AnswerLost), QStringList{"fault answer-lost principal"});
        QVERIFY(visit.journey.forAnother && visit.said("name").isEmpty());
        QVERIFY(waysOn(visit.journey).retry && waysOn(visit.journey).otherWay);
        QVERIFY(!canChange(visit.journey, visit.field("whom")));
        QCOMPARE(visit.send(event::Retry{}), QStringList{"run principal"});
        QCOMPARE(visit.send(event::Back{}), QStringList{"run guide"});
        QCOMPARE(visit.succeed(), QStringList{"run principal"}); // there is no other way on
    }
    void withoutThePortalOneComesForHimself()
    {
        Visit visit;
        visit.send(event::Started{true});
        visit.succeed();
        QCOMPARE(visit.succeed(kChild, AnswerSource::Card), QStringList{"run prefill"}); // not even asked

        Visit lost;
        lost.send(event::Started{});
        lost.succeed();
        lost.succeed(kChild, AnswerSource::Card);
        lost.succeed({{"whom", "other"}});
        lost.send(event::PortalLost{});
        QCOMPARE(lost.succeed({{"relation", "child"}}), QStringList{"fault portal-unreachable principal"});
        QVERIFY(waysOn(lost.journey).back && lost.journey.mode == JourneyMode::Normal);
        lost.send(event::PortalBack{});
        QCOMPARE(lost.send(event::Retry{}), QStringList{"run principal"});
    }
    void whoHasNotTheOthersPhoneIsSentToTheWindow()
    {
        Visit visit;
        visit.goToPrincipal();
        QCOMPARE(visit.send(event::OtherWay{}), QStringList({"wipe", "end to-window"}));
    }
    void whatIsFilledInForAnotherIsNotTakenAlong()
    {
        Visit visit;
        visit.goToPrincipal();
        visit.send(event::Back{});
        QVERIFY(mayHandOver(visit.journey)); // nobody is known yet
        visit.succeed({{"relation", "child"}});
        visit.succeed(kMother, AnswerSource::Card);
        visit.succeed();
        QCOMPARE(visit.journey.at.field, QStringLiteral("home"));
        QVERIFY(!mayHandOver(visit.journey));
        visit.send(event::HandedOver{});
        QVERIFY(!visit.journey.handedOver && visit.said("name") == u"林示例");
    }
    void whoGoesOnElsewhereShowsTheOthersCardThere()
    {
        Visit visit;
        visit.goToPrincipal();
        const Journey on = resumedJourney(visit.journey, visit.journey.service,
                                          {{"whom", makeAnswer(u"other", AnswerSource::Citizen)},
                                           {"relation", makeAnswer(u"child", AnswerSource::Citizen)}});
        QVERIFY(!on.forAnother && on.steps.value("principal") == StepState::Pending);
    }
    void theStepLineCountsCardAndCode()
    {
        Visit visit;
        visit.goToPrincipal();
        const Progress card = progress(visit.journey, 0), code = progress(visit.journey, 1);
        QVERIFY(card.number == 3 && code.number == 4 && card.count == code.count && card.questions == 0);
        QCOMPARE(card.name.en, QStringLiteral("Their ID card"));
    }
    void theOthersCardAnswersAsIfTheAgentHadShownNone()
    {
        Visit visit;
        visit.goToPrincipal();
        const Answers answers
            = answersOfPrincipal(visit.journey, known({{"name", "林示例"}, {"address", "样例路 1 号"}}));
        QCOMPARE(answers.keys(), QStringList({"home", "name"}));
        QCOMPARE(answers["home"].source, AnswerSource::Card);
        QVERIFY(visit.said("name") == u"陈示例"); // until the portal agrees
    }
};
QTEST_GUILESS_MAIN(TestPrincipal)
#include "tst_principal.moc"
