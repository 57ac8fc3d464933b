// SPDX-License-Identifier: Apache-2.0
#include <portal/circuit_breaker.h>
#include <support/virtual_clock.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using Admission = CircuitBreaker::Admission;
using Caller = CircuitBreaker::Caller;
using State = CircuitBreaker::State;

class TestCircuitBreaker : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_breaker = CircuitBreaker({3, 1s, 4s});
        m_clock = std::make_unique<VirtualClock>();
    }
    void failuresInARowOpenIt()
    {
        fail(2);
        QCOMPARE(m_breaker.state(), State::Closed);
        fail(1);
        QCOMPARE(m_breaker.state(), State::Open);
        QCOMPARE(ask(Caller::Citizen), Admission::Refused);
    }
    void anAnswerBetweenThemBeginsTheCountAgain()
    {
        fail(2);
        m_breaker.answered();
        fail(2);
        QCOMPARE(m_breaker.state(), State::Closed);
    }
    void aCallThatWasGivenUpCountsAsNothing()
    {
        fail(2);
        m_breaker.ended(ask(Caller::Citizen));
        QCOMPARE(m_breaker.state(), State::Closed);
        fail(1);
        QCOMPARE(m_breaker.state(), State::Open);
    }
    void afterTheRestOneCallMayTryAndItsAnswerCloses()
    {
        fail(3);
        m_clock->advance(999ms);
        QCOMPARE(ask(Caller::Citizen), Admission::Refused);
        m_clock->advance(1ms);
        QCOMPARE(ask(Caller::Citizen), Admission::Probe);
        QCOMPARE(m_breaker.state(), State::HalfOpen);
        QCOMPARE(ask(Caller::Citizen), Admission::Refused);
        QCOMPARE(ask(Caller::Background), Admission::Refused);
        m_breaker.answered();
        QCOMPARE(m_breaker.state(), State::Closed);
        QCOMPARE(ask(Caller::Citizen), Admission::Normal);
    }
    void theRestDoublesUpToTheLongest()
    {
        fail(3);
        for (const Duration rest : {1s, 2s, 4s, 4s}) {
            m_clock->advance(rest - 1ms);
            QCOMPARE(ask(Caller::Citizen), Admission::Refused);
            m_clock->advance(1ms);
            const Admission probe = ask(Caller::Citizen);
            QCOMPARE(probe, Admission::Probe);
            m_breaker.failed(probe, m_clock->now());
        }
        m_breaker.answered(); // and begins anew
        fail(3);
        m_clock->advance(1s);
        QCOMPARE(ask(Caller::Citizen), Admission::Probe);
    }
    void theBackgroundNeedNotRestAndGoesOneByOne()
    {
        fail(3);
        const Admission probe = ask(Caller::Background);
        QCOMPARE(probe, Admission::Probe);
        QCOMPARE(ask(Caller::Background), Admission::Refused);
        m_breaker.failed(probe, m_clock->now());
        QCOMPARE(m_breaker.state(), State::Open);
        QCOMPARE(ask(Caller::Background), Admission::Probe);
    }
    void aProbeThatWasGivenUpMakesRoomForTheNext()
    {
        fail(3);
        m_breaker.ended(ask(Caller::Background));
        QCOMPARE(m_breaker.state(), State::Open);
        QCOMPARE(ask(Caller::Background), Admission::Probe);
    }
    void whoWasOutBeforeItOpenedDoesNotProlongTheRest()
    {
        fail(3);
        for (int i = 0; i < 5; ++i)
            m_breaker.failed(Admission::Normal, m_clock->now());
        m_clock->advance(1s);
        QCOMPARE(ask(Caller::Citizen), Admission::Probe);
    }
    void aChangeOutsideLetsOneInBesideAProbeThatHangs()
    {
        fail(3);
        QCOMPARE(ask(Caller::Background), Admission::Probe);
        m_breaker.reconsider(m_clock->now());
        QCOMPARE(ask(Caller::Background), Admission::Probe);
        QCOMPARE(ask(Caller::Background), Admission::Refused);
    }

private:
    Admission ask(Caller caller) { return m_breaker.admit(caller, m_clock->now()); }
    void fail(int times)
    {
        for (int i = 0; i < times; ++i)
            m_breaker.failed(ask(Caller::Citizen), m_clock->now());
    }
    CircuitBreaker m_breaker{CircuitBreaker::Settings()};
    std::unique_ptr<VirtualClock> m_clock;
};
QTEST_GUILESS_MAIN(TestCircuitBreaker)
#include "tst_circuit_breaker.moc"
