// SPDX-License-Identifier: Apache-2.0
// What is filled in goes along to another place, and comes along from one: nothing of it stays, nothing is done twice.
#include "fake_cases.h"
#include "fake_drafts.h"

#include <services/resume_functions.h>

using namespace kiosk;
using namespace kiosk::test;
using Complaint = screen::ResumeCode::Complaint;
using Phase = screen::HandOver::Phase;

namespace {

Error problem(const char *code, const char *more = "")
{
    return {ErrorCode::PortalRefused,
            QStringLiteral("problem %1 status=409%2").arg(QLatin1String(code), QLatin1String(more))};
}

struct Machine : TerminalMachine {
    Machine()
    {
        parts.drafts = &drafts;
        parts.sealer = &open_;
        portal.known = {{QStringLiteral("currentAddress"), QStringLiteral("澄湖区青瓷路 18 号 3 幢 502 室")},
                        {QStringLiteral("residenceSince"), QStringLiteral("2019-06-01")},
                        {QStringLiteral("phone"), QStringLiteral("13900006021")}};
        scanner.online();
    }
    void answer(const char *choice)
    {
        QVERIFY(QTest::qWaitFor([&] {
            const auto *form = screen<screen::Form>();
            return form && form->entry.isEmpty();
        }));
        terminal.handle(act::Choose{QString::fromLatin1(choice)});
        terminal.handle(act::Proceed{});
    }
    void goToReview()
    {
        open(kResidence);
        identify();
        typeCode(u"123456");
        answer("home");
        answer("post");
        QVERIFY(reached<screen::Review>());
    }
    bool stands(Phase phase)
    {
        return QTest::qWaitFor([&] {
            const auto *page = screen<screen::HandOver>();
            return page && page->phase == phase;
        });
    }
    void comeAgain()
    {
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = screen<screen::Goodbye>();
            return page && page->secondsLeft >= 0; // all is wiped
        }));
        clock->advance(10s);
        QVERIFY(reached<screen::Attract>());
        terminal.enter();
        terminal.open(kResume.toString());
    }
    void identifyForCode()
    {
        QVERIFY(QTest::qWaitFor([this] { return reader.isAsked(); }));
        reader.put(card());
        typeCode(u"123456");
        QVERIFY(reached<screen::ResumeCode>());
    }
    void enterCode(const QString &code)
    {
        terminal.handle(act::Type{code});
        terminal.handle(act::Proceed{});
    }
    bool complains(Complaint about)
    {
        return QTest::qWaitFor([&] {
            const auto *page = screen<screen::ResumeCode>();
            return page && page->complaint == about;
        });
    }
    // From the home page to the page for the code, without an item before.
    void goToCode()
    {
        open(kResume.toLatin1().constData());
        identifyForCode();
    }
    void keepsADraft(const QString &version = QStringLiteral("1.0.0"))
    {
        const auto answer = [](const char *id, const QString &value, const char *source) {
            return QJsonObject{{QStringLiteral("id"), QLatin1String(id)},
                               {QStringLiteral("value"), value},
                               {QStringLiteral("source"), QLatin1String(source)}};
        };
        drafts.kept = {{QStringLiteral("draftId"), DraftId::make(*clock).text()},
                       {QStringLiteral("item"), QString::fromLatin1(kResidence)},
                       {QStringLiteral("itemVersion"), version},
                       {QStringLiteral("answers"),
                        QJsonArray{answer("reason", QStringLiteral("home"), "citizen"),
                                   answer("delivery", QStringLiteral("by-drone"), "citizen"),
                                   answer("name", QStringLiteral("别人"), "card")}}};
    }
    FakeDrafts drafts;
    FakeScanner scanner;
    OpenSealer open_;
};

} // namespace

