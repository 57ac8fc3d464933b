// SPDX-License-Identifier: Apache-2.0
// Who hears that something waits for the portal, or for a person: the log, the audit, the heartbeat.
#include <composition/outbox_watch.h>
#include <outbox/outbox_machine.h>
#include <outbox/portal_books.h>
#include <support/log_lines.h>
#include <support/payment_orders.h>
#include <support/sealed_cases.h>

#include <QSignalSpy>
#include <SQLiteCpp/SQLiteCpp.h>
#include <atomic>

using namespace kiosk;
using namespace kiosk::test;

class TestOutboxWatch : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(m_papers.isGood());
        m_isAway = false;
        m_books = std::make_unique<PortalBooks>();
        m_books->chooseFaults(
            [this](const HeardRequest &) { return m_isAway ? LineFault::Unavailable : LineFault::None; });
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script());
        m_lines = std::make_shared<LogLines>();
    }
    void cleanup()
    {
        m_portal.reset();
        m_books.reset();
    }

    void oldAgeIsToldAtEachOfItsStepsAndItsEndToo()
    {
        m_isAway = true;
        OutboxMachine machine(m_papers, m_portal->base());
        machine.start();
        OutboxWatch watch(*machine.engine, *machine.store, *machine.client.clock, log(machine));
        QSignalSpy changed(&watch, &OutboxWatch::ageChanged);
        watch.start();
        seal(machine);
        const auto later = [&machine](Duration span) {
            machine.client.clock->jumpWall(span);
            machine.client.clock->advance(1min);
        };
        later(10min);
        QCOMPARE(changed.size(), 0); // it is fresh
        later(5min);
        QCOMPARE(changed.size(), 1);
        later(1min); // the same age is not told twice
        QCOMPARE(changed.size(), 1);
        QCOMPARE(staffCalls(), 0); // a quarter of an hour without the portal is nobody's errand
        later(4h);
        QCOMPARE(staffCalls("\"red\""), 1);
        later(20h);
        QCOMPARE(staffCalls("\"notice\""), 1);
        m_isAway = false;
        QTRY_VERIFY(machine.drained());
        later(1min);
        QCOMPARE(changed.size(), 4);
        QCOMPARE(staffCalls(), 2);
        QCOMPARE(audited(machine),
                 QStringList({QStringLiteral("amber 2"), QStringLiteral("red 2"), QStringLiteral("notice 2"),
                              QStringLiteral("fresh 0")}));
    }

    void whatWaitsForAPersonIsToldAndAgainAtTheNextStart()
    {
        OutboxMachine machine(m_papers, m_portal->base());
        machine.start();
        {
            OutboxWatch watch(*machine.engine, *machine.store, *machine.client.clock, log(machine));
            watch.start();
            seal(machine, "hopeless ");
            QTRY_COMPARE(machine.engine->held(), 1);
            QTRY_COMPARE(staffCalls("\"held\""), 1);
        }
        machine.start();
        OutboxWatch watch(*machine.engine, *machine.store, *machine.client.clock, log(machine));
        watch.start();
        QTRY_COMPARE(staffCalls("\"held\""), 2);
    }

    void moneyThatDiffersIsToldAndAgainAtTheNextStart()
    {
        OutboxMachine machine(m_papers, m_portal->base());
        machine.start();
        {
            OutboxWatch watch(*machine.engine, *machine.store, *machine.client.clock, log(machine));
            watch.start();
            const PaymentIntent order = paymentIntent(*machine.client.clock); // before the first one no day is compared
            QVERIFY(await(machine.store->beginPayment(order)));
            const auto closed = await(
                machine.client->cancelPayment(order.payment.id, order.payment.quote, machine.client.within(5s)));
            QVERIFY(closed && await(machine.store->notePayment(closed->payment)));
            const QString stranger = PaymentId::make(*machine.client.clock).text(); // an order that we never made
            m_books->changePayments([&stranger](PaymentBooks &books) {
                books.put(stranger, {QStringLiteral("q"), QStringLiteral("paid"), QStringLiteral("1"), 100});
            });
            machine.client.clock->jumpWall(24h);
            machine.store->confirmClock();
            QVERIFY(await(machine.store->recordEvent({AuditEvent::CardRead, "done"})));
            QTRY_VERIFY(machine.drained() && staffCalls("\"differ\"") == 1);
        }
        machine.start();
        OutboxWatch watch(*machine.engine, *machine.store, *machine.client.clock, log(machine));
        watch.start();
        QTRY_COMPARE(staffCalls("\"differ\""), 2);
    }

    void aCertificateOfWhichNobodyKnowsIsToldAtTheStart()
    {
        OutboxMachine machine(m_papers, m_portal->base());
        machine.start();
        const ClaimStep claim = reservedClaim(*machine.client.clock);
        QVERIFY(await(machine.store->recordClaim(claim)));
        QVERIFY(await(machine.store->recordClaim(moved(claim, ClaimState::Fetched))));
        QVERIFY(await(machine.store->recordClaim(moved(claim, ClaimState::Intent))));
        machine.start(); // as after a crash
        OutboxWatch watch(*machine.engine, *machine.store, *machine.client.clock, log(machine));
        watch.start();
        QTRY_COMPARE(staffCalls("\"uncertain\""), 1);
    }

private:
    Logger log(const OutboxMachine &machine) const { return {m_lines, machine.client.clock}; }
    int staffCalls(const char *why = "") const
    {
        int found = 0;
        for (const QByteArray &line : m_lines->all().split('\n'))
            found += line.contains("staff.needed") && line.contains(why) ? 1 : 0;
        return found;
    }
    static void seal(OutboxMachine &machine, const QByteArray &content = "plain ")
    {
        const SealedCase sealed = withNotice(sealedCase(*machine.client.clock, content + QByteArray(200, 'c')));
        QVERIFY(await(machine.store->sealCase(sealed)));
    }
    static QStringList audited(OutboxMachine &machine)
    {
        machine.stop();
        SQLite::Database file((machine.data() + QStringLiteral("/store.db")).toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Statement found(file,
                                "SELECT outcome || ' ' || count FROM audit WHERE event = 'outbox.aged' ORDER BY seq");
        QStringList all;
        while (found.executeStep())
            all << QString::fromUtf8(found.getColumn(0).getText());
        return all;
    }

    const DevPapers m_papers;
    std::atomic<bool> m_isAway = false; // the portal answers on its own threads
    std::unique_ptr<PortalBooks> m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
    std::shared_ptr<LogLines> m_lines;
};

QTEST_GUILESS_MAIN(TestOutboxWatch)
#include "tst_outbox_watch.moc"
