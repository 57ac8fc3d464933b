// SPDX-License-Identifier: Apache-2.0
#include "conformance.h"

#include <support/await.h>
#include <support/faults.h>

#include <QSignalSpy>
#include <QTest>

#include <atomic>

namespace kiosk::test {

using hal::DeviceStatus;
using hal::HealthLevel;
using hal::LifeCycle;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto session = u"session"_s;

QString said(const Result<void> &result)
{
    return result ? u"ok"_s : QString::fromLatin1(codeName(result.error().code));
}
template <typename T> QString saidAtLast(const Pending<T> &pending)
{
    const auto result = await(pending);
    return result ? u"ok"_s : QString::fromLatin1(codeName(result.error().code));
}

bool isGone(DeviceStatus status) { return status == DeviceStatus::Offline || status == DeviceStatus::NoDevice; }

void bring(hal::Device &device, LifeCycle state)
{
    if (state >= LifeCycle::Opened)
        QVERIFY(device.open());
    if (state >= LifeCycle::Claimed)
        QVERIFY(device.claim(session));
    if (state >= LifeCycle::Enabled)
        QVERIFY(device.setEnabled(true));
    QCOMPARE(device.state(), state);
}

} // namespace

void Conformance::init() { m_subject = make(); }
void Conformance::cleanup() { m_subject.reset(); }

void Conformance::enable()
{
    bring(device(), LifeCycle::Enabled);
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 10'000);
}

QString Conformance::act(Duration within)
{
    m_subject->begin(m_subject->in(within));
    if (!QTest::qWaitFor([&] { return !m_subject->ending().isEmpty(); }, static_cast<int>((within + 5s).count())))
        return u"no end"_s;
    return m_subject->ending();
}

void Conformance::stepRows()
{
    QTest::addColumn<int>("step");
    const auto steps = m_subject ? m_subject->steps() : make()->steps();
    for (int i = 0; i < steps.size(); ++i)
        QTest::newRow(steps[i].name) << i;
}

WireStep Conformance::fetchStep()
{
    QFETCH(int, step);
    return m_subject->steps().at(step);
}

bool Conformance::mayEnd(const WireStep &step, const QString &ending, const QStringList &broken) const
{
    if (!m_subject->isIrreversible())
        return broken.contains(ending);
    if (!step.mayHaveActed) // nothing has happened, and it says so
        return broken.contains(ending) || ending.startsWith(u"not-committed/");
    if (ending.startsWith(u"unknown/"))
        return true;
    // That it did not happen is known only from the device: a fault of its own, or what it counted.
    static const QStringList faults{u"paper-out"_s, u"cover-open"_s,     u"cutter-jam"_s,
                                    u"paper-jam"_s, u"consumable-out"_s, u"device-fault"_s};
    return ending.startsWith(u"not-committed/")
        && (faults.contains(ending.section(u'/', 1, 1)) || ending.endsWith(u"/proven"));
}

void Conformance::everyCallInEveryState_data()
{
    QTest::addColumn<LifeCycle>("state");
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("expected");
    const QList<std::pair<const char *, QStringList>> calls{
        // closed, opened, claimed, enabled
        {"open", {u"ok"_s, u"sequence-error"_s, u"sequence-error"_s, u"sequence-error"_s}},
        {"claim", {u"sequence-error"_s, u"ok"_s, u"ok"_s, u"ok"_s}},
        {"release", {u"not-claimed"_s, u"not-claimed"_s, u"ok"_s, u"ok"_s}},
        {"enable", {u"not-claimed"_s, u"not-claimed"_s, u"ok"_s, u"ok"_s}},
        {"act", {u"error/sequence-error"_s, u"error/not-claimed"_s, u"error/disabled"_s, u"ok"_s}},
        {"reset", {u"sequence-error"_s, u"not-claimed"_s, u"ok"_s, u"ok"_s}},
        {"health-internal", {u"sequence-error"_s, u"ok"_s, u"ok"_s, u"ok"_s}},
        {"health-interactive", {u"sequence-error"_s, u"not-claimed"_s, u"ok"_s, u"ok"_s}},
    };
    for (const auto &[call, expected] : calls)
        for (const auto state : {LifeCycle::Closed, LifeCycle::Opened, LifeCycle::Claimed, LifeCycle::Enabled})
            QTest::addRow("%s while %s", call, hal::codeName(state))
                << state << QString::fromLatin1(call) << expected.at(static_cast<int>(state));
}

