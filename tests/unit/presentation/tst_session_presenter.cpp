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
};

QTEST_GUILESS_MAIN(TestSessionPresenter)
#include "tst_session_presenter.moc"
