// SPDX-License-Identifier: Apache-2.0
// The table of an order's states, what the portal may say of one, and a day's orders compared.
#include <payments/payment.h>
#include <payments/reconciliation.h>

#include <QTest>
#include <limits>

using namespace kiosk;
using enum PaymentState;

namespace {

constexpr auto AllStates = std::to_array<PaymentState>({Created, Waiting, Paid, Closed, Unknown, Refunding, Refunded});

const SystemClock clock_;

Payment order(PaymentState state = Waiting)
{
    static const PaymentId id = PaymentId::make(clock_);
    Payment payment{id, QStringLiteral("q-1"), Money::fen(9000), state, {}};
    if (state == Paid)
        payment.bill = {QStringLiteral("3301000001"), QStringLiteral("a1b2c3")};
    return payment;
}

QString ending(const Result<Payment> &result)
{
    return QLatin1String(result ? codeName(result->state) : codeName(result.error().code));
}

} // namespace

class TestPayments : public QObject {
    Q_OBJECT
private slots:
    void everyStateHasAName()
    {
        for (const PaymentState state : AllStates)
            QCOMPARE(paymentState(QString::fromLatin1(codeName(state))), std::optional(state));
        QVERIFY(!paymentState(u"failed"));
    }

    void theTableAllowsTheseMovesAndNoOther()
    {
        const QStringList allowed{
            QStringLiteral("created:waiting paid closed unknown refunding refunded"),
            QStringLiteral("waiting:paid closed unknown refunding refunded"),
            QStringLiteral("paid:refunding refunded"),
            QStringLiteral("closed:refunding refunded"),
            QStringLiteral("unknown:waiting paid closed refunding refunded"),
            QStringLiteral("refunding:refunded"),
            QStringLiteral("refunded:"),
        };
        for (std::size_t i = 0; i < AllStates.size(); ++i) {
            QStringList to;
            for (const PaymentState other : AllStates)
                if (mayMove(AllStates[i], other))
                    to << QLatin1String(codeName(other));
            QString row = QLatin1String(codeName(AllStates[i])) + u':';
            for (const PaymentState other : {Waiting, Paid, Closed, Unknown, Refunding, Refunded})
                if (to.contains(QLatin1String(codeName(other))))
                    row += QLatin1String(codeName(other)) + u' ';
            QCOMPARE(row.trimmed(), allowed[static_cast<qsizetype>(i)]);
            QCOMPARE(isFinal(AllStates[i]), AllStates[i] == Refunded);
        }
    }

    void unknownIsNotFailed()
    {
        QVERIFY(blocksSecondOrder(Unknown) && mustBeAsked(Unknown));
        QVERIFY(blocksSecondOrder(Created) && blocksSecondOrder(Waiting) && blocksSecondOrder(Paid));
        QVERIFY(!blocksSecondOrder(Closed) && !blocksSecondOrder(Refunding) && !blocksSecondOrder(Refunded));
        QVERIFY(!mustBeAsked(Paid) && !mustBeAsked(Closed));
    }

    void aQuoteAddsUpInFen()
    {
        Quote quote{QStringLiteral("q"),
                    Money::fen(9000),
                    {{QStringLiteral("登记费"), Money::fen(8000)}, {QStringLiteral("工本费"), Money::fen(1000)}},
                    {}};
        QVERIFY(checked(quote));
        quote.amount = Money::fen(9001);
        QCOMPARE(checked(quote).error().code, ErrorCode::InvalidInput);
        quote = {QStringLiteral("q"), Money::fen(10), {{{}, Money::fen(20)}, {{}, Money::fen(-10)}}, {}};
        QCOMPARE(checked(quote).error().code, ErrorCode::InvalidInput);
        const auto most = Money::fen(std::numeric_limits<std::int64_t>::max());
        quote = {QStringLiteral("q"), most, {{{}, most}, {{}, Money::fen(1)}}, {}};
        QCOMPARE(checked(quote).error().code, ErrorCode::InvalidInput);
        QVERIFY(checked(Quote{QStringLiteral("q"), Money(), {}, {}})); // nothing to pay
        QVERIFY(!checked(Quote{QStringLiteral("q"), Money::fen(-1), {{{}, Money::fen(-1)}}, {}}));
        QVERIFY(!checked(Quote{{}, Money(), {}, {}})); // of what?
    }

