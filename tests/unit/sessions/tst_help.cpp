// SPDX-License-Identifier: Apache-2.0
// A person is called from any page: what is filled in stays, nobody is called twice, nobody comes for somebody who has
// gone, and a portal that is silent is told calmly.
#include "terminal_machine.h"

#include <audit/audit_event.h>

using namespace kiosk;
using namespace kiosk::test;
using Phase = screen::Help::Phase;

namespace {

class FakeHelp final : public HelpPortal {
public:
    Pending<HelpAnswer> putHelpCall(HelpCallId id, HelpCall call, CallContext) override
    {
        puts << id.text();
        about = call;
        return give();
    }
    Pending<HelpAnswer> helpCall(HelpCallId id, CallContext) override
    {
        asks << id.text();
        return give();
    }
    Pending<void> closeHelpCall(HelpCallId id, CallContext) override
    {
        closed << id.text();
        return readyFuture<void>({});
    }
    Pending<HelpAnswer> give()
    {
        if (error)
            return readyFuture<HelpAnswer>(fail(*error));
        return readyFuture<HelpAnswer>(HelpAnswer(answer));
    }

    HelpAnswer answer;
    std::optional<ErrorCode> error;
    HelpCall about;
    QStringList puts, asks, closed;
};

struct Machine : TerminalMachine {
    Machine()
    {
        parts.help = &help;
        portal.known = {{QStringLiteral("currentAddress"), QStringLiteral("澄湖区青瓷路 18 号 3 幢 502 室")},
                        {QStringLiteral("residenceSince"), QStringLiteral("2019-06-01")},
                        {QStringLiteral("phone"), QStringLiteral("13900006021")}};
    }
    void goToForm()
    {
        open(kResidence);
        identify();
        typeCode(u"123456");
        QVERIFY(reached<screen::Form>());
    }
    void callFrom(const char *page)
    {
        terminal.askForHelp(QString::fromLatin1(page));
        QVERIFY(reached<screen::Help>());
        terminal.handle(act::Proceed{});
    }
    bool stands(Phase phase)
    {
        return QTest::qWaitFor([&] {
            const auto *page = screen<screen::Help>();
            return page && page->phase == phase;
        });
    }
    // What follows from an alarm that may not be set yet.
    bool inTime(const std::function<bool()> &is)
    {
        return QTest::qWaitFor([&] { return is() || (clock->advance(5s), is()); }, 5000);
    }
    FakeHelp help;
};

} // namespace

class TestHelp : public QObject {
    Q_OBJECT
private slots:
    void whoComesIsSeenAndTheFormStaysAsItWas()
    {
        Machine m;
        m.goToForm();
        m.help.answer = {HelpState::Waiting, 2, {}};
        m.callFrom("form");
        QVERIFY(m.stands(Phase::Waiting));
        QCOMPARE(m.screen<screen::Help>()->before, 2);
        QVERIFY(m.help.about.page == u"form" && m.help.about.item == QLatin1String(kResidence)
                && m.help.about.language == u"zh-CN" && m.help.about.trouble.isEmpty());
        m.terminal.handle(act::Proceed{}); // once more, impatiently
        m.help.answer = {HelpState::Coming, 0, QStringLiteral("咨询台")};
        QVERIFY(m.inTime([&] { return m.screen<screen::Help>()->phase == Phase::Coming; }));
        QCOMPARE(m.screen<screen::Help>()->desk, QStringLiteral("咨询台"));
        QCOMPARE(m.help.puts.size(), 1);
        QVERIFY(m.terminal.isWorking()); // the idle time stands still: nobody is wiped while he waits for help
        m.terminal.handle(act::Back{});
        QVERIFY(m.reached<screen::Form>());
        QVERIFY(!m.screen<screen::Form>()->fresh); // what was typed into it is not taken back
        QVERIFY(m.terminal.isHelpCalled() && !m.terminal.isWorking() && m.help.closed.isEmpty());
    }

    void whatComesUpBehindThePageIsThereWhenItGoes()
    {
        Machine m;
        m.open(kResidence);
        m.terminal.handle(act::Proceed{}); // guide
        QVERIFY(QTest::qWaitFor([&] { return m.reader.isAsked(); }));
        m.terminal.askForHelp(QStringLiteral("card"));
        m.reader.put(card());
        QVERIFY(QTest::qWaitFor([&] { return m.portal.count(QStringLiteral("openSession")) == 1; }));
        QVERIFY(m.screen<screen::Help>());
        m.terminal.handle(act::Back{});
        QVERIFY(m.reached<screen::Sms>());
    }

