// SPDX-License-Identifier: Apache-2.0
// The contract of drivers/hal/device.h as one suite. A class's test derives from it, makes its subject and inherits
// every function; a driver that passes is a device to the sessions.
#pragma once

#include "subject.h"

#include <QTest>

namespace kiosk::test {

class Conformance : public QObject {
    Q_OBJECT
protected:
    // A closed device on sound hardware; fresh for every test function.
    virtual std::unique_ptr<Subject> make() = 0;
    std::unique_ptr<Subject> m_subject;

    hal::Device &device() { return m_subject->device(); }
    void enable(); // open, claim by "session", enable, and wait until it is online
    bool isOnline() { return device().status().device.value == hal::DeviceStatus::Online; }
    QString act(Duration within = std::chrono::seconds(20)); // one whole act
    void stepRows();
    WireStep fetchStep();
    // Whether an act that was broken off at this step may end so; `broken`: the code that says by what.
    bool mayEnd(const WireStep &step, const QString &ending, const QStringList &broken) const;

private slots:
    void init();
    void cleanup();

    void everyCallInEveryState_data();
    void everyCallInEveryState();
    void anActEndsWell();
    void aRivalIsRefusedAndTheHolderHears();
    void aRivalsCancelDoesNotTouchTheHoldersAct();
    void aPoliteHolderHandsOver();
    void cancelAtEachStep_data() { stepRows(); }
    void cancelAtEachStep();
    void aSilentDeviceEndsAtTheDeadline_data() { stepRows(); }
    void aSilentDeviceEndsAtTheDeadline();
    void unplugAtEachStep_data() { stepRows(); }
    void unplugAtEachStep();
    void unplugAndReplugWhileIdle();
    void missingAtBootAndPluggedLater();
    void aFullQueueRefusesAndLosesNothing();
    void resetsAreRationed();
    void theFirstStatusAfterOpenIsWhole();
    void healthHasThreeLevels();
    void statisticsCountEachActAndHaveTheNamesOfUnifiedPos();
    void whatItSaysItCanDoItCan();
    void noLogLineHoldsThePayload();
};

// The main() of a suite that runs over two devices. `ofSecond`: the functions for one that differs little; none: all.
template <typename First, typename Second, typename App>
int runBoth(int argc, char **argv, const QStringList &ofSecond = {})
{
    const App app(argc, argv);
    First first;
    Second second;
    const auto arguments = QCoreApplication::arguments();
    const int failed = QTest::qExec(&first, arguments);
    return QTest::qExec(&second, arguments.size() > 1 ? arguments : arguments + ofSecond) + failed;
}

// What a wire, and what lies behind it, has to do with: acts, and all that can happen in one.
inline const QStringList wireFunctions{
    QStringLiteral("anActEndsWell"),        QStringLiteral("cancelAtEachStep"),
    QStringLiteral("unplugAtEachStep"),     QStringLiteral("aSilentDeviceEndsAtTheDeadline"),
    QStringLiteral("healthHasThreeLevels"), QStringLiteral("missingAtBootAndPluggedLater")};

} // namespace kiosk::test