    void theAnswerIsWeighed()
    {
        QCOMPARE(ending(afterAnswer(order(Created), order(Waiting))), QStringLiteral("waiting"));
        QCOMPARE(ending(afterAnswer(order(Waiting), order(Waiting))), QStringLiteral("waiting"));
        const auto paid = afterAnswer(order(Unknown), order(Paid));
        QCOMPARE(ending(paid), QStringLiteral("paid"));
        QCOMPARE(paid->bill.number, QStringLiteral("3301000001"));
        auto refunding = afterAnswer(*paid, order(Refunding));
        QCOMPARE(refunding->bill, paid->bill); // kept
        QCOMPARE(ending(afterAnswer(order(Paid), order(Closed))), QStringLiteral("sequence-error"));
        QCOMPARE(ending(afterAnswer(order(Closed), order(Paid))), QStringLiteral("sequence-error"));
    }

    void anotherOrderIsNoAnswer_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("ends");
        QTest::newRow("id") << 0 << "conflict";
        QTest::newRow("quote") << 1 << "conflict";
        QTest::newRow("one fen more") << 2 << "conflict";
        QTest::newRow("nothing") << 3 << "invalid-input";
        QTest::newRow("negative") << 4 << "invalid-input";
        QTest::newRow("no bill") << 5 << "invalid-input";
        QTest::newRow("half a bill") << 6 << "invalid-input";
        QTest::newRow("another bill") << 7 << "conflict";
    }
    void anotherOrderIsNoAnswer()
    {
        QFETCH(int, what);
        QFETCH(QString, ends);
        Payment said = order(Paid);
        switch (what) {
        case 0: said.id = PaymentId::make(clock_); break;
        case 1: said.quote = QStringLiteral("q-2"); break;
        case 2: said.amount = Money::fen(9001); break;
        case 3: said.amount = Money(); break;
        case 4: said.amount = Money::fen(-9000); break;
        case 5: said.bill = {}; break;
        case 6: said.bill.checkCode.clear(); break;
        default: said.bill.number = QStringLiteral("3301000002"); break;
        }
        QCOMPARE(ending(afterAnswer(order(what == 7 ? Paid : Waiting), said)), ends);
    }

    void aDayIsCompared()
    {
        std::vector<Payment> here, there;
        const auto add = [](std::vector<Payment> &list, PaymentId id, PaymentState state, int fen) {
            list.push_back({id, QStringLiteral("q"), Money::fen(fen), state, {}});
        };
        std::vector<PaymentId> ids;
        for (int i = 0; i < 6; ++i)
            ids.push_back(PaymentId::make(clock_));
        add(here, ids[0], Refunded, 100); // as it should be
        add(there, ids[0], Refunded, 100);
        add(here, ids[1], Closed, 100); // paid after it was closed
        add(there, ids[1], Refunding, 100);
        add(here, ids[2], Refunded, 100);
        add(there, ids[2], Refunded, 101);
        add(here, ids[3], Unknown, 100); // never arrived, and not settled
        add(here, ids[4], Closed, 100);  // never arrived, and nobody minds
        add(there, ids[5], Waiting, 100);
        QStringList said;
        for (const PaymentFinding &finding : reconciled(here, there))
            said << QStringLiteral("%1 %2 %3/%4")
                        .arg(std::find(ids.begin(), ids.end(), finding.payment) - ids.begin())
                        .arg(QLatin1String(codeName(finding.difference)), finding.here, finding.there);
        said.sort();
        QCOMPARE(
            said,
            (QStringList{QStringLiteral("1 state-differs closed/refunding"), QStringLiteral("2 amount-differs 100/101"),
                         QStringLiteral("3 missing-at-portal unknown/"), QStringLiteral("5 missing-here /waiting")}));
        QVERIFY(reconciled({}, {}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestPayments)
#include "tst_payments.moc"