    void aPortalThatIsSilentIsAskedAgainAndThenTold()
    {
        Machine m;
        m.goToForm();
        m.help.error = ErrorCode::AnswerLost;
        m.callFrom("form");
        QVERIFY(m.stands(Phase::Calling));
        QVERIFY(m.inTime([&] { return m.screen<screen::Help>()->phase == Phase::Unreached; }));
        QCOMPARE(m.help.puts.size(), 3);
        QCOMPARE(QSet<QString>(m.help.puts.cbegin(), m.help.puts.cend()).size(), 1); // one call, however often told
        QVERIFY(!m.terminal.isWorking() && !m.terminal.isHelpCalled());
        m.help.error.reset();
        m.help.answer = {HelpState::Nobody, 0, {}};
        m.terminal.handle(act::Proceed{});
        QVERIFY(m.stands(Phase::Nobody));
        QVERIFY(m.help.puts.last() != m.help.puts.first());
    }

    void nobodyComesForSomebodyWhoHasGone()
    {
        Machine m;
        m.goToForm();
        m.callFrom("form");
        QVERIFY(m.stands(Phase::Waiting));
        m.reader.setCard(false);
        m.terminal.handle(act::Leave{});
        QVERIFY(m.reached<screen::Goodbye>());
        QCOMPARE(m.help.closed, m.help.puts);
        m.clock->advance(60s);
        QVERIFY(m.help.asks.isEmpty() && !m.terminal.isHelpCalled());
    }

    void theCallIsTakenBackByTheOneWhoCalled()
    {
        Machine m;
        m.goToForm();
        m.callFrom("form");
        QVERIFY(m.stands(Phase::Waiting));
        m.terminal.handle(act::GiveBack{});
        QVERIFY(m.stands(Phase::Asking));
        QCOMPARE(m.help.closed, m.help.puts);
    }

    void aCallEndsByItselfAfterTenMinutes()
    {
        Machine m;
        m.goToForm();
        m.callFrom("form");
        QVERIFY(m.stands(Phase::Waiting));
        const auto begin = m.clock->now();
        QVERIFY(m.inTime([&] { return m.screen<screen::Help>()->phase == Phase::Over; }));
        QVERIFY(m.clock->now() - begin >= std::chrono::minutes(10) - 5s);
        QVERIFY(m.help.asks.size() > 20);
        QCOMPARE(m.help.closed, m.help.puts);
    }

    void whoTurnsBackToTheStartIsNotWaitedFor()
    {
        Machine m;
        m.terminal.start();
        m.callFrom("attract");
        QVERIFY(m.stands(Phase::Waiting));
        m.terminal.handle(act::Back{});
        QVERIFY(m.reached<screen::Attract>());
        QVERIFY(!m.terminal.isHelpCalled());
        QCOMPARE(m.help.closed, m.help.puts);
    }

    void itCanBeCalledBeforeAVisitAndTheMachineGoesBackToItsStart()
    {
        Machine m;
        m.terminal.start();
        m.terminal.askForHelp(QStringLiteral("attract"));
        QVERIFY(m.reached<screen::Help>());
        m.terminal.handle(act::Proceed{});
        QVERIFY(m.stands(Phase::Waiting));
        QVERIFY(m.help.about.item.isEmpty());
        m.terminal.handle(act::GiveBack{});
        m.clock->advance(m.config.timing.idleWarningAfter + 1s);
        QVERIFY(m.reached<screen::Attract>());
    }

    void whatIsFilledInIsTakenAlongFromThere()
    {
        Machine m;
        m.goToForm();
        m.terminal.askForHelp(QStringLiteral("form"));
        QVERIFY(m.reached<screen::Help>());
        QVERIFY(!m.screen<screen::Help>()->takeAlong); // this machine keeps nothing for elsewhere
        m.terminal.handle(act::Back{});
        QVERIFY(m.reached<screen::Form>());
    }

    void withoutAPortalForItThePhoneIsLeft()
    {
        Machine m;
        m.parts.help = nullptr;
        m.goToForm();
        m.callFrom("form");
        QVERIFY(m.screen<screen::Help>()->phase == Phase::Asking && !m.screen<screen::Help>()->callable);
    }
};

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"
