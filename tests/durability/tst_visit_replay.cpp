// SPDX-License-Identifier: Apache-2.0
// Visits as `kiosk explain CASE --replay FILE` wrote them: those of tests/data/replay, from whole visits with their
// faults, and that of KIOSK_REPLAY, from wherever something went wrong.
#include "visit_replayer.h"

#include <support/payment_orders.h>
#include <support/sealed_cases.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString replayed(const Replay &replay)
{
    const QTemporaryDir folder;
    return VisitReplayer(folder.filePath(QStringLiteral("data"))).run(replay);
}

} // namespace

class TestVisitReplay : public QObject {
    Q_OBJECT
private slots:
    void theStoreWalksThroughTheSameStates_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(KIOSK_TEST_DATA "/replay"));
        for (const QString &name : folder.entryList({QStringLiteral("*.json")}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
        if (const QString more = qEnvironmentVariable("KIOSK_REPLAY"); !more.isEmpty())
            QTest::newRow(qPrintable(more)) << more;
    }
    void theStoreWalksThroughTheSameStates()
    {
        QFETCH(QString, path);
        const auto replay = decodedReplay(contentsOf(path));
        QVERIFY2(replay, qPrintable(path));
        const QString complaint = replayed(*replay);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }
    // What no visit does yet: it pays, a row is held and released, the money goes back, the terminal stops in order.
    void moneyAndPeoplesDecisionsAreReplayed()
    {
        const QTemporaryDir folder;
        const auto clock = std::make_shared<VirtualClock>();
        const StoreSettings settings{folder.filePath(QStringLiteral("data")), 0};
        auto store = StoreDatabase::open(settings, clock).value();
        QVERIFY(store->settleAfterCrash());
        SealedCase sealed = sealedCase(*clock);
        sealed.conditional = true;
        const QString id = sealed.submission.text();
        const auto pays = [&](const char *what) {
            clock->advance(5ms); // ids of the same millisecond have no order
            PaymentIntent intent = paymentIntent(*clock);
            intent.visit = sealed.visit;
            intent.serves = id;
            intent.payment.quote = QLatin1String(what);
            return intent;
        };
        const PaymentIntent paid = pays("paid"), lost = pays("lost"), left = pays("left");
        QVERIFY(store->recordEvent({AuditEvent::VisitBegan, "portal-away", sealed.visit}));
        for (const PaymentIntent &each : {lost, paid})
            QVERIFY(store->beginPayment(each));
        QVERIFY(store->doubtPayment(lost.payment.id));
        QVERIFY(store->notePayment(saidOf(lost.payment, PaymentState::Closed)));
        QVERIFY(store->notePayment(saidOf(paid.payment, PaymentState::Waiting)));
        QVERIFY(store->notePayment(saidOf(paid.payment, PaymentState::Paid)));
        QVERIFY(store->sealCase(sealed));
        OutboxRow row = store->pending()->constLast();
        row.attempts = 5;
        row.state = SubmissionState::Held;
        QVERIFY(store->recordAttempt(row, ErrorCode::PortalRefused));
        QVERIFY(store->releaseHeld(id, clerk("cause-removed")));
        row.state = SubmissionState::Sealed;
        row.attempts = 7; // the audit does not tell of the seventh
        QVERIFY(store->recordAttempt(row, ErrorCode::PortalUnreachable));
        QVERIFY(store->beginPayment(left));
        ClaimStep claim = reservedClaim(*clock);
        claim.visit = sealed.visit;
        for (const ClaimState state : {ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(store->recordClaim(moved(claim, state)));
        store->recordStop();
        store.reset();
        store = StoreDatabase::open(settings, clock).value();
        QVERIFY(store->settleAfterCrash());
        QVERIFY(store->notePayment(saidOf(left.payment, PaymentState::Refunding)));
        QVERIFY(store->decideClaim(claim.claim, ClaimState::Printed, clerks("with-citizen")));
        QVERIFY(store->acknowledge(id, {QStringLiteral("CH1"), clock->wall()}));
        const Replay replay = replayOf(store->visitAccount(id).value()).value();
        QCOMPARE(replay.end.value(QStringLiteral("payment-3")), QStringLiteral("refunding"));
        QCOMPARE(replay.end.value(QStringLiteral("claim-1")), QStringLiteral("printed"));
        QCOMPARE(replay.steps.last().event, QStringLiteral("case.confirmed-late"));
        QCOMPARE(replay.steps[replay.steps.size() - 2].count, 8);
        const QString complaint = replayed(replay);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }
    void whatStaffEndedIsReplayedWithItsNoticeAndItsMessages()
    {
        const QTemporaryDir folder;
        const auto clock = std::make_shared<VirtualClock>();
        auto store = StoreDatabase::open({folder.filePath(QStringLiteral("data")), 0}, clock).value();
        QVERIFY(store->settleAfterCrash());
        const SealedCase sealed = withNotice(sealedCase(*clock));
        const QString id = sealed.submission.text();
        QVERIFY(store->recordEvent({AuditEvent::VisitBegan, "portal-there", sealed.visit}));
        QVERIFY(store->sealCase(sealed));
        QVERIFY(store->recordRating({RatingId::make(*clock), {}, 5, {}}, id, {}));
        QVERIFY(store->acknowledge(id + QStringLiteral("/notice"), {}));
        OutboxRow row;
        row.id = id;
        row.visit = sealed.visit;
        row.attempts = 1;
        row.state = SubmissionState::Held;
        QVERIFY(store->recordAttempt(row, ErrorCode::PortalRefused));
        QVERIFY(store->endHeld(id, SubmissionState::Recalled, clerks("wrong-content")));
        const Replay replay = replayOf(store->visitAccount(id).value()).value();
        QCOMPARE(replay.end.value(QStringLiteral("row case")), QStringLiteral("recalled"));
        QCOMPARE(replay.end.value(QStringLiteral("row case/notice")), QStringLiteral("acknowledged"));
        QCOMPARE(replay.end.value(QStringLiteral("row case/recalled")), QStringLiteral("sealed")); // the message
        QCOMPARE(replay.end.value(QStringLiteral("row rating-1")), QStringLiteral("recalled"));
        const QString complaint = replayed(replay);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }
    void aStateThatIsAnotherIsNoticed()
    {
        const Replay replay
            = decodedReplay(contentsOf(QStringLiteral(KIOSK_TEST_DATA "/replay/residence-answer-lost.json"))).value();
        for (auto state = replay.end.cbegin(); state != replay.end.cend(); ++state) {
            Replay other = replay;
            other.end[state.key()] = QStringLiteral("held");
            QVERIFY2(!replayed(other).isEmpty(), qPrintable(state.key()));
        }
        int noticed = 0;
        for (qsizetype i = 0; i < replay.steps.size(); ++i) {
            if (!replay.steps[i].event.startsWith(u"row.") && replay.steps[i].event != u"case.sealed")
                continue;
            Replay other = replay;
            other.steps.removeAt(i);
            QVERIFY2(!replayed(other).isEmpty(), qPrintable(replay.steps[i].event));
            ++noticed;
        }
        QVERIFY(noticed >= 3);
    }
};

QTEST_GUILESS_MAIN(TestVisitReplay)
#include "tst_visit_replay.moc"
