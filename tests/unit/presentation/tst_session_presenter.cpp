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
        QCOMPARE(home->areaItems()->count(), 2);
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
