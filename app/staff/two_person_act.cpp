// SPDX-License-Identifier: Apache-2.0
#include "two_person_act.h"

namespace kiosk {

const char *codeName(Approval approval)
{
    switch (approval) {
    case Approval::First: return "first";
    case Approval::Complete: return "complete";
    case Approval::SamePerson: return "same-person";
    case Approval::NotPermitted: return "not-permitted";
    case Approval::Lapsed: return "lapsed";
    case Approval::Over: return "over";
    }
    Q_UNREACHABLE();
    return "";
}

TwoPersonAct::TwoPersonAct(StaffAct act, QString subject, Duration lasts, std::shared_ptr<const Clock> clock,
                           StaffWitness witness)
    : m_act(act), m_subject(std::move(subject)), m_lasts(lasts), m_clock(std::move(clock)),
      m_witness(std::move(witness))
{ }

bool TwoPersonAct::firstLapsed() const { return m_first && m_clock->now() - m_firstAt >= m_lasts; }

Approval TwoPersonAct::judge(const StaffIdentity &who)
{
    if (m_over || m_approvers)
        return Approval::Over;
    const auto [one, other] = permissionsFor(m_act);
    const bool asOne = who.permissions.testFlag(one);
    const bool asOther = who.permissions.testFlag(other);
    const bool lapsed = firstLapsed();
    if (m_first && !lapsed) {
        if (m_first->id == who.id)
            return Approval::SamePerson;
        const bool fits
            = (m_first->permissions.testFlag(one) && asOther) || (m_first->permissions.testFlag(other) && asOne);
        if (!fits)
            return Approval::NotPermitted;
        m_approvers = Approvers{m_first->id, who.id};
        m_completeAt = m_clock->now();
        return Approval::Complete;
    }
    m_first.reset();
    if (!asOne && !asOther)
        return Approval::NotPermitted;
    m_first = who;
    m_firstAt = m_clock->now();
    return lapsed ? Approval::Lapsed : Approval::First;
}

Approval TwoPersonAct::approve(const StaffIdentity &who)
{
    const Approval verdict = judge(who);
    const QString companion = verdict == Approval::Complete ? m_approvers->first : QString();
    if (m_witness)
        m_witness({StaffEventKind::Approval, who.id, codeName(verdict), QString::fromLatin1(codeName(m_act)), m_subject,
                   companion});
    return verdict;
}

std::optional<TwoPersonAct::Approvers> TwoPersonAct::take()
{
    if (m_over || !m_approvers)
        return std::nullopt;
    m_over = true;
    return m_clock->now() - m_completeAt < m_lasts ? m_approvers : std::nullopt;
}

void TwoPersonAct::callOff() { m_over = true; }

} // namespace kiosk
