// SPDX-License-Identifier: Apache-2.0
// Whether the portal is there: heartbeat, circuit breaker, clock.
#include "http_portal_client.h"
#include "portal_link.h"

namespace kiosk {

void HttpPortalClient::startHeartbeat()
{
    m_heartbeat = true;
    probe();
}

void HttpPortalClient::setInVisit(bool inVisit)
{
    if (m_inVisit == inVisit)
        return;
    m_inVisit = inVisit;
    if (m_heartbeat && !m_probing)
        armProbe();
}

// Nobody stands before the heartbeat, so with one it is never a citizen's call that finds out about the portal.
CircuitBreaker::Admission HttpPortalClient::admit(const CallContext &context)
{
    if (context.inBackground)
        return m_breaker.admit(CircuitBreaker::Caller::Background, m_clock->now());
    if (m_heartbeat && m_breaker.state() != CircuitBreaker::State::Closed)
        return CircuitBreaker::Admission::Refused;
    return m_breaker.admit(CircuitBreaker::Caller::Citizen, m_clock->now());
}

void HttpPortalClient::countCall(CircuitBreaker::Admission admission, const WireAnswer &answer)
{
    const bool wasOpen = m_breaker.state() != CircuitBreaker::State::Closed;
    if (!answer.failure || answer.failure->code == ErrorCode::InvalidInput) // too long, yet an answer
        m_breaker.answered();
    else if (answer.failure->code == ErrorCode::Cancelled)
        m_breaker.ended(admission);
    else
        m_breaker.failed(admission, m_clock->now());
    const bool isOpen = m_breaker.state() != CircuitBreaker::State::Closed;
    if (wasOpen == isOpen)
        return;
    m_log.warning("portal.circuit", {{"open", isOpen}});
    if (isOpen)
        settle(Reachability::Offline);
}

void HttpPortalClient::networkReturned()
{
    m_breaker.reconsider(m_clock->now());
    m_probeGap = m_settings.breaker.rest;
    // what stood before may look alive and be dead
    QMetaObject::invokeMethod(
        m_link, [link = m_link] { link->forgetConnections(); }, Qt::QueuedConnection);
    if (m_heartbeat && m_reachability != Reachability::Online)
        probe(); // its answer wakes whoever waits
    else
        emit worthTrying();
}

// What the end of any call says about the portal's presence. A single lost answer says nothing yet: it is asked at
// once. A 5xx or a page of somebody else on the way says nothing either; the next probe decides.
void HttpPortalClient::weigh(const Error *error)
{
    if (!error)
        return settle(Reachability::Online);
    switch (error->code) {
    case ErrorCode::PortalUnreachable:
    case ErrorCode::TlsRefused:
    case ErrorCode::TimedOut: return settle(Reachability::Offline);
    case ErrorCode::AnswerLost:
        if (m_heartbeat && !m_probing)
            probe();
        return;
    case ErrorCode::PortalFault:
    case ErrorCode::InvalidInput:
    case ErrorCode::Cancelled: return;
    case ErrorCode::TerminalRevoked: return settle(Reachability::Revoked);
    default: return settle(Reachability::Online); // the portal said no
    }
}

void HttpPortalClient::settle(Reachability now)
{
    if (now == Reachability::Online)
        m_probeGap = m_settings.breaker.rest;
    if (m_reachability == now)
        return;
    m_reachability = now;
    m_log.info("portal.reachability", {{"now", codeName(now)}});
    if (m_heartbeat && !m_probing)
        armProbe();
    emit reachabilityChanged(now);
}

void HttpPortalClient::probe()
{
    m_alarms.cancel(m_nextProbe);
    m_probing = true;
    const quint64 number = ++m_probeNumber;
    whenReady(health({{}, Deadline::in(*m_clock, 5s), true}), this, [this, number](const Result<PortalHealth> &health) {
        if (number != m_probeNumber)
            return; // it was asked before the network came back
        m_probing = false;
        if (!health
            && health.error().code
                != ErrorCode::TerminalRevoked) { // a portal that drops every answer is away, whatever it takes in
            settle(Reachability::Offline);
            m_probeGap = std::min(m_probeGap * 2, m_settings.breaker.longest);
        }
        armProbe();
    });
}

void HttpPortalClient::armProbe()
{
    m_alarms.cancel(m_nextProbe);
    const Duration wait = m_reachability != Reachability::Online ? m_probeGap
        : m_inVisit                                              ? m_settings.heartbeatInVisit
                                                                 : m_settings.heartbeatIdle;
    m_nextProbe = m_alarms.in(wait, this, [this] { probe(); });
}

void HttpPortalClient::noticeClock(const PortalHealth &health)
{
    const Duration skew(health.time.msecsTo(m_clock->wall()));
    const bool skewed = skew > m_settings.toleratedSkew || skew < -m_settings.toleratedSkew;
    if (skewed == m_skewed)
        return;
    m_skewed = skewed;
    if (skewed)
        m_log.warning("portal.clock", {{"skewMs", skew}});
    emit clockSkewChanged(skew);
}

} // namespace kiosk
