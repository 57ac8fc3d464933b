// SPDX-License-Identifier: Apache-2.0
// What the presenter keeps while the machine round the page changes.
#include <presentation/kiosk_view_models.h>
#include <presentation/session_presenter.h>
#include <unit/sessions/terminal_machine.h>

using namespace kiosk;
using namespace kiosk::test;

class TestSessionPresenter : public QObject {
    Q_OBJECT
private slots:
    void whatIsBeingTypedStaysWhateverTheDevicesDo()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.portal.known = {{QStringLiteral("currentAddress"), QStringLiteral("澄湖区青瓷路 18 号 3 幢 502 室")},
                                {QStringLiteral("residenceSince"), QStringLiteral("2019-06-01")}};
        machine.open(kResidence);
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Form>());
        machine.terminal.handle(act::Choose{QStringLiteral("home")});
        machine.terminal.handle(act::Proceed{});
        FormViewModel *form = models.form();
        QVERIFY(QTest::qWaitFor([&] { return form->keyboard() == FormViewModel::Keyboard::Digits; }));
        for (const QChar digit : QStringLiteral("1390000"))
            form->type(digit);
        QCOMPARE(form->entry(), QStringLiteral("1390000"));
        machine.receipts.online();     // a printer tells its state
        machine.reader.setCard(false); // the card is lifted
        machine.terminal.handle(act::Again{});
        models.terminal()->setLanguage(QStringLiteral("en"));
        QCOMPARE(form->entry(), QStringLiteral("1390000"));
        form->confirm(); // too short: the page stays, and so does what was typed
        QVERIFY(!form->error().isEmpty());
        QCOMPARE(form->entry(), QStringLiteral("1390000"));
        for (const QChar digit : QStringLiteral("6021"))
            form->type(digit);
        form->confirm();
        QVERIFY(QTest::qWaitFor([&] { return form->keyboard() == FormViewModel::Keyboard::Options; }));
        QCOMPARE(form->entry(), QString()); // another question
    }
    void aStrokeOnThePadReachesTheVisitAndGoesWithIt()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.portal.known = {{QStringLiteral("phone"), QStringLiteral("13900006021")}};
        machine.open("unemployment-registration");
        machine.identify();
        machine.typeCode(u"123456");
        FormViewModel *form = models.form();
        for (const auto &[field, answer] :
             {std::pair("left", "resigned"), std::pair("since", ""), std::pair("wants", "job")}) {
            QVERIFY(QTest::qWaitFor([&machine, field = field] {
                const auto *page = machine.screen<screen::Form>();
                return page && page->field == QLatin1String(field);
            }));
            if (*answer)
                form->choose(QString::fromLatin1(answer));
            else
                for (const QChar digit : QStringLiteral("20260201"))
                    form->type(digit);
            form->confirm();
        }
        QVERIFY(machine.reached<screen::Review>());
        QCOMPARE(models.review()->confirmWords(), QStringLiteral("都对，去签名"));
        models.review()->confirm();
        QVERIFY(machine.reached<screen::Sign>());
        SignViewModel *sign = models.sign();
        QCOMPARE(models.terminal()->page(), QStringLiteral("sign"));
        QCOMPARE(sign->document(), QStringLiteral("失业登记"));
        QCOMPARE(sign->answers(), int(answersOnPath(machine.terminal.visit()->journey()).size()));
        QCOMPARE(sign->confirmWords(), QStringLiteral("签好了，交上去"));
        sign->draw(std::make_shared<const InkStroke>(InkStroke{{{1, 2, -1, 3}}, {12'000, 6'000}}));
        QCOMPARE(sign->strokes(), 1);
        sign->confirm(); // a dot
        QCOMPARE(sign->complaint(), QStringLiteral("笔画太少了，请写下您的姓名。"));
        models.terminal()->setLanguage(QStringLiteral("en"));
        QCOMPARE(sign->complaint(), QStringLiteral("Too little. Write your name."));
        QCOMPARE(sign->strokes(), 1);
        sign->cannotSign();
        QVERIFY(sign->phase() == SignViewModel::Phase::ToWindow);
        sign->again();
        const auto ink = sign->view().ink;
        machine.reader.setCard(false);
        models.terminal()->home();
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(ink->strokes(), 0);
        QVERIFY(!sign->view().ink); // wiped with the other pages
    }
    void whoLooksByOfficeComesBackTheSameWay()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.terminal.start();
        machine.terminal.enter();
        HomeViewModel *home = models.home();
        TerminalViewModel *frame = models.terminal();
        home->openSearch();
        home->openOffices(false);
        QCOMPARE(frame->page(), QStringLiteral("offices"));
        const int departments = home->offices()->count();
        QVERIFY(departments > 5);
        home->openOffices(true);
        QVERIFY(home->byWindow());
        home->openOffices(false);
        home->chooseOffice(QStringLiteral("澄湖区民政局"));
        QCOMPARE(frame->page(), QStringLiteral("area"));
        QCOMPARE(home->areaTitle(), QStringLiteral("澄湖区民政局"));
        QVERIFY(home->areaItems()->count() >= 2);
        for (const char *before : {"offices", "search", "home"}) {
            frame->back();
            QCOMPARE(frame->page(), QString::fromLatin1(before));
        }
    }
    void aCompanySeesItsOwnStages()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.terminal.start();
        machine.terminal.enter();
        HomeViewModel *home = models.home();
        QVERIFY(home->mayBeCompany() && !home->company());
        QCOMPARE(home->areas()->count(), 10);
        const int frequent = home->frequent()->count();
        home->chooseAudience(true);
        QVERIFY(home->company());
        QCOMPARE(home->areas()->count(), 5);
        QVERIFY(home->frequent()->count() < frequent);
    }
};

QTEST_GUILESS_MAIN(TestSessionPresenter)
#include "tst_session_presenter.moc"
