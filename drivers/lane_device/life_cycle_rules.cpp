// SPDX-License-Identifier: Apache-2.0
#include "life_cycle_rules.h"

namespace kiosk::hal {

Result<void> LifeCycleRules::open()
{
    if (m_state != LifeCycle::Closed)
        return fail(ErrorCode::SequenceError, QStringLiteral("open: is open"));
    m_state = LifeCycle::Opened;
    return {};
}

void LifeCycleRules::close()
{
    m_state = LifeCycle::Closed;
    m_owner.clear();
}

Result<void> LifeCycleRules::claim(const QString &owner)
{
    if (owner.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("claim: no owner"));
    KIOSK_TRY(guard(LifeCycle::Opened));
    if (m_owner == owner)
        return {};
    if (!m_owner.isEmpty())
        return fail(ErrorCode::Claimed, QStringLiteral("claim: held by ") + m_owner);
    m_owner = owner;
    m_state = LifeCycle::Claimed;
    return {};
}

Result<void> LifeCycleRules::release(const QString &owner)
{
    KIOSK_TRY(guard(LifeCycle::Opened));
    if (m_owner.isEmpty() || m_owner != owner)
        return fail(ErrorCode::NotClaimed, QStringLiteral("release: not held by ") + owner);
    m_owner.clear();
    m_state = LifeCycle::Opened;
    return {};
}

Result<void> LifeCycleRules::setEnabled(bool enabled)
{
    KIOSK_TRY(guard(LifeCycle::Claimed));
    m_state = enabled ? LifeCycle::Enabled : LifeCycle::Claimed;
    return {};
}

Result<void> LifeCycleRules::guard(LifeCycle needed) const
{
    if (m_state >= needed)
        return {};
    const auto context = QStringLiteral("state is ") + QLatin1String(codeName(m_state));
    switch (m_state) {
    case LifeCycle::Closed: return fail(ErrorCode::SequenceError, context);
    case LifeCycle::Opened: return fail(ErrorCode::NotClaimed, context);
    case LifeCycle::Claimed:
    case LifeCycle::Enabled: break;
    }
    return fail(ErrorCode::Disabled, context);
}

} // namespace kiosk::hal
