// SPDX-License-Identifier: Apache-2.0
#include "staff_session.h"

#include <algorithm>

namespace kiosk {

const char *codeName(SessionEnd end)
{
    switch (end) {
    case SessionEnd::Left: return "left";
    case SessionEnd::Idle: return "idle";
    case SessionEnd::Total: return "total";
    case SessionEnd::Withdrawn: return "withdrawn";
    }
    Q_UNREACHABLE();
    return "";
}

StaffSession::StaffSession(SessionPolicy policy, std::shared_ptr<const Clock> clock, Alarms &alarms,
                           StaffWitness witness)
    : m_policy(policy), m_clock(std::move(clock)), m_alarms(alarms), m_witness(std::move(witness))
{ }

void StaffSession::begin(StaffIdentity identity)
{
    if (m_identity)
        end(due().value_or(SessionEnd::Left));
    m_identity = std::move(identity);
    m_begun = m_touched = m_clock->now();
    setAlarm();
    emit begun();
}

void StaffSession::touched()
{
    if (!m_identity)
        return;
    if (const auto why = due())
        return end(*why);
    m_touched = m_clock->now();
    setAlarm();
}

void StaffSession::leave()
{
    if (m_identity)
        end(due().value_or(SessionEnd::Left));
}

void StaffSession::listReplaced(const StaffAccounts *list)
{
    if (!m_identity)
        return;
    const StaffPerson *person = list ? list->byId(m_identity->id) : nullptr;
    if (!person || person->permissions != m_identity->permissions)
        end(SessionEnd::Withdrawn);
}

bool StaffSession::may(Permission permission) const
{
    return m_identity && !due() && m_identity->permissions.testFlag(permission);
}

std::optional<StaffIdentity> StaffSession::identity() const { return due() ? std::nullopt : m_identity; }

std::optional<SessionEnd> StaffSession::due() const
{
    const MonotonicTime now = m_clock->now();
    if (m_identity && now - m_begun >= m_policy.total)
        return SessionEnd::Total;
    if (m_identity && now - m_touched >= m_policy.idle)
        return SessionEnd::Idle;
    return std::nullopt;
}

void StaffSession::setAlarm()
{
    m_alarms.cancel(m_alarm);
    const MonotonicTime next = std::min(m_touched + m_policy.idle, m_begun + m_policy.total);
    m_alarm = m_alarms.in(next - m_clock->now(), this, [this] {
        if (const auto why = due())
            end(*why);
        else if (m_identity)
            setAlarm(); // rung a moment early
    });
}

void StaffSession::end(SessionEnd why)
{
    m_alarms.cancel(m_alarm);
    const QString person = m_identity->id;
    m_identity.reset();
    if (m_witness)
        m_witness({StaffEventKind::SessionEnd, person, codeName(why)});
    emit ended(why);
}

} // namespace kiosk
