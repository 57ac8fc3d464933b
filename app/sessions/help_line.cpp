// SPDX-License-Identifier: Apache-2.0
#include "help_line.h"

namespace kiosk {
namespace {

constexpr Duration kAnswerLimit = 5s;
constexpr Duration kRound = 5s;
constexpr Duration kLongest = std::chrono::minutes(10);
constexpr int kSilences = 3;

} // namespace

HelpLine::~HelpLine() { m_machine.alarms->cancel(m_alarm); }

void HelpLine::call(const HelpCall &about, VisitId visit)
{
    if (isOpen() || !m_machine.help)
        return;
    m_about = about;
    m_visit = visit;
    m_id = HelpCallId::make(*m_machine.clock);
    m_answer = {};
    m_since = m_machine.clock->now();
    m_silences = 0;
    m_machine.log.warning("staff.needed", {{"device", "screen"}, {"why", "help-called"}});
    tell("called");
    become(Phase::Calling);
    put();
}

void HelpLine::close()
{
    m_machine.alarms->cancel(m_alarm);
    if (isOpen()) {
        tell("closed");
        // Once: what is not heard there runs out by itself.
        whenReady(m_machine.help->closeHelpCall(m_id, context()), this, [](const Result<void> &) {});
    }
    m_id = {};
    if (m_phase != Phase::Asking)
        become(Phase::Asking);
}

void HelpLine::put()
{
    whenReady(m_machine.help->putHelpCall(m_id, m_about, context()), this,
              [this, id = m_id](const Result<HelpAnswer> &answer) { heard(id, answer); });
}

void HelpLine::ask()
{
    if (m_machine.clock->now() - m_since >= kLongest) {
        close();
        return become(Phase::Over);
    }
    if (m_phase == Phase::Calling) // no answer yet: the call may not be there
        return put();
    whenReady(m_machine.help->helpCall(m_id, context()), this,
              [this, id = m_id](const Result<HelpAnswer> &answer) { heard(id, answer); });
}

void HelpLine::heard(HelpCallId id, const Result<HelpAnswer> &answer)
{
    if (id != m_id || !isOpen())
        return; // about a call that is over
    if (!answer)
        return failed(answer.error());
    m_silences = 0;
    m_answer = *answer;
    switch (answer->state) {
    case HelpState::Waiting: askAgainIn(kRound); return become(Phase::Waiting);
    case HelpState::Coming:
        if (m_phase != Phase::Coming)
            tell("coming");
        askAgainIn(kRound);
        return become(Phase::Coming);
    case HelpState::Over: tell("over"); return become(Phase::Over);
    case HelpState::Nobody: tell("nobody"); return become(Phase::Nobody);
    }
}

void HelpLine::failed(const Error &error)
{
    if (++m_silences < kSilences)
        return askAgainIn(kRound);
    record(m_machine, {AuditEvent::HelpCalled, "unreached", m_visit, m_id, codeName(error.code)});
    become(Phase::Unreached);
}

void HelpLine::askAgainIn(Duration span)
{
    m_machine.alarms->cancel(m_alarm);
    m_alarm = m_machine.alarms->in(span, this, [this] { ask(); });
}

void HelpLine::become(Phase phase)
{
    m_phase = phase;
    emit changed();
}

void HelpLine::tell(const char *outcome) const { record(m_machine, {AuditEvent::HelpCalled, outcome, m_visit, m_id}); }

CallContext HelpLine::context() const { return {m_visit, Deadline::in(*m_machine.clock, kAnswerLimit)}; }

} // namespace kiosk
