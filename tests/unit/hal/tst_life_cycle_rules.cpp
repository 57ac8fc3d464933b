// SPDX-License-Identifier: Apache-2.0
// The rules of the contract that need no thread: life cycle, ration of resets, back-off, words for faults.
#include <lane_device/backoff.h>
#include <lane_device/life_cycle_rules.h>
#include <lane_device/reset_ration.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::hal;

namespace {

const QString session = QStringLiteral("session");
const QString maintenance = QStringLiteral("maintenance");

LifeCycleRules inState(LifeCycle state)
{
    LifeCycleRules rules;
    if (state >= LifeCycle::Opened)
        (void)rules.open();
    if (state >= LifeCycle::Claimed)
        (void)rules.claim(session);
    if (state >= LifeCycle::Enabled)
        (void)rules.setEnabled(true);
    return rules;
}

} // namespace

class TestLifeCycleRules : public QObject {
    Q_OBJECT
private slots:
    void everyCallInEveryStateIsAllowedOrHasAReason_data()
    {
        QTest::addColumn<LifeCycle>("state");
        QTest::addColumn<QString>("call");
        QTest::addColumn<std::optional<ErrorCode>>("refusal");
        QTest::addColumn<LifeCycle>("after");
        using enum LifeCycle;
        const auto row = [](LifeCycle state, const char *call, std::optional<ErrorCode> refusal, LifeCycle after) {
            QTest::addRow("%s, %s", codeName(state), call) << state << QString::fromLatin1(call) << refusal << after;
        };
        for (const auto state : {Closed, Opened, Claimed, Enabled}) {
            const auto unless
                = [&](bool allowed, ErrorCode code) { return allowed ? std::nullopt : std::optional(code); };
            row(state, "open", unless(state == Closed, ErrorCode::SequenceError), state == Closed ? Opened : state);
            row(state, "close", {}, Closed);
            row(state, "claim", unless(state != Closed, ErrorCode::SequenceError), state == Opened ? Claimed : state);
            row(state, "claim by another",
                state == Closed        ? std::optional(ErrorCode::SequenceError)
                    : state >= Claimed ? std::optional(ErrorCode::Claimed)
                                       : std::nullopt,
                state == Opened ? Claimed : state);
            row(state, "release",
                state == Closed       ? std::optional(ErrorCode::SequenceError)
                    : state == Opened ? std::optional(ErrorCode::NotClaimed)
                                      : std::nullopt,
                state >= Claimed ? Opened : state);
            row(state, "release by another", state == Closed ? ErrorCode::SequenceError : ErrorCode::NotClaimed, state);
            row(state, "enable",
                state == Closed       ? std::optional(ErrorCode::SequenceError)
                    : state == Opened ? std::optional(ErrorCode::NotClaimed)
                                      : std::nullopt,
                state >= Claimed ? Enabled : state);
            row(state, "act",
                state == Closed        ? std::optional(ErrorCode::SequenceError)
                    : state == Opened  ? std::optional(ErrorCode::NotClaimed)
                    : state == Claimed ? std::optional(ErrorCode::Disabled)
                                       : std::nullopt,
                state);
        }
    }
    void everyCallInEveryStateIsAllowedOrHasAReason()
    {
        QFETCH(LifeCycle, state);
        QFETCH(QString, call);
        QFETCH(std::optional<ErrorCode>, refusal);
        QFETCH(LifeCycle, after);
        auto rules = inState(state);
        Result<void> done;
        if (call == QLatin1String("open"))
            done = rules.open();
        else if (call == QLatin1String("close"))
            rules.close();
        else if (call == QLatin1String("claim"))
            done = rules.claim(session);
        else if (call == QLatin1String("claim by another"))
            done = rules.claim(maintenance);
        else if (call == QLatin1String("release"))
            done = rules.release(session);
        else if (call == QLatin1String("release by another"))
            done = rules.release(maintenance);
        else if (call == QLatin1String("enable"))
            done = rules.setEnabled(true);
        else
            done = rules.guard(LifeCycle::Enabled);
        QCOMPARE(done ? std::nullopt : std::optional(done.error().code), refusal);
        QCOMPARE(rules.state(), after);
    }
    void closingForgetsTheOwner()
    {
        auto rules = inState(LifeCycle::Enabled);
        QCOMPARE(rules.owner(), session);
        rules.close();
        QVERIFY(rules.owner().isEmpty());
    }
    void aClaimNeedsAName()
    {
        auto rules = inState(LifeCycle::Opened);
        QCOMPARE(rules.claim({}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(rules.state(), LifeCycle::Opened);
    }
    void threeResetsInTenMinutes()
    {
        ResetRation ration;
        const MonotonicTime start(std::chrono::hours(1));
        QVERIFY(ration.take(start));
        QVERIFY(ration.take(start + 1min));
        QVERIFY(ration.take(start + 2min));
        QVERIFY(!ration.take(start + 3min));
        QVERIFY(!ration.take(start + 10min - 1ms));
        QVERIFY(ration.take(start + 10min)); // the first one is ten minutes old; refused ones do not count
        QVERIFY(!ration.take(start + 10min + 1ms));
        QVERIFY(ration.take(start + 11min));
    }
    void theBackOffDoublesFromHalfASecondToThirty()
    {
        Backoff backoff;
        QList<qint64> waits;
        for (int i = 0; i < 9; ++i)
            waits << backoff.next().count();
        QCOMPARE(waits, (QList<qint64>{500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000}));
        backoff.reset();
        QCOMPARE(backoff.next(), Duration(500ms));
    }
};
QTEST_GUILESS_MAIN(TestLifeCycleRules)
#include "tst_life_cycle_rules.moc"
