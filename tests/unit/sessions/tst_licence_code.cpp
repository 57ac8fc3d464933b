// SPDX-License-Identifier: Apache-2.0
// Who is here, by the code of an electronic licence in place of a card: as good, once each, and never in the way of the
// others.
#include "fake_cases.h"
#include "fake_licences.h"
#include "terminal_machine.h"

using namespace kiosk;
using namespace kiosk::test;
using Complaint = screen::LicenceCode::Complaint;

namespace {

struct Machine : TerminalMachine {
    Machine()
    {
        parts.licences = &licences;
        parts.codeScanner = &scanner;
        scanner.online();
    }
    void askForCode()
    {
        open(kExchange);
        terminal.handle(act::Proceed{}); // guide
        QVERIFY(QTest::qWaitFor([&] { return reader.isAsked(); }));
        terminal.handle(act::OtherWay{}); // no card
    }
    std::optional<Complaint> complaint() const
    {
        const auto *page = screen<screen::LicenceCode>();
        return page ? page->complaint : std::nullopt;
    }
    FakeLicences licences;
    FakeScanner scanner;
};

Error refusal(const char *problem)
{
    return {ErrorCode::PortalRefused,
            QStringLiteral("problem %1 status=409 retry=ask-user").arg(QLatin1String(problem))};
}

} // namespace

class TestLicenceCode : public QObject {
    Q_OBJECT
private slots:
    void aCodeOpensASessionWithoutCardAndTextMessage()
    {
        Machine machine;
        machine.askForCode();
        QVERIFY(machine.screen<screen::LicenceCode>() && machine.scanner.isAsked());
        machine.scanner.hold(u"yzi:2000000000000001");
        QVERIFY(machine.reached<screen::Choose>());
        QCOMPARE(machine.licences.shown,
                 QStringList{QStringLiteral("property-certificate-exchange yzi:2000000000000001")});
        QCOMPARE(machine.terminal.visit()->portalSession(), QStringLiteral("s2"));
        QCOMPARE(machine.portal.count(QStringLiteral("openSession")), 0);
        const Answers &answers = machine.terminal.visit()->journey().answers;
        QCOMPARE(answers.value(QStringLiteral("name")).value->view(), QStringView(u"林示例"));
        QCOMPARE(answers.value(QStringLiteral("number")).value->view(), QStringView(u"330199188506152329"));
        QVERIFY(!machine.scanner.isAsked()); // nothing more is read
    }
    void aCodeThatWillNotDoIsSaidAndTheNextIsTaken_data()
    {
        QTest::addColumn<QByteArray>("problem");
        QTest::addColumn<Complaint>("said");
        QTest::newRow("used") << QByteArray("licence-code-used") << Complaint::Used;
        QTest::newRow("expired") << QByteArray("licence-code-expired") << Complaint::Expired;
        QTest::newRow("foreign") << QByteArray("licence-code-foreign") << Complaint::Foreign;
        QTest::newRow("purpose") << QByteArray("licence-code-purpose") << Complaint::Purpose;
    }
    void aCodeThatWillNotDoIsSaidAndTheNextIsTaken()
    {
        QFETCH(QByteArray, problem);
        QFETCH(Complaint, said);
        Machine machine;
        machine.askForCode();
        machine.licences.codeError = refusal(problem.constData());
        machine.scanner.hold(u"yzi:2000000000000001");
        QVERIFY(QTest::qWaitFor([&] { return machine.complaint() == said; }));
        QVERIFY(machine.terminal.visit()->portalSession().isEmpty());
        QVERIFY(machine.scanner.isAsked());
        machine.scanner.hold(u"yzi:2000000000000002");
        QVERIFY(machine.reached<screen::Choose>());
    }
    void aCodeOfSomebodyWhoIsNotAcceptedOpensNothing()
    {
        Machine machine;
        machine.licences.number = QStringLiteral("330199188506152328"); // its check sign is wrong
        machine.askForCode();
        machine.scanner.hold(u"yzi:2000000000000001");
        QVERIFY(machine.reached<screen::Fault>());
    }
    void whoHasNoCodeGoesBackToTheCardOrToTheWindow()
    {
        Machine machine;
        machine.askForCode();
        QVERIFY(machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::Card>());
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
        machine.terminal.handle(act::OtherWay{});
        QVERIFY(machine.screen<screen::LicenceCode>());
        machine.terminal.handle(act::OtherWay{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::ToWindow);
    }
    void aLostAnswerIsAFaultAndTheSessionOfTheCardIsClosed()
    {
        Machine machine;
        machine.portal.phones = {{QStringLiteral("p1"), QStringLiteral("139****0001")}};
        machine.open(kExchange);
        machine.identify();
        QVERIFY(machine.reached<screen::Sms>());
        machine.terminal.handle(act::OtherWay{}); // the phone of long ago
        QVERIFY(machine.screen<screen::LicenceCode>());
        machine.licences.codeError = Error{ErrorCode::AnswerLost, {}};
        machine.scanner.hold(u"yzi:2000000000000001");
        QVERIFY(machine.reached<screen::Fault>());
        machine.terminal.handle(act::Again{}); // with a new code
        QVERIFY(machine.reached<screen::LicenceCode>());
        machine.scanner.hold(u"yzi:2000000000000002");
        QVERIFY(machine.reached<screen::Choose>());
        QTRY_COMPARE(machine.portal.count(QStringLiteral("closeSession")), 1);
    }
    void withoutAScannerOrThePortalItIsNotOffered()
    {
        Machine machine;
        machine.parts.codeScanner = nullptr;
        machine.askForCode(); // the next way is the window
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::ToWindow);
    }
};

QTEST_GUILESS_MAIN(TestLicenceCode)
#include "tst_licence_code.moc"