void Conformance::everyCallInEveryState()
{
    QFETCH(LifeCycle, state);
    QFETCH(QString, call);
    QFETCH(QString, expected);
    bring(device(), state);
    if (state != LifeCycle::Closed)
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 10'000);
    const auto deadline = m_subject->in(20s);
    const std::map<QString, std::function<QString()>> does{
        {u"open"_s, [&] { return said(device().open()); }},
        {u"claim"_s, [&] { return said(device().claim(session)); }},
        {u"release"_s, [&] { return said(device().release(session)); }},
        {u"enable"_s, [&] { return said(device().setEnabled(true)); }},
        {u"act"_s, [&] { return act(); }},
        {u"reset"_s, [&] { return saidAtLast(device().reset(deadline)); }},
        {u"health-internal"_s, [&] { return saidAtLast(device().checkHealth(HealthLevel::Internal, deadline)); }},
        {u"health-interactive"_s, [&] { return saidAtLast(device().checkHealth(HealthLevel::Interactive, deadline)); }},
    };
    auto answer = does.at(call)();
    if (call == u"reset" && !m_subject->hasReset() && expected == u"ok")
        expected = u"unsupported"_s;
    if (call == u"health-interactive" && expected == u"ok" && answer == u"unsupported")
        answer = expected; // a class may need no person
    if (call == u"release" && state == LifeCycle::Closed && answer == u"sequence-error")
        answer = expected; // both say that there is nothing to let go
    if (call == u"enable" && state == LifeCycle::Closed && answer == u"sequence-error")
        answer = expected;
    QCOMPARE(answer, expected);
    if (expected != u"ok")
        QCOMPARE(device().state(), state); // a refused call changes nothing
}

void Conformance::anActEndsWell()
{
    enable();
    QCOMPARE(act(), u"ok"_s);
    QCOMPARE(act(), u"ok"_s);
    QCOMPARE(m_subject->ended(), 2);
}

void Conformance::aRivalIsRefusedAndTheHolderHears()
{
    enable();
    QSignalSpy asked(&device(), &hal::Device::releaseRequested);
    QCOMPARE(said(device().claim(u"maintenance"_s)), u"claimed"_s);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), u"maintenance"_s);
    QCOMPARE(said(device().release(u"maintenance"_s)), u"not-claimed"_s);
    QCOMPARE(device().claimedBy(), session);
}

void Conformance::aRivalsCancelDoesNotTouchTheHoldersAct()
{
    enable();
    const auto rivalCancels = [this] {
        QVERIFY(m_subject->ending().isEmpty()); // it runs
        device().cancel(u"maintenance"_s);
        m_subject->wire().hold(false);
    };
    m_subject->wire().arm(m_subject->steps().first(), Relay::Then::Hold, [this, rivalCancels] {
        QMetaObject::invokeMethod(this, rivalCancels, Qt::QueuedConnection);
    });
    QCOMPARE(act(), u"ok"_s);
    QVERIFY(!m_subject->wire().isArmed());
}

void Conformance::aPoliteHolderHandsOver()
{
    enable();
    connect(&device(), &hal::Device::releaseRequested, this, [this] { QVERIFY(device().release(session)); });
    QCOMPARE(said(device().claim(u"maintenance"_s)), u"ok"_s);
    QCOMPARE(device().claimedBy(), u"maintenance"_s);
    QCOMPARE(device().state(), LifeCycle::Claimed); // and not enabled for the new owner
    QCOMPARE(act(), u"error/disabled"_s);
}

