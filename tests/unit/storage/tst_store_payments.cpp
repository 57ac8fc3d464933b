// SPDX-License-Identifier: Apache-2.0
// Orders of payment in the store: made before the portal is asked, one at a time for a quote, never forgotten by a
// restart, each change with its entry in the audit.
#include <support/await.h>
#include <support/payment_orders.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QSignalSpy>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Place : StorePlace {
    // An order of its own quote, moved through these states.
    Payment ordered(std::initializer_list<PaymentState> states = {})
    {
        const PaymentIntent intent = paymentIntent(*clock);
        if (!await(store->beginPayment(intent)))
            return {};
        for (const PaymentState state : states) {
            const auto moved = state == PaymentState::Unknown ? await(store->doubtPayment(intent.payment.id))
                : await(store->notePayment(saidOf(intent.payment, state))) ? Result<void>()
                                                                           : Result<void>(fail(ErrorCode::Internal));
            if (!moved)
                return {};
        }
        return intent.payment;
    }
    PaymentReportId reportOfYesterday()
    {
        clock->advance(24h);
        if (!await(store->recordEvent({AuditEvent::CardRead, "done"})))
            return {};
        const auto rows = await(store->pending()).value_or(QList<OutboxRow>());
        return rows.isEmpty() ? PaymentReportId() : PaymentReportId::parse(rows.last().id).value_or(PaymentReportId());
    }
    PaymentStanding standing(const Payment &payment) const
    {
        return await(store->payment(payment.id)).value_or(PaymentStanding{});
    }
    QStringList moves()
    {
        return texts("SELECT outcome || ' ' || reason FROM audit WHERE event = 'payment.moved' ORDER BY seq");
    }
};

using enum PaymentState;

} // namespace

class TestStorePayments : public QObject {
    Q_OBJECT
private slots:
    void anOrderIsKeptBeforeAnybodyIsAsked()
    {
        Place place;
        QVERIFY(place.open());
        const PaymentIntent intent = paymentIntent(*place.clock);
        QVERIFY(await(place.store->beginPayment(intent)));
        const PaymentStanding kept = place.standing(intent.payment);
        QCOMPARE(kept.payment.state, Created);
        QCOMPARE(kept.payment.quote, intent.payment.quote);
        QCOMPARE(kept.payment.amount.fen(), 9000);
        QVERIFY(kept.visit == intent.visit && kept.serves == intent.serves && !kept.isHad);
        QCOMPARE(codeOf(await(place.store->payment(PaymentId::make(*place.clock)))), ErrorCode::NotFound);
    }
    void anOrderOfNothingIsNone()
    {
        Place place;
        QVERIFY(place.open());
        PaymentIntent intent = paymentIntent(*place.clock);
        intent.payment.amount = Money();
        QCOMPARE(codeOf(await(place.store->beginPayment(intent))), ErrorCode::InvalidInput);
        intent = paymentIntent(*place.clock);
        intent.payment.state = Waiting;
        QCOMPARE(codeOf(await(place.store->beginPayment(intent))), ErrorCode::InvalidInput);
        intent = paymentIntent(*place.clock);
        intent.serves.clear(); // a crash could not tell whether it was had
        QCOMPARE(codeOf(await(place.store->beginPayment(intent))), ErrorCode::InvalidInput);
        QVERIFY(place.moves().isEmpty());
    }
    void belowTheDiskGuardNothingIsOrdered()
    {
        Place place;
        place.settings.minimumFreeBytes = std::numeric_limits<qint64>::max() / 2;
        QVERIFY(place.open());
        QCOMPARE(codeOf(await(place.store->beginPayment(paymentIntent(*place.clock)))), ErrorCode::StorageFull);
    }

