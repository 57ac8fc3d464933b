// SPDX-License-Identifier: Apache-2.0
// A citizen's electronic bills, and copies of them on paper.
#include "fake_billing.h"
#include "terminal_machine.h"

using namespace kiosk;
using namespace kiosk::test;
using Phase = screen::BillDetail::Phase;

namespace {

struct Machine : TerminalMachine {
    Machine() { parts.billing = &billing; }
    void toTheList()
    {
        open("my-bills");
        QVERIFY(QTest::qWaitFor([&] { return reader.isAsked(); }));
        reader.put(card());
        typeCode(u"123456");
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = screen<screen::BillList>();
            return page && page->bills;
        }));
    }
    void toTheBill()
    {
        toTheList();
        terminal.handle(act::Choose{QStringLiteral("330101260000000002")});
        QVERIFY(reached<screen::BillDetail>());
    }
    bool ends(Phase phase)
    {
        terminal.handle(act::Proceed{});
        return QTest::qWaitFor([&] { return screen<screen::BillDetail>()->phase == phase; });
    }
    FakeBilling billing{portal};
};

} // namespace

class TestBills : public QObject {
    Q_OBJECT
private slots:
    void aCitizenSeesHisBillsAndPrintsOneAsOftenAsHeLikes()
    {
        Machine machine;
        machine.toTheList();
        QCOMPARE(machine.billing.sessions, QStringList{QStringLiteral("s1")});
        QVERIFY(!machine.terminal.visit()->mayGoBack()); // the identity is not asked for again
        machine.terminal.handle(act::Choose{QStringLiteral("330101260000000009")}); // not on the list
        QVERIFY(machine.screen<screen::BillList>());
        machine.terminal.handle(act::Choose{QStringLiteral("330101260000000002")});
        QVERIFY(machine.reached<screen::BillDetail>());
        QVERIFY(machine.ends(Phase::Printed));
        QVERIFY(machine.ends(Phase::Printed));
        QTRY_COMPARE(machine.documents.jobs.size(), 2);
        QCOMPARE(machine.billing.fetched,
                 (QStringList{QStringLiteral("330101260000000002"), QStringLiteral("330101260000000002")}));
        QVERIFY(machine.portal.claims.isEmpty()); // a copy is no certificate
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::BillList>());
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
    }
    void withoutPaperNothingIsFetched()
    {
        Machine machine;
        machine.toTheBill();
        hal::StatusSnapshot gone;
        gone.device.value = hal::DeviceStatus::NoDevice;
        machine.documents.set(gone);
        QVERIFY(machine.ends(Phase::NotPrinted));
        QVERIFY(machine.screen<screen::BillDetail>()->fault.has_value());
        QVERIFY(machine.billing.fetched.isEmpty() && machine.documents.jobs.isEmpty());
        machine.documents.online();
        QVERIFY(machine.ends(Phase::Printed)); // once somebody has seen to it
    }
    void refusedBeforeAByteIsNotPrinted()
    {
        Machine machine;
        machine.toTheBill();
        machine.documents.refuses = ErrorCode::PaperOut;
        QVERIFY(machine.ends(Phase::NotPrinted));
        QCOMPARE(machine.screen<screen::BillDetail>()->fault, std::optional(ErrorCode::PaperOut));
    }
    void whatNobodyKnowsIsSaidSo()
    {
        Machine machine;
        machine.toTheBill();
        machine.documents.outcome = {hal::ActOutcome::Unknown, hal::PrintProof::None, {}, 0};
        QVERIFY(machine.ends(Phase::Uncertain));
        QCOMPARE(machine.documents.jobs.size(), 1); // not again by itself
    }
    void aPortalThatIsAwayPrintsNothing()
    {
        Machine machine;
        machine.toTheBill();
        machine.billing.error = Error{ErrorCode::PortalUnreachable, {}};
        QVERIFY(machine.ends(Phase::NotPrinted));
        QVERIFY(machine.documents.jobs.isEmpty());
    }
    void withoutAListTheVisitSaysSo()
    {
        Machine machine;
        machine.billing.error = Error{ErrorCode::PortalFault, {}};
        machine.open("my-bills");
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
        machine.reader.put(card());
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Fault>());
    }
};

QTEST_GUILESS_MAIN(TestBills)
#include "tst_bills.moc"