void Conformance::cancelAtEachStep()
{
    enable();
    const auto step = fetchStep();
    std::atomic<bool> reached = false;
    m_subject->wire().arm(step, Relay::Then::Hold, [&] { reached = true; });
    m_subject->begin(m_subject->in(60s));
    QTRY_VERIFY_WITH_TIMEOUT(reached.load(), 10'000);
    device().cancel(session);
    // as far as physics allow: what lies on the wire is waited for a moment, never the minute of the deadline
    QTRY_VERIFY_WITH_TIMEOUT(!m_subject->ending().isEmpty(), 8'000);
    const auto ending = m_subject->ending();
    QVERIFY2(mayEnd(step, ending, {u"error/cancelled"_s}), qPrintable(ending));
    m_subject->wire().hold(false); // the answer comes late, to nobody
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 10'000);
    QCOMPARE(act(), u"ok"_s);
    QCOMPARE(m_subject->ended(), 2);
}

void Conformance::aSilentDeviceEndsAtTheDeadline()
{
    enable();
    const auto step = fetchStep();
    std::atomic<bool> reached = false;
    m_subject->wire().arm(step, Relay::Then::Hold, [&] { reached = true; });
    m_subject->begin(m_subject->in(1500ms));
    QTRY_VERIFY_WITH_TIMEOUT(reached.load(), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_subject->ending().isEmpty(), 8'000);
    const auto ending = m_subject->ending();
    QVERIFY2(m_subject->silentEndings().contains(ending), qPrintable(ending));
    QVERIFY2(mayEnd(step, ending, m_subject->silentEndings().filter(u"error/"_s)), qPrintable(ending));
    m_subject->wire().hold(false);
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 40'000);
    QCOMPARE(act(), u"ok"_s);
    QCOMPARE(m_subject->ended(), 2);
}

void Conformance::unplugAtEachStep()
{
    enable();
    const auto step = fetchStep();
    m_subject->wire().arm(step, Relay::Then::Cut, {});
    m_subject->begin(m_subject->in(5s)); // a driver may keep asking for the job until then
    QTRY_VERIFY_WITH_TIMEOUT(!m_subject->ending().isEmpty(), 15'000);
    const auto ending = m_subject->ending();
    QVERIFY2(mayEnd(step, ending, {u"error/link-broken"_s}), qPrintable(ending));
    QTRY_VERIFY_WITH_TIMEOUT(isGone(device().status().device.value), 5'000);
    m_subject->wire().plug();
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 20'000);
    QCOMPARE(device().state(), LifeCycle::Enabled); // the claim outlives the hardware
    QCOMPARE(act(), u"ok"_s);
    QCOMPARE(m_subject->ended(), 2);
}

void Conformance::unplugAndReplugWhileIdle()
{
    enable();
    // not the status: a printer tells its own before the greeting is over
    const auto onlineTimes = [this] { return device().statistics().value(u"OnlineTransitionCount"_s); };
    QTRY_COMPARE_WITH_TIMEOUT(onlineTimes(), 1, 20'000);
    for (int times = 1; times <= 2; ++times) {
        m_subject->wire().unplug();
        QTRY_VERIFY_WITH_TIMEOUT(isGone(device().status().device.value), 10'000);
        const auto ending = act(2s);
        QVERIFY2(ending == u"error/no-device" || ending == u"error/link-broken", qPrintable(ending));
        m_subject->wire().plug();
        QTRY_COMPARE_WITH_TIMEOUT(onlineTimes(), times + 1, 20'000);
    }
    QCOMPARE(act(), u"ok"_s);
}

void Conformance::missingAtBootAndPluggedLater()
{
    m_subject->wire().unplug();
    QVERIFY(device().open()); // no device is fatal at boot
    QTRY_VERIFY_WITH_TIMEOUT(isGone(device().status().device.value), 10'000);
    QVERIFY(device().claim(session));
    QVERIFY(device().setEnabled(true));
    m_subject->wire().plug();
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 20'000);
    QCOMPARE(act(), u"ok"_s);
}

void Conformance::aFullQueueRefusesAndLosesNothing()
{
    enable();
    std::atomic<bool> reached = false;
    m_subject->wire().arm(m_subject->steps().first(), Relay::Then::Hold, [&] { reached = true; });
    m_subject->begin(m_subject->in(60s));
    QTRY_VERIFY_WITH_TIMEOUT(reached.load(), 10'000);
    int begun = 1;
    while (m_subject->ended() == 0 && begun < 40) { // the one that is refused ends at once
        m_subject->begin(m_subject->in(60s));
        ++begun;
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_subject->ending(), u"error/too-many-requests"_s);
    QVERIFY2(begun <= 10, qPrintable(QString::number(begun))); // eight may wait
    device().cancel(session);
    QTRY_COMPARE_WITH_TIMEOUT(m_subject->ended(), begun, 10'000); // each ends, once
    m_subject->wire().hold(false);
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 20'000);
    QCOMPARE(act(), u"ok"_s);
}

void Conformance::resetsAreRationed()
{
    enable();
    if (!m_subject->hasReset())
        QSKIP("this class has no reset");
    for (int times = 1; times <= 3; ++times)
        QCOMPARE(saidAtLast(device().reset(m_subject->in(10s))), u"ok"_s);
    QCOMPARE(saidAtLast(device().reset(m_subject->in(10s))), u"too-many-requests"_s);
    QTRY_COMPARE(device().status().device.value, DeviceStatus::HardwareError);
}

void Conformance::theFirstStatusAfterOpenIsWhole()
{
    hal::StatusSnapshot last;
    for (int times = 1; times <= 2; ++times) {
        QSignalSpy told(&device(), &hal::Device::statusChanged);
        QVERIFY(device().open());
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), 10'000);
        const auto first = told.first().first().value<hal::StatusSnapshot>();
        QCOMPARE(first.device.value, DeviceStatus::Online);
        QVERIFY(first.device.since > MonotonicTime{});
        if (times == 2)
            QVERIFY(first == last); // the same hardware reads the same after a restart
        last = first;
        device().close();
        QCOMPARE(device().state(), LifeCycle::Closed);
        QCOMPARE(device().status().device.value, DeviceStatus::Starting);
    }
}

void Conformance::healthHasThreeLevels()
{
    enable();
    for (const auto level : {HealthLevel::Internal, HealthLevel::External, HealthLevel::Interactive}) {
        const auto report = await(device().checkHealth(level, m_subject->in(15s)), 20s);
        if (!report) {
            QVERIFY(level != HealthLevel::Internal);
            QCOMPARE(report.error().code, ErrorCode::Unsupported);
            continue;
        }
        QCOMPARE(report->level, level);
        QVERIFY2(report->passed, qPrintable(report->text));
    }
    m_subject->wire().hold(true); // it says nothing any more: no health to report
    bool speaks = m_subject->canBeAsked();
    for (int times = 0; speaks && times < 3; ++times) { // what it said before may still be on its way
        const auto dead = await(device().checkHealth(HealthLevel::Internal, m_subject->in(2s)), 15s);
        speaks = dead && dead->passed;
    }
    QVERIFY(!speaks);
}

void Conformance::statisticsCountEachActAndHaveTheNamesOfUnifiedPos()
{
    enable();
    const auto counted = [this] { return device().statistics().value(m_subject->statistic()); };
    for (int times = 1; times <= 2; ++times) {
        QCOMPARE(act(), u"ok"_s);
        QTRY_COMPARE(counted(), times);
    }
    m_subject->wire().unplug();
    QTRY_VERIFY_WITH_TIMEOUT(isGone(device().status().device.value), 10'000);
    static const QSet<QString> known{
        // JposStatisticsConst
        u"HoursPoweredCount"_s, u"CommunicationErrorCount"_s, u"OnlineTransitionCount"_s, u"GoodReadCount"_s,
        u"FailedReadCount"_s, u"GoodScanCount"_s, u"NoReadCount"_s, u"ReceiptLinePrintedCount"_s, u"PaperCutCount"_s,
        u"FailedPaperCutCount"_s, u"ReceiptCoverOpenCount"_s, u"PrinterFaultCount"_s, u"FormInsertionCount"_s,
        u"GoodCardAuthenticationDataCount"_s, u"FailedCardAuthenticationDataCount"_s,
        // ours: UnifiedPOS has no printer of documents, counts good scans only, and knows no part that is exchanged
        u"PrintedDocumentCount"_s, u"FailedDocumentCount"_s, u"FailedScanCount"_s, u"DroppedScanCount"_s,
        u"ReaderExchangedCount"_s};
    QTRY_VERIFY(device().statistics().value(u"CommunicationErrorCount"_s) >= 1);
    for (auto it = device().statistics().keyBegin(); it != device().statistics().keyEnd(); ++it)
        QVERIFY2(known.contains(*it), qPrintable(*it));
}

void Conformance::whatItSaysItCanDoItCan()
{
    static const QMap<hal::DeviceClass, QString> acts{{hal::DeviceClass::IdCardReader, u"read"_s},
                                                      {hal::DeviceClass::CodeScanner, u"scan"_s},
                                                      {hal::DeviceClass::ReceiptPrinter, u"print"_s},
                                                      {hal::DeviceClass::DocumentPrinter, u"print"_s}};
    enable();
    const auto commands = device().capabilities().commands;
    QVERIFY(commands.contains(acts.value(device().capabilities().deviceClass)));
    QCOMPARE(commands.contains(u"reset"_s), m_subject->hasReset());
    QCOMPARE(saidAtLast(device().reset(m_subject->in(10s))), m_subject->hasReset() ? u"ok"_s : u"unsupported"_s);
}

void Conformance::noLogLineHoldsThePayload()
{
    enable();
    QCOMPARE(act(), u"ok"_s);
    device().close();
    const auto secret = m_subject->secret();
    const auto log = m_subject->log();
    QVERIFY(log.contains("device.act"));
    QVERIFY(!secret.isEmpty());
    QVERIFY(!log.contains(secret));
    QVERIFY(!log.toLower().contains(secret.toHex()));
    QVERIFY(!log.contains(secret.toBase64().first(8)));
}

} // namespace kiosk::test
