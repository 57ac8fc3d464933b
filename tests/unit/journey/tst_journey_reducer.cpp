// SPDX-License-Identifier: Apache-2.0
#include "walker.h"

#include <journey/resume.h>
#include <services/resume_functions.h>

#include <QTest>

using namespace kiosk;

namespace {

QStringList fieldsOnPath(const Journey &journey)
{
    QStringList ids;
    for (const auto &[field, answer] : answersOnPath(journey))
        ids << field->id;
    return ids;
}

// every answer given so far, watched without being kept alive
QList<std::weak_ptr<const SensitiveText>> watched(const Journey &journey)
{
    QList<std::weak_ptr<const SensitiveText>> watchers;
    for (const Answer &answer : journey.answers)
        watchers << answer.value;
    return watchers;
}

} // namespace

class TestJourneyReducer : public QObject {
    Q_OBJECT
private slots:
    void aCertificateIsPrintedStepByStep()
    {
        Walker visit(printService());
        QCOMPARE(visit.send(event::Started{}), QStringList{"run guide"});
        QCOMPARE(visit.succeed(), QStringList{"run identity"});
        QCOMPARE(visit.succeed({{"name", "x"}}, AnswerSource::Card), QStringList{"run choose"});
        QCOMPARE(visit.succeed({{"certificate", "c1"}}), QStringList{"run claim"});
        QCOMPARE(visit.succeed(), QStringList{"run print"});
        QVERIFY(visit.journey.claimHeld);
        QCOMPARE(visit.send(event::ActBegun{"print"}), QStringList());
        QVERIFY(!visit.journey.claimHeld && visit.journey.committed);
        QCOMPARE(visit.succeed(), QStringList{"run receipt"});
        QCOMPARE(visit.succeed(), QStringList{"run done"});
        QCOMPARE(visit.succeed(), QStringList{"run rate"});
        QCOMPARE(visit.succeed(), QStringList({"wipe", "end completed"}));
    }
    void whoHasPaidCannotGoBackAndGetsItBackWhenNothingWasHad()
    {
        Walker visit(exchangeService());
        visit.send(event::Started{});
        visit.succeed();
        visit.succeed({{"name", "x"}}, AnswerSource::Card);
        QCOMPARE(visit.succeed({{"certificate", "c1"}}), QStringList{"run pay"});
        QVERIFY(canGoBack(visit.journey)); // not paid yet
        visit.send(event::ActBegun{"pay"});
        QVERIFY(visit.journey.paymentHeld && !canGoBack(visit.journey));
        QCOMPARE(visit.succeed(), QStringList{"run claim"});
        QCOMPARE(visit.send(event::Back{}), QStringList());
        QCOMPARE(visit.fail(ErrorCode::PaperOut), QStringList{"fault paper-out claim"});
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"release", "return-payment", "wipe", "end fault"}));
    }
    void whatMayHaveBeenPrintedIsForTheStoreToJudge()
    {
        Walker visit(exchangeService());
        visit.send(event::Started{});
        visit.succeed();
        visit.succeed({{"name", "x"}}, AnswerSource::Card);
        visit.succeed({{"certificate", "c1"}});
        visit.succeed(); // pay
        visit.succeed(); // claim
        visit.send(event::ActBegun{"print"});
        QCOMPARE(visit.fail(ErrorCode::PaperOut), QStringList{"fault paper-out print"});
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"return-payment", "wipe", "end fault"}));
    }
    void whatHasBeenPrintedIsPaid()
    {
        Walker visit(exchangeService());
        visit.send(event::Started{});
        visit.succeed();
        visit.succeed({{"name", "x"}}, AnswerSource::Card);
        visit.succeed({{"certificate", "c1"}});
        visit.succeed(); // pay
        visit.succeed(); // claim
        visit.send(event::ActBegun{"print"});
        QCOMPARE(visit.succeed(), QStringList{"run receipt"});
        QVERIFY(!visit.journey.paymentHeld);
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"wipe", "end completed"}));
    }
    void whatIsSignedIsHandedIn()
    {
        Walker visit(signedService());
        visit.goToSignature();
        QCOMPARE(visit.journey.at.step, QStringLiteral("sign"));
        QCOMPARE(visit.succeed(), QStringList{"run submit"});
        QVERIFY(visit.journey.signatureHeld);
        visit.send(event::ActBegun{"submit"});
        QCOMPARE(visit.succeed(), QStringList{"run receipt"});
        QVERIFY(!visit.journey.signatureHeld); // the case has it
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"wipe", "end completed"}));
    }
    void whoGoesBackAndChangesSomethingSignsAgain()
    {
        Walker visit(signedService());
        visit.goToSignature();
        visit.succeed(); // signed, and the case is refused before it was begun
        QCOMPARE(visit.fail(ErrorCode::StorageFull), QStringList{"fault storage-full submit"});
        QCOMPARE(visit.send(event::Back{}), QStringList({"forget-signature", "run sign"}));
        QCOMPARE(visit.send(event::Back{}), QStringList{"run review"});
        QCOMPARE(visit.send(event::ChangeAnswer{"wants"}), QStringList{"run questions/wants"});
        QCOMPARE(visit.succeed({{"wants", "training"}}), QStringList{"run review"});
        QCOMPARE(visit.succeed(), QStringList{"run sign"});
        QCOMPARE(visit.succeed(), QStringList{"run submit"});
    }
    void anAnswerThatChangesBehindASignatureVoidsIt()
    {
        Walker visit(signedService());
        visit.goToSignature();
        // a step says something new of a shared value, with no page between
        Reduction done = reduce(visit.journey, event::StepSucceeded{"sign", {}});
        done = reduce(done.journey, event::StepSucceeded{"submit", {}});
        QVERIFY(!done.journey.signatureHeld);
        const Answers news{{QStringLiteral("phone"), makeAnswer(u"13900006022", AnswerSource::Portal)}};
        Journey atSubmit = reduce(visit.journey, event::StepSucceeded{"sign", {}}).journey;
        atSubmit.at = {QStringLiteral("prefill"), {}};
        const Reduction late = reduce(atSubmit, event::StepSucceeded{"prefill", news});
        QVERIFY(!late.journey.signatureHeld);
        QCOMPARE(described(late.effects.first()), QStringLiteral("forget-signature"));
        QCOMPARE(described(late.effects.last()), QStringLiteral("run sign"));
        // the same value again changes nothing
        const Answers same{{QStringLiteral("phone"), makeAnswer(u"13900006021", AnswerSource::Portal)}};
        QVERIFY(reduce(atSubmit, event::StepSucceeded{"prefill", same}).journey.signatureHeld);
    }
    void whoLeavesAfterSigningLeavesNoSignature()
    {
        Walker visit(signedService());
        visit.goToSignature();
        visit.succeed();
        visit.fail(ErrorCode::StorageFull);
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"forget-signature", "wipe", "end fault"}));
    }
    void whoCannotSignIsLedToTheWindow()
    {
        Walker visit(signedService());
        visit.goToSignature();
        QCOMPARE(visit.send(event::OtherWay{}), QStringList({"wipe", "end to-window"}));
        Walker stuck(signedService());
        stuck.goToSignature();
        stuck.fail(ErrorCode::StorageFault);
        QVERIFY(waysOn(stuck.journey).otherWay && waysOn(stuck.journey).retry);
        QCOMPARE(stuck.send(event::OtherWay{}), QStringList({"wipe", "end to-window"}));
    }
    void whatIsKnownIsNotAsked()
    {
        Walker visit(permitService());
        visit.send(event::Started{});
        visit.succeed();
        visit.succeed({{"name", "x"}}, AnswerSource::Card);
        QCOMPARE(visit.succeed({{"currentAddress", "a"}, {"residenceSince", "2024-06-01"}, {"phone", "13900006021"}},
                               AnswerSource::Portal),
                 QStringList{"run questions/reason"});
        QCOMPARE(visit.succeed({{"reason", "home"}}), QStringList{"run questions/delivery"});
        QCOMPARE(visit.succeed({{"delivery", "post"}}), QStringList{"run review"});
    }
    void backReturnsToEachPageAndKeepsTheAnswers()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        QCOMPARE(visit.send(event::Back{}), QStringList{"run questions/delivery"});
        QCOMPARE(visit.send(event::Back{}), QStringList{"run questions/reason"});
        QVERIFY(visit.journey.answers.contains("delivery"));
        // the card is not asked for again: behind the questions lies the guide
        QCOMPARE(visit.send(event::Back{}), QStringList{"run guide"});
        QCOMPARE(visit.succeed(), QStringList{"run review"});
        visit.send(event::Back{});
        QCOMPARE(visit.send(event::Back{}), QStringList({"wipe", "end cancelled"}));
    }
    void aChangeReturnsToTheReview()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        QCOMPARE(visit.send(event::ChangeAnswer{"delivery"}), QStringList{"run questions/delivery"});
        QVERIFY(visit.journey.changing);
        QCOMPARE(visit.succeed({{"delivery", "window"}}), QStringList{"run review"});
        QVERIFY(!visit.journey.changing);
        QCOMPARE(visit.journey.answers["delivery"].value->reveal(), QStringLiteral("window"));
        // and Back from there is what it was before the change
        QCOMPARE(visit.send(event::Back{}), QStringList{"run questions/delivery"});
    }
    void backFromAChangeChangesNothing()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        visit.send(event::ChangeAnswer{"delivery"});
        QCOMPARE(visit.send(event::Back{}), QStringList{"run review"});
        QCOMPARE(visit.journey.answers["delivery"].value->reveal(), QStringLiteral("post"));
    }
    void aChangeThatOpensAQuestionAsksItBeforeTheReview()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        QVERIFY(!fieldsOnPath(visit.journey).contains("door"));
        QCOMPARE(visit.send(event::ChangeAnswer{"currentAddress"}), QStringList{"run questions/currentAddress"});
        QCOMPARE(visit.succeed({{"currentAddress", "澄湖区荷塘街 6 号"}}), QStringList{"run questions/door"});
        QCOMPARE(visit.succeed({{"door", "3-502"}}), QStringList{"run review"});
        QVERIFY(fieldsOnPath(visit.journey).contains("door"));
    }
    void anAnswerOffThePathIsNotSealed()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        QVERIFY(fieldsOnPath(visit.journey).contains("employer"));
        visit.send(event::ChangeAnswer{"reason"});
        visit.succeed({{"reason", "study"}});
        QVERIFY(visit.journey.answers.contains("employer"));
        QVERIFY(!fieldsOnPath(visit.journey).contains("employer"));
    }
    void whatIsSharedAndWrongGoesAlongWithWhatIsRight()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        const QString since = QStringLiteral("residenceSince");
        QVERIFY(canChange(visit.journey, *visit.journey.service->field(since)));
        QCOMPARE(visit.send(event::ChangeAnswer{since}), QStringList{"run questions/residenceSince"});
        QCOMPARE(visit.succeed({{since, "2023-05-01"}}), QStringList{"run review"});
        const Answer said = visit.journey.answers[since];
        QCOMPARE(said.value->reveal(), QStringLiteral("2023-05-01"));
        QCOMPARE(said.source, AnswerSource::Citizen);
        QVERIFY(said.disputes);
        QCOMPARE(said.disputes->value->reveal(), QStringLiteral("2024-06-01"));
        QCOMPARE(said.disputes->source, AnswerSource::Portal);
        // another correction disputes the same value, the shared value again disputes nothing
        visit.send(event::ChangeAnswer{since});
        visit.succeed({{since, "2023-06-01"}});
        QCOMPARE(visit.journey.answers[since].disputes->value->reveal(), QStringLiteral("2024-06-01"));
        visit.send(event::ChangeAnswer{since});
        visit.succeed({{since, "2024-06-01"}});
        QVERIFY(!visit.journey.answers[since].disputes);
        QCOMPARE(visit.journey.answers[since].source, AnswerSource::Portal);
    }
    void whatNobodyAsksIsSaidToBeWrongAndTakenBack()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        const QString employer = QStringLiteral("employer");
        QCOMPARE(visit.send(event::ChangeAnswer{employer}), QStringList{"run review"});
        QVERIFY(visit.journey.answers[employer].disputes);
        QCOMPARE(visit.journey.answers[employer].source, AnswerSource::Portal);
        QCOMPARE(visit.journey.answers[employer].value->reveal(), QStringLiteral("澄湖区青禾食品厂"));
        const auto watchers = watched(visit.journey);
        QCOMPARE(visit.send(event::ChangeAnswer{employer}), QStringList{"run review"});
        QVERIFY(!visit.journey.answers[employer].disputes);
        // and Back from there is what it was
        QCOMPARE(visit.send(event::Back{}), QStringList{"run questions/delivery"});
        visit.send(event::Cancelled{});
        for (const auto &watcher : watchers)
            QVERIFY(watcher.expired());
    }
    void backFromADisputeDisputesNothing()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        visit.send(event::ChangeAnswer{"residenceSince"});
        QCOMPARE(visit.send(event::Back{}), QStringList{"run review"});
        QVERIFY(!visit.journey.answers["residenceSince"].disputes);
        // nobody but the citizen on that very page may speak against it
        visit.send(event::ChangeAnswer{"delivery"});
        visit.succeed({{"delivery", "post"}, {"residenceSince", "2020-01-01"}});
        QCOMPARE(visit.journey.answers["residenceSince"].value->reveal(), QStringLiteral("2024-06-01"));
    }
    void lockedValuesStayWhatTheyAre()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        for (const char *field : {"name", "number"}) {
            QVERIFY(!canChange(visit.journey, *visit.journey.service->field(QString::fromLatin1(field))));
            QCOMPARE(visit.send(event::ChangeAnswer{QString::fromLatin1(field)}), QStringList());
        }
        visit.send(event::ChangeAnswer{"delivery"});
        visit.succeed({{"delivery", "post"}, {"name", "somebody else"}});
        QCOMPARE(visit.journey.answers["name"].value->reveal(), QStringLiteral("林示例"));
    }
    void lateNewsOfAnAbandonedStepIsNothing()
    {
        Walker visit(printService());
        visit.goToPrintChoice();
        const Place place = visit.journey.at;
        QCOMPARE(visit.send(event::StepSucceeded{"identity"}), QStringList());
        QCOMPARE(visit.send(event::StepFailed{"print", ErrorCode::PaperOut}), QStringList());
        QCOMPARE(visit.send(event::ActBegun{"print"}), QStringList());
        QCOMPARE(visit.send(event::StepSucceeded{"no-such-step"}), QStringList());
        QVERIFY(visit.journey.at == place && !visit.journey.committed);
    }
    void aFaultOffersItsWaysAndRetryRunsTheStepAgain()
    {
        Walker visit(printService());
        visit.send(event::Started{});
        visit.succeed();
        QCOMPARE(visit.fail(ErrorCode::CardUnreadable), QStringList{"fault card-unreadable identity"});
        const Ways ways = waysOn(visit.journey);
        QVERIFY(ways.retry && ways.otherWay && ways.back);
        QCOMPARE(visit.send(event::Retry{}), QStringList{"run identity"});
        QCOMPARE(visit.send(event::Retry{}), QStringList());
    }
    void aLockedSmsCodeEndsPolitely()
    {
        Walker visit(printService());
        visit.send(event::Started{});
        visit.succeed();
        visit.fail(ErrorCode::SmsCodeLocked);
        QVERIFY(!waysOn(visit.journey).retry);
        QCOMPARE(visit.send(event::Retry{}), QStringList());
        QCOMPARE(visit.send(event::OtherWay{}), QStringList({"wipe", "end to-window"}));
    }
    void backFromAReservedClaimReleasesIt()
    {
        Walker visit(printService());
        visit.goToPrintChoice();
        visit.succeed({{"certificate", "c1"}});
        // the request may have reached the portal although no answer came yet
        QCOMPARE(visit.send(event::Back{}), QStringList({"release", "run choose"}));
        QCOMPARE(visit.succeed({{"certificate", "c2"}}), QStringList{"run claim"});
        visit.succeed();
        visit.fail(ErrorCode::PaperOut);
        QVERIFY(waysOn(visit.journey).retry && waysOn(visit.journey).back);
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"release", "wipe", "end fault"}));
    }
    void nothingLeadsBackBehindTheActAndNothingRepeatsIt()
    {
        Walker visit(printService());
        visit.goToPrintChoice();
        visit.succeed({{"certificate", "c1"}});
        visit.succeed();
        visit.send(event::ActBegun{"print"});
        QCOMPARE(visit.send(event::Back{}), QStringList());
        QCOMPARE(visit.fail(ErrorCode::OutcomeUnknown), QStringList{"fault outcome-unknown print"});
        const Ways ways = waysOn(visit.journey);
        QVERIFY(!ways.retry && !ways.otherWay && !ways.back);
        QCOMPARE(visit.send(event::Retry{}), QStringList());
        QCOMPARE(visit.send(event::Back{}), QStringList());
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"wipe", "end fault"})); // and the claim is not released
    }
    void paperOutAfterTheActIsNotRetriedEither()
    {
        Walker visit(printService());
        visit.goToPrintChoice();
        visit.succeed({{"certificate", "c1"}});
        visit.succeed();
        visit.send(event::ActBegun{"print"});
        visit.fail(ErrorCode::PaperOut);
        QVERIFY(!waysOn(visit.journey).retry);
    }
    void aReceiptThatFailsDoesNotStopTheVisit()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        visit.succeed();
        visit.send(event::ActBegun{"submit"});
        QCOMPARE(visit.succeed(), QStringList{"run receipt"});
        QCOMPARE(visit.fail(ErrorCode::CoverOpen), QStringList{"run done"});
        QCOMPARE(visit.journey.steps.value("receipt"), StepState::Failed);
    }
    void withoutThePortalTheCardAloneIsEnoughWhereTheItemSaysSo()
    {
        Walker visit(permitService());
        visit.send(event::Started{.portalAway = true});
        QCOMPARE(visit.journey.mode, JourneyMode::Conditional);
        QCOMPARE(visit.journey.method, IdentityMethod::Card);
        visit.succeed();
        QCOMPARE(visit.succeed({{"name", "x"}}, AnswerSource::Card), QStringList{"run prefill"});
        QCOMPARE(visit.fail(ErrorCode::PortalUnreachable), QStringList{"run questions/currentAddress"});
        // how he was identified stays, whatever the portal does afterwards
        visit.send(event::PortalBack{});
        QCOMPARE(visit.journey.mode, JourneyMode::Conditional);
    }
    void withoutThePortalTheOtherItemDoesNotGoOn()
    {
        Walker visit(printService());
        visit.send(event::Started{.portalAway = true});
        QCOMPARE(visit.succeed(), QStringList{"fault portal-unreachable identity"});
        QCOMPARE(visit.send(event::Retry{}), QStringList{"fault portal-unreachable identity"});
        visit.send(event::PortalBack{});
        QCOMPARE(visit.send(event::Retry{}), QStringList{"run identity"});
    }
    void aPortalLostDuringIdentityMakesTheVisitConditional()
    {
        Walker lost(permitService());
        lost.send(event::Started{});
        lost.succeed();
        QCOMPARE(lost.send(event::PortalLost{}), QStringList{"run identity"});
        QCOMPARE(lost.journey.mode, JourneyMode::Conditional);

        Walker failed(permitService());
        failed.send(event::Started{});
        failed.succeed();
        QCOMPARE(failed.fail(ErrorCode::PortalUnreachable), QStringList{"run identity"});
        QCOMPARE(failed.journey.mode, JourneyMode::Conditional);
    }
    void aPortalLostAfterIdentityChangesNothing()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        QCOMPARE(visit.send(event::PortalLost{}), QStringList());
        QCOMPARE(visit.journey.mode, JourneyMode::Normal);
        QCOMPARE(visit.succeed(), QStringList{"run submit"});
    }
    void theStepLineCountsWhatTheCitizenSees()
    {
        Walker visit(permitService());
        visit.send(event::Started{});
        QCOMPARE(progress(visit.journey).number, 0);
        visit.succeed();
        QCOMPARE(progress(visit.journey, 0).number, 1);
        QCOMPARE(progress(visit.journey, 1).number, 2);
        QCOMPARE(progress(visit.journey).count, 5);
        visit.succeed({{"name", "x"}}, AnswerSource::Card);
        visit.succeed({{"currentAddress", "a"}, {"residenceSince", "2024-06-01"}, {"phone", "13900006021"}},
                      AnswerSource::Portal);
        visit.succeed({{"reason", "home"}});
        const Progress line = progress(visit.journey);
        QCOMPARE(line.number, 3);
        QCOMPARE(line.name.zh, QStringLiteral("补几个问题"));
        QCOMPARE(line.question, 2);
        QCOMPARE(line.questions, 2);
        visit.succeed({{"delivery", "post"}});
        QCOMPARE(progress(visit.journey).number, 4);
        visit.succeed();
        QCOMPARE(progress(visit.journey).number, 5);
        visit.succeed();
        QCOMPARE(progress(visit.journey).number, 5); // the receipt shows under "hand in"
        visit.succeed();
        QCOMPARE(progress(visit.journey).number, 0);
    }
    void theEndForgetsEveryAnswer_data()
    {
        QTest::addColumn<bool>("idle");
        QTest::newRow("idle") << true;
        QTest::newRow("cancelled") << false;
    }
    void theEndForgetsEveryAnswer()
    {
        QFETCH(bool, idle);
        Walker visit(permitService());
        visit.goToPermitReview();
        const auto watchers = watched(visit.journey);
        QVERIFY(watchers.size() >= 6);
        const QStringList expected{"wipe", idle ? "end idle-timeout" : "end cancelled"};
        QCOMPARE(idle ? visit.send(event::IdleTimeout{}) : visit.send(event::Cancelled{}), expected);
        QVERIFY(visit.journey.answers.isEmpty());
        for (const auto &watcher : watchers)
            QVERIFY(watcher.expired()); // the last holder zeroed it (tst_sensitive)
        QCOMPARE(visit.send(event::Back{}), QStringList());
        QCOMPARE(visit.send(event::Started{}), QStringList());
    }
    void whatWasHandedOverIsForgottenAndNothingIsDoneHereAnyMore()
    {
        Walker visit(permitService());
        QVERIFY(!mayHandOver(visit.journey));
        visit.send(event::Started{});
        QCOMPARE(visit.send(event::HandedOver{}), QStringList()); // nobody is known yet
        QVERIFY(!visit.journey.handedOver);
        visit.journey = Walker(permitService()).journey;
        visit.goToPermitReview();
        QVERIFY(mayHandOver(visit.journey) && canGoBack(visit.journey));
        const auto watchers = watched(visit.journey);
        QCOMPARE(visit.send(event::HandedOver{}), QStringList());
        QVERIFY(visit.journey.handedOver && visit.journey.answers.isEmpty());
        for (const auto &watcher : watchers)
            QVERIFY(watcher.expired());
        QVERIFY(!mayHandOver(visit.journey) && !canGoBack(visit.journey));
        for (const Event &late :
             {Event(event::Back{}), Event(event::StepSucceeded{"review", {}}), Event(event::ChangeAnswer{"reason"}),
              Event(event::PortalLost{}), Event(event::StepFailed{"review", ErrorCode::Internal}),
              Event(event::ActBegun{"submit"})})
            QCOMPARE(visit.send(late), QStringList());
        Walker idle = visit;
        QCOMPARE(idle.send(event::IdleTimeout{}), QStringList({"wipe", "end handed-over"}));
        QCOMPARE(visit.send(event::Cancelled{}), QStringList({"wipe", "end handed-over"}));
    }
    void whereNothingMayBeTakenAlong()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        ServiceDefinition stays = *visit.journey.service;
        stays.keepDays = 0;
        Journey kept = visit.journey;
        kept.service = std::make_shared<const ServiceDefinition>(stays);
        QVERIFY(!mayHandOver(kept));
        Journey conditional = visit.journey;
        conditional.mode = JourneyMode::Conditional; // the portal does not know who this is
        QVERIFY(!mayHandOver(conditional));
        visit.succeed();
        QCOMPARE(visit.journey.at.step, QStringLiteral("submit"));
        QVERIFY(!mayHandOver(visit.journey));
    }
    void aVisitGoesOnWhereAnotherEnded()
    {
        Walker first(permitService());
        first.goToPermitReview();
        const Answers given = first.journey.answers;
        Walker visit(resumeFunction());
        QCOMPARE(visit.send(event::Started{}), QStringList{"run identity"});
        QCOMPARE(visit.send(event::Resumed{permitService(), given}), QStringList()); // who is it?
        QCOMPARE(visit.succeed(), QStringList{"run resume"});
        QVERIFY(!canGoBack(visit.journey)); // behind it lies only the identity
        const Answers card{{"name", makeAnswer(u"林示例", AnswerSource::Card)}};
        QCOMPARE(visit.send(event::Resumed{permitService(), given, card}), QStringList{"run prefill"});
        QCOMPARE(visit.succeed(), QStringList{"run review"});
        QCOMPARE(fieldsOnPath(visit.journey), fieldsOnPath(first.journey));
        QVERIFY(visit.journey.identified && !canGoBack(visit.journey));
        QCOMPARE(visit.send(event::ChangeAnswer{"reason"}), QStringList{"run questions/reason"});
        QVERIFY(canGoBack(visit.journey));
        QCOMPARE(visit.succeed({{"reason", "home"}}), QStringList{"run review"});
        QCOMPARE(visit.succeed(), QStringList{"run submit"});
    }
    void whatDoesNotFitIsAskedAgain()
    {
        Walker first(permitService());
        first.goToPermitReview();
        Answers given = first.journey.answers;
        given["reason"] = makeAnswer(u"a reason of another version", AnswerSource::Citizen);
        given["phone"] = makeAnswer(u"1390000", AnswerSource::Citizen);
        given["ofAnotherVersion"] = makeAnswer(u"x", AnswerSource::Citizen);
        given["name"] = makeAnswer(u"冒名", AnswerSource::Citizen); // locked: only the card says it
        const Fitting fitting = fittingAnswers(permitService(), QDate(2026, 3, 12), given);
        QCOMPARE(fitting.askedAgain, 2); // what has no place here any more is not asked
        QVERIFY(fitting.answers.contains("delivery") && !fitting.answers.contains("reason")
                && !fitting.answers.contains("name"));
        Walker visit(resumeFunction());
        visit.send(event::Started{});
        visit.succeed();
        visit.send(event::Resumed{permitService(), given});
        QCOMPARE(visit.succeed(), QStringList{"run questions/reason"});
        QCOMPARE(visit.succeed({{"reason", "home"}}), QStringList{"run questions/phone"});
    }
    void whatWasSaidToBeWrongElsewhereStaysSo()
    {
        Walker first(permitService());
        first.goToPermitReview();
        const QString since = QStringLiteral("residenceSince"), employer = QStringLiteral("employer");
        first.send(event::ChangeAnswer{since});
        first.succeed({{since, "2023-05-01"}});
        first.send(event::ChangeAnswer{employer});
        Answers given = first.journey.answers;
        given["phone"].disputes = given[since].disputes; // not open to it
        Walker visit(resumeFunction());
        visit.send(event::Started{});
        visit.succeed();
        QCOMPARE(visit.send(event::Resumed{permitService(), given}), QStringList{"run prefill"});
        QCOMPARE(visit.succeed({{since, "2024-06-01"}, {employer, "澄湖区青禾食品厂"}}, AnswerSource::Portal),
                 QStringList{"run review"});
        const Answers &now = visit.journey.answers;
        QCOMPARE(now[since].value->reveal(), QStringLiteral("2023-05-01"));
        QCOMPARE(now[since].disputes->value->reveal(), QStringLiteral("2024-06-01"));
        QVERIFY(now[employer].disputes && now[employer].source == AnswerSource::Portal);
        QVERIFY(!now["phone"].disputes);
    }
    void aMemberIsWantedAlwaysOrWhenTheCitizenSaysSo()
    {
        ServiceDefinition bundle = *permitService();
        bundle.members = {{.item = QStringLiteral("always")},
                          {.item = QStringLiteral("asked"), .optional = true, .wish = QStringLiteral("wish")}};
        Journey journey = beginJourney(std::make_shared<const ServiceDefinition>(bundle), QDate(2026, 3, 12));
        const auto wanted = [&journey] {
            QStringList items;
            for (const BundleMember *member : wantedMembers(journey))
                items << member->item;
            return items;
        };
        QCOMPARE(wanted(), QStringList{"always"});
        journey.answers["wish"] = makeAnswer(u"no", AnswerSource::Citizen);
        QCOMPARE(wanted(), QStringList{"always"});
        journey.answers["wish"] = makeAnswer(kWanted, AnswerSource::Citizen);
        QCOMPARE(wanted(), QStringList({"always", "asked"}));
    }
    void onlyTheFunctionsStepTurnsIntoAnItem()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        QCOMPARE(visit.send(event::Resumed{printService(), {}}), QStringList());
        QCOMPARE(visit.journey.service->id, QStringLiteral("residence-permit-application"));
        Walker function(resumeFunction());
        function.send(event::Started{});
        function.succeed();
        QCOMPARE(function.send(event::Resumed{nullptr, {}}), QStringList());
        QCOMPARE(function.journey.at.step, QStringLiteral("resume"));
    }
    void whoWalksAwayFromTheLastPagesWasServed()
    {
        Walker visit(permitService());
        visit.goToPermitReview();
        visit.succeed();
        visit.succeed();
        visit.succeed();
        QCOMPARE(visit.journey.at.step, QStringLiteral("done"));
        QCOMPARE(visit.send(event::IdleTimeout{}), QStringList({"wipe", "end completed"}));
    }
};
QTEST_GUILESS_MAIN(TestJourneyReducer)
#include "tst_journey_reducer.moc"