class TestHandOver : public QObject {
    Q_OBJECT
private slots:
    void whatIsFilledInGoesAlongAndComesBackToOneCase()
    {
        Machine machine;
        machine.goToReview();
        QVERIFY(machine.terminal.visit()->mayTakeAlong());
        machine.terminal.handle(act::TakeAlong{});
        QVERIFY(machine.stands(Phase::Asking));
        QVERIFY(machine.drafts.puts.isEmpty()); // nothing leaves before the citizen says so
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.stands(Phase::Kept));
        QCOMPARE(machine.screen<screen::HandOver>()->code, machine.drafts.code.text());
        QCOMPARE(machine.drafts.kept[u"item"], QString::fromLatin1(kResidence));
        QCOMPARE(machine.drafts.kept[u"keepDays"], 7);
        QStringList ids;
        for (const QJsonValue each : machine.drafts.kept[u"answers"].toArray())
            ids << each[u"id"].toString();
        QVERIFY(ids.contains(u"reason") && ids.contains(u"currentAddress"));
        QVERIFY(machine.terminal.visit()->journey().answers.isEmpty());
        QVERIFY(!machine.terminal.visit()->mayGoBack());
        QVERIFY(QTest::qWaitFor([&] { return machine.terminal.visit()->mayLeave(); })); // the slip is out
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::HandOver>());
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::HandedOver);
        QCOMPARE(machine.counts().pendingCases, 0);

        machine.comeAgain();
        machine.identifyForCode();
        machine.enterCode(machine.drafts.code.text());
        QVERIFY(machine.reached<screen::ResumeFound>());
        QVERIFY(machine.drafts.takes.isEmpty()); // looking takes nothing
        const auto *found = machine.screen<screen::ResumeFound>();
        QVERIFY(found->askedAgain == 0 && !found->otherVersion && found->service->id == QLatin1String(kResidence));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Review>());
        const Journey &journey = machine.terminal.visit()->journey();
        QVERIFY(journey.answers.value(QStringLiteral("reason")).value->view() == QStringView(u"home"));
        QVERIFY(journey.answers.value(QStringLiteral("name")).value->view() == QStringView(u"林例")); // from the card
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] { return machine.portal.count(QStringLiteral("putSubmission")) == 1; }));
    }
    void aLostAnswerIsAskedForUnderTheSameId()
    {
        Machine machine;
        machine.goToReview();
        machine.terminal.handle(act::TakeAlong{});
        machine.drafts.errors << ErrorCode::AnswerLost << ErrorCode::PortalFault;
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.stands(Phase::Kept));
        QCOMPARE(machine.drafts.puts.size(), 3);
        QCOMPARE(QSet<QString>(machine.drafts.puts.cbegin(), machine.drafts.puts.cend()).size(), 1);
    }
    void withoutThePortalTheVisitGoesOnWithEveryAnswer()
    {
        Machine machine;
        machine.open(kResidence);
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Form>());
        machine.terminal.handle(act::Choose{QStringLiteral("home")}); // chosen, not confirmed
        machine.terminal.handle(act::TakeAlong{});
        machine.drafts.errors << ErrorCode::PortalUnreachable;
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.stands(Phase::NotKept));
        QVERIFY(machine.screen<screen::HandOver>()->away && machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.reached<screen::Form>());
        QCOMPARE(machine.screen<screen::Form>()->entry, QStringLiteral("home"));
        machine.terminal.handle(act::Proceed{});
        machine.answer("post");
        QVERIFY(machine.reached<screen::Review>());
        QVERIFY(machine.terminal.visit()->mayTakeAlong()); // or later
    }
    void whoWalksAwayFromTheCodeHasHandedOver()
    {
        Machine machine;
        machine.goToReview();
        machine.terminal.handle(act::TakeAlong{});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.stands(Phase::Kept));
        QVERIFY(QTest::qWaitFor([&] { return machine.terminal.visit()->mayLeave(); }));
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::HandedOver);
    }
    void nobodyTakesAlongWhatIsNotKnownToThePortal()
    {
        Machine machine;
        machine.open(kResidence);
        QVERIFY(!machine.terminal.visit()->mayTakeAlong());
        machine.terminal.handle(act::TakeAlong{});
        QVERIFY(machine.screen<screen::Guide>());
        machine.parts.drafts = nullptr; // a portal without it
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Form>());
        QVERIFY(!machine.terminal.visit()->mayTakeAlong());
    }
    void aDraftOfAnotherVersionIsAskedWhatDoesNotFit()
    {
        Machine machine;
        machine.keepsADraft(QStringLiteral("0.9.0"));
        machine.goToCode();
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::ResumeCode>() != nullptr; }));
        machine.enterCode(machine.drafts.code.text());
        QVERIFY(machine.reached<screen::ResumeFound>());
        QVERIFY(machine.screen<screen::ResumeFound>()->otherVersion);
        QCOMPARE(machine.screen<screen::ResumeFound>()->askedAgain, 1);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Form>());
        QCOMPARE(machine.screen<screen::Form>()->field, QStringLiteral("delivery"));
    }
    void everyNoIsSaidOnThePage_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<Complaint>("complaint");
        QTest::newRow("unknown") << QStringLiteral("draft-unknown") << Complaint::Unknown;
        QTest::newRow("used") << QStringLiteral("draft-used") << Complaint::Used;
        QTest::newRow("expired") << QStringLiteral("draft-expired") << Complaint::Expired;
        QTest::newRow("too often") << QStringLiteral("draft-quota") << Complaint::TooOften;
    }
    void everyNoIsSaidOnThePage()
    {
        QFETCH(QString, code);
        QFETCH(Complaint, complaint);
        Machine machine;
        machine.goToCode();
        machine.drafts.refusal = problem(code.toLatin1(), " retryAfterS=61");
        machine.enterCode(machine.drafts.code.text());
        QVERIFY(machine.complains(complaint));
        if (complaint == Complaint::TooOften)
            QCOMPARE(machine.screen<screen::ResumeCode>()->waitMinutes, 2);
        machine.terminal.handle(act::Type{QStringLiteral("CH")});
        QVERIFY(!machine.screen<screen::ResumeCode>()->complaint);
    }
    void aSlipOfTheFingerIsNotAsked()
    {
        Machine machine;
        machine.goToCode();
        machine.enterCode(QStringLiteral("CH-7Q4M"));
        QVERIFY(machine.complains(Complaint::TooShort));
        QCOMPARE(machine.screen<screen::ResumeCode>()->missing, 5);
        QString wrong = machine.drafts.code.text();
        wrong[4] = wrong[4] == u'7' ? u'8' : u'7';
        machine.enterCode(wrong);
        QVERIFY(machine.complains(Complaint::NoCode));
        QVERIFY(machine.drafts.lookups.isEmpty());
    }
    void whatThisMachineCannotDoIsNotTaken()
    {
        Machine machine;
        machine.keepsADraft();
        machine.drafts.kept[u"item"] = QStringLiteral("of-another-hall");
        machine.goToCode();
        machine.enterCode(machine.drafts.code.text());
        QVERIFY(machine.complains(Complaint::NotHere));
        QVERIFY(machine.drafts.takes.isEmpty());
        machine.drafts.refusal = Error{ErrorCode::PortalUnreachable, {}};
        machine.enterCode(machine.drafts.code.text());
        QVERIFY(machine.complains(Complaint::Away));
    }
    void anUnclearTakeIsAskedAgainAndLosesNothing()
    {
        Machine machine;
        machine.keepsADraft();
        machine.goToCode();
        machine.enterCode(machine.drafts.code.text());
        QVERIFY(machine.reached<screen::ResumeFound>());
        machine.drafts.errors << ErrorCode::AnswerLost << ErrorCode::AnswerLost << ErrorCode::PortalUnreachable;
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = machine.screen<screen::ResumeFound>();
            return page && page->away;
        }));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Form>());
        QCOMPARE(machine.drafts.takes.size(), 4);
        QCOMPARE(machine.terminal.visit()->journey().service->id, QString::fromLatin1(kResidence));
    }
    void backFromWhatWasFoundLeadsToTheCode()
    {
        Machine machine;
        machine.keepsADraft();
        machine.goToCode();
        QVERIFY(!machine.terminal.visit()->mayGoBack());
        machine.enterCode(machine.drafts.code.text());
        QVERIFY(machine.reached<screen::ResumeFound>());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::ResumeCode>());
        QVERIFY(machine.screen<screen::ResumeCode>()->entry.isEmpty() && machine.drafts.takes.isEmpty());
    }
    void aSlipIsHeldBeforeTheScanner()
    {
        Machine machine;
        machine.parts.codeScanner = &machine.scanner;
        machine.keepsADraft();
        machine.goToCode();
        QVERIFY(machine.screen<screen::ResumeCode>()->scanner);
        machine.scanner.hold(machine.drafts.code.text());
        QVERIFY(machine.reached<screen::ResumeFound>());
        QCOMPARE(machine.drafts.lookups, QStringList{machine.drafts.code.text()});
    }
};

QTEST_GUILESS_MAIN(TestHandOver)
#include "tst_hand_over.moc"