    void aQuoteHasNoSecondOrderWhileOneStands_data()
    {
        QTest::addColumn<QList<int>>("states");
        QTest::addColumn<bool>("refusedSecond");
        QTest::newRow("created") << QList<int>{} << true;
        QTest::newRow("waiting") << QList<int>{int(Waiting)} << true;
        QTest::newRow("unknown") << QList<int>{int(Waiting), int(Unknown)} << true;
        QTest::newRow("paid") << QList<int>{int(Waiting), int(Paid)} << true;
        QTest::newRow("closed") << QList<int>{int(Waiting), int(Closed)} << false;
        QTest::newRow("refunding") << QList<int>{int(Waiting), int(Refunding)} << false;
        QTest::newRow("refunded") << QList<int>{int(Paid), int(Refunded)} << false;
    }
    void aQuoteHasNoSecondOrderWhileOneStands()
    {
        QFETCH(QList<int>, states);
        QFETCH(bool, refusedSecond);
        Place place;
        QVERIFY(place.open());
        const Payment first = place.ordered();
        for (const int state : states) {
            if (state == int(Unknown))
                QVERIFY(await(place.store->doubtPayment(first.id)));
            else
                QVERIFY(await(place.store->notePayment(saidOf(first, PaymentState(state)))));
        }
        for (int restarts = 0; restarts < 2; ++restarts) {
            PaymentIntent second = paymentIntent(*place.clock);
            second.payment.quote = first.quote;
            QCOMPARE(codeOf(await(place.store->beginPayment(second))),
                     refusedSecond ? ErrorCode::Conflict : ErrorCode::Internal);
            if (!refusedSecond)
                break;
            QVERIFY(place.open());
        }
        QVERIFY(await(place.store->beginPayment(paymentIntent(*place.clock)))); // another quote is another matter
        PaymentIntent sameId = paymentIntent(*place.clock);
        sameId.payment.id = first.id;
        QCOMPARE(codeOf(await(place.store->beginPayment(sameId))), ErrorCode::Conflict);
    }

    void whatARestartFindsOpenIsUnknownAndStaysSo()
    {
        Place place;
        QVERIFY(place.open());
        const Payment created = place.ordered();
        const Payment waiting = place.ordered({Waiting});
        const Payment paid = place.ordered({Waiting, Paid});
        const Payment closed = place.ordered({Waiting, Closed});
        const auto opened = place.open();
        QVERIFY(opened);
        QCOMPARE(opened->becameUnknown.size(), 2);
        QVERIFY(opened->becameUnknown.contains(created.id) && opened->becameUnknown.contains(waiting.id));
        QCOMPARE(place.standing(created).payment.state, Unknown);
        QCOMPARE(place.standing(waiting).payment.state, Unknown);
        QCOMPARE(place.standing(paid).payment.state, Paid);
        QCOMPARE(place.standing(closed).payment.state, Closed);
        QCOMPARE(await(place.store->counts())->unknownPayments, 2);
        const auto again = place.open();
        QVERIFY(again->becameUnknown.isEmpty());
        QCOMPARE(await(place.store->counts())->unknownPayments, 2); // nobody was asked in between
        QCOMPARE(place.moves().filter(QStringLiteral("after-restart")).size(), 2);
    }

    void whatIsLeftOpenHasARowOfTheOutboxOnce()
    {
        Place place;
        QVERIFY(place.open());
        const Payment waiting = place.ordered({Waiting});
        const Payment doubted = place.ordered({Waiting, Unknown});
        const Payment paid = place.ordered({Waiting, Paid});
        QVERIFY(await(place.store->doubtPayment(doubted.id))); // again
        QCOMPARE(await(place.store->pending())->size(), 1);
        for (int starts = 0; starts < 2; ++starts) {
            const auto opened = place.open();
            QStringList ids;
            for (const OutboxRow &row : opened->pending) {
                QVERIFY(row.kind == OutboxKind::PaymentQuery && !row.visit.isNull());
                ids << row.id;
            }
            ids.sort();
            QStringList wanted{waiting.id.text() + QStringLiteral("/query"),
                               doubted.id.text() + QStringLiteral("/query"),
                               paid.id.text() + QStringLiteral("/refund")};
            wanted.sort();
            QCOMPARE(ids, wanted);
        }
    }
    void aDoubtIsTold()
    {
        Place place;
        QVERIFY(place.open());
        QSignalSpy added(place.store.get(), &Store::rowAdded);
        const Payment order = place.ordered({Waiting, Unknown});
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added[0][0].value<OutboxRow>().stream, order.id.text());
    }

    void thePortalsWordIsKeptWithTheBill()
    {
        Place place;
        QVERIFY(place.open());
        const Payment order = place.ordered({Waiting});
        const auto noted = await(place.store->notePayment(saidOf(order, Paid)));
        QVERIFY(noted && noted->payment.state == Paid);
        QVERIFY(await(place.store->notePayment(saidOf(order, Paid)))); // the same again is no second move
        QVERIFY(place.open());
        QCOMPARE(place.standing(order).payment.bill, saidOf(order, Paid).bill);
        QCOMPARE(place.moves(),
                 (QStringList{QStringLiteral("created"), QStringLiteral("waiting"), QStringLiteral("paid")}));
    }
    void whatDoesNotFitChangesNothing()
    {
        Place place;
        QVERIFY(place.open());
        const Payment order = place.ordered({Waiting});
        Payment said = saidOf(order, Paid);
        said.amount = Money::fen(9001);
        QCOMPARE(codeOf(await(place.store->notePayment(said))), ErrorCode::Conflict);
        said = saidOf(order, Paid);
        said.bill = {};
        QCOMPARE(codeOf(await(place.store->notePayment(said))), ErrorCode::InvalidInput);
        said = saidOf(order, Paid);
        said.id = PaymentId::make(*place.clock);
        QCOMPARE(codeOf(await(place.store->notePayment(said))), ErrorCode::NotFound);
        QCOMPARE(place.standing(order).payment.state, Waiting);
        QVERIFY(await(place.store->notePayment(saidOf(order, Closed))));
        QCOMPARE(codeOf(await(place.store->notePayment(saidOf(order, Paid)))), ErrorCode::SequenceError);
        QCOMPARE(codeOf(await(place.store->doubtPayment(order.id))), ErrorCode::SequenceError);
        QCOMPARE(place.moves().size(), 3);
    }
    void whatIsGivenUpAMomentAfterItWasPaidGoesBack()
    {
        Place place;
        QVERIFY(place.open());
        const Payment order = place.ordered({Waiting, Paid});
        QVERIFY(await(place.store->doubtPayment(order.id)));
        QCOMPARE(place.standing(order).payment.state, Paid);
        const auto rows = await(place.store->pending()).value_or(QList<OutboxRow>());
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows[0].id.endsWith(QLatin1String("/refund")));
        QVERIFY(await(place.store->doubtPayment(order.id))); // again: it is followed once
        QCOMPARE(await(place.store->pending())->size(), 1);
    }
    void paidAfterItWasClosedGoesBack()
    {
        Place place;
        QVERIFY(place.open());
        const Payment order = place.ordered({Waiting, Closed, Refunding, Refunded});
        QCOMPARE(place.standing(order).payment.state, Refunded);
        QCOMPARE(place.moves(),
                 (QStringList{QStringLiteral("created"), QStringLiteral("waiting"), QStringLiteral("closed"),
                              QStringLiteral("refunding"), QStringLiteral("refunded")}));
    }
    void aMoveWhoseEntryCannotBeWrittenDoesNotHappen()
    {
        Place place;
        QVERIFY(place.open());
        const Payment order = place.ordered({Waiting});
        place.file()->exec("CREATE TRIGGER broken BEFORE INSERT ON audit WHEN NEW.outcome IN ('created', 'paid') "
                           "BEGIN SELECT RAISE(ABORT, 'no'); END");
        QVERIFY(place.open());
        QVERIFY(!await(place.store->notePayment(saidOf(order, Paid))));
        QCOMPARE(place.standing(order).payment.state, Unknown); // as the restart left it
        const PaymentIntent intent = paymentIntent(*place.clock);
        QVERIFY(!await(place.store->beginPayment(intent)));
        QCOMPARE(codeOf(await(place.store->payment(intent.payment.id))), ErrorCode::NotFound);
    }

    void whatWasPaidForIsHadFromItsCaseOrItsIntentOn()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = sealedCase(*place.clock);
        PaymentIntent forCase = paymentIntent(*place.clock);
        forCase.serves = sealed.submission.text();
        const ClaimStep claim = reservedClaim(*place.clock);
        PaymentIntent forClaim = paymentIntent(*place.clock);
        forClaim.serves = claim.claim.text();
        QVERIFY(await(place.store->beginPayment(forCase)) && await(place.store->beginPayment(forClaim)));
        QVERIFY(await(place.store->sealCase(sealed)));
        QVERIFY(place.standing(forCase.payment).isHad);
        for (const ClaimState state : {ClaimState::Reserved, ClaimState::Fetched}) {
            QVERIFY(await(place.store->recordClaim(moved(claim, state))));
            QVERIFY(!place.standing(forClaim.payment).isHad);
        }
        QVERIFY(await(place.store->recordClaim(moved(claim, ClaimState::Intent))));
        QVERIFY(place.standing(forClaim.payment).isHad);
        QVERIFY(await(place.store->recordClaim(moved(claim, ClaimState::Released))));
        QVERIFY(!place.standing(forClaim.payment).isHad);
    }

    void aDayOwesItsReportFromTheNextDayOn()
    {
        Place place;
        QVERIFY(place.open());
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QVERIFY(await(place.store->pending())->isEmpty()); // nobody has ordered yet
        QVERIFY(!place.ordered({Waiting, Closed}).id.isNull());
        QSignalSpy added(place.store.get(), &Store::rowAdded);
        place.clock->advance(48h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        const auto rows = await(place.store->pending()).value();
        QCOMPARE(rows.size(), 2); // that day, and the one after it, on which nobody paid
        QTRY_COMPARE(added.size(), 2);
        QVERIFY(rows[0].kind == OutboxKind::PaymentReport && rows[0].stream == u"payment-report");
        QCOMPARE(await(place.store->payload(rows[0].id)).value(),
                 "{\"day\":\"" + place.clock->wall().date().addDays(-2).toString(Qt::ISODate).toLatin1() + "\"}");
        QCOMPARE(place.open()->pending.size(), 2);
        place.clock->advance(24h * 400); // it was off
        QVERIFY(place.open());
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(await(place.store->pending())->size(), 2 + 31);
    }
    void aClockThatIsAYearAheadOwesNothingAndLaterDaysAreOwed()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(!place.ordered({Waiting, Closed}).id.isNull());
        place.clock->jumpWall(24h * 365);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QVERIFY(await(place.store->pending())->isEmpty());
        place.clock->jumpWall(-24h * 365);
        // an earlier release had owed a day to come
        place.file()->exec("INSERT INTO payment_days (day, report) VALUES ('2027-03-11', 'of-the-future')");
        QVERIFY(place.open());
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(await(place.store->pending())->size(), 1);
    }
    void aDayIsComparedOnce()
    {
        Place place;
        QVERIFY(place.open());
        const Payment paid = place.ordered({Waiting, Paid});
        const Payment closed = place.ordered({Waiting, Closed});
        const Payment waiting = place.ordered({Waiting});
        const PaymentReportId report = place.reportOfYesterday();
        PaymentLists there;
        there.day = {saidOf(paid, Paid), saidOf(waiting, Paid)};
        there.around = {saidOf(closed, Closed)};
        const auto compared = await(place.store->comparePayments(report, there));
        QVERIFY(compared && compared->findings.isEmpty() && compared->orders == 3);
        QCOMPARE(place.standing(waiting).payment.state, Paid); // the day's list is as good as an answer
        there.day.clear();
        QCOMPARE(encoded(await(place.store->comparePayments(report, there)).value()), encoded(*compared));
        QCOMPARE(await(place.store->counts())->paymentDifferences, 0);
        QCOMPARE(codeOf(await(place.store->comparePayments(PaymentReportId::make(*place.clock), there))),
                 ErrorCode::NotFound);
    }
    void whatDiffersIsReportedAndCountedAndAudited()
    {
        Place place;
        QVERIFY(place.open());
        const Payment late = place.ordered({Waiting, Closed});
        const Payment dear = place.ordered({Waiting, Paid});
        const Payment gone = place.ordered({Waiting, Paid});
        const Payment unknown = place.ordered({Unknown}); // has a row of its own
        Payment foreign = saidOf(paymentIntent(*place.clock).payment, Paid);
        Payment other = saidOf(dear, Paid);
        other.amount = Money::fen(9001);
        const PaymentReportId id = place.reportOfYesterday();
        const auto report = await(place.store->comparePayments(id, {{saidOf(late, Refunding), other, foreign}, {}}));
        QVERIFY(report);
        QStringList found;
        for (const PaymentFinding &finding : report->findings)
            found << QLatin1String(codeName(finding.difference));
        found.sort();
        QCOMPARE(found,
                 (QStringList{QStringLiteral("amount-differs"), QStringLiteral("missing-at-portal"),
                              QStringLiteral("missing-here"), QStringLiteral("state-differs")}));
        QCOMPARE(report->orders, 4);
        QCOMPARE(await(place.store->counts())->paymentDifferences, 4);
        QCOMPARE(place.standing(late).payment.state, Refunding); // paid after it was closed: followed back
        QCOMPARE(place.standing(dear).payment.state, Paid);
        QVERIFY(await(place.store->payload(late.id.text() + QStringLiteral("/refund"))));
        QVERIFY(place.standing(unknown).payment.state == Unknown && !gone.id.isNull());
        const auto file = place.file();
        QCOMPARE(file->execAndGet("SELECT count(*) FROM audit WHERE event = 'payment.differs'").getInt(), 4);
        QCOMPARE(file->execAndGet("SELECT count FROM audit WHERE event = 'payments.compared' AND outcome = 'differ'")
                     .getInt(),
                 4);
        QVERIFY(refused(*file, "UPDATE payment_days SET body = x'00'"));
        QVERIFY(refused(*file, "DELETE FROM payment_days"));
    }

    void theFileItselfKeepsTheRules()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(!place.ordered({Waiting, Paid, Refunded}).id.isNull());
        QVERIFY(!place.ordered({Waiting, Unknown}).id.isNull());
        const auto file = place.file();
        QVERIFY(refused(*file, "DELETE FROM payments"));
        QVERIFY(refused(*file, "UPDATE payments SET amount_fen = 1"));
        QVERIFY(refused(*file, "UPDATE payments SET quote = 'q'"));
        QVERIFY(refused(*file, "UPDATE payments SET serves = 'q'"));
        QVERIFY(refused(*file, "UPDATE payments SET state = 'paid' WHERE state = 'refunded'"));
        QVERIFY(refused(*file, "UPDATE payments SET bill_number = '1' WHERE bill_number <> ''"));
        QVERIFY(refused(*file, "UPDATE payments SET state = 'paid' WHERE state = 'unknown'")); // without a bill
        QVERIFY(refused(*file,
                        "INSERT INTO payments (id, quote, amount_fen, state, visit, serves, day, made_at, since) "
                        "SELECT 'x', quote, amount_fen, 'created', visit, serves, day, made_at, since FROM payments "
                        "WHERE state = 'unknown'"));
    }
};

QTEST_GUILESS_MAIN(TestStorePayments)
#include "tst_store_payments.moc"
