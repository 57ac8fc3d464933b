// SPDX-License-Identifier: Apache-2.0
#include "confirmations.h"

#include <algorithm>

namespace kiosk::escpos {
namespace {

constexpr qsizetype MostJobs = 8;
constexpr uint8_t PaperBits = gsr1::NearEnd | gsr1::End;

} // namespace

ProcessId processIdFor(ActId act)
{
    // none begins a reply: the rest of an answer that broke off is taken for no status
    constexpr char letters[] = "139QSUWYqsuwy!#$%&'()*+,-./@ABCDEFGHIJKLMNO`abcdefghijklmno[]{}?";
    static_assert(sizeof letters == 64 + 1);
    uint bits = act.text().right(6).toUInt(nullptr, 16); // the end of a version 7 UUID is random
    ProcessId id{};
    for (char &c : id) {
        c = letters[bits & 0x3F];
        bits >>= 6;
    }
    return id;
}

void Confirmations::expect(ActId act, bool asksId, bool asksPaper)
{
    m_jobs << Job{act, processIdFor(act), asksId, asksId, asksPaper, false};
    while (m_jobs.size() > MostJobs)
        m_jobs.removeFirst();
    tidy();
}

std::optional<ActId> Confirmations::idCame(const ProcessId &id)
{
    knowsIds(); // also when it is a stranger's
    const auto job = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const Job &j) { return j.idDue && j.id == id; });
    if (job == m_jobs.end())
        return {};
    // Answers come in order: whatever was still due before this one will not come any more.
    m_jobs.erase(m_jobs.begin(), job);
    Job &found = m_jobs.front();
    found.idDue = false;
    found.proven = true;
    const ActId act = found.act;
    tidy();
    return act;
}

std::optional<ActId> Confirmations::paperCame(uint8_t bits)
{
    if (bits & ~PaperBits)
        return {};
    const auto job = std::find_if(m_jobs.begin(), m_jobs.end(), [](const Job &j) { return j.paperDue; });
    if (job == m_jobs.end())
        return {};
    job->paperDue = false;
    if (job->asksId && !m_isClone) {
        job->paperCame = !job->proven && !m_knowsIds;
        tidy();
        return {};
    }
    std::optional<ActId> act;
    if (!job->proven)
        act = job->act;
    job->idDue = false;
    job->proven = true;
    tidy();
    return act;
}

bool Confirmations::idStayedSilent(ActId act)
{
    const auto job = std::find_if(m_jobs.begin(), m_jobs.end(), [act](const Job &j) { return j.act == act; });
    if (job == m_jobs.end() || !job->paperCame || job->proven || m_knowsIds)
        return false;
    m_isClone = true;
    job->idDue = false;
    job->proven = true;
    tidy();
    return true;
}

bool Confirmations::paperHasCome(ActId act) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [act](const Job &j) { return j.act == act && j.paperCame; });
}

void Confirmations::knowsIds()
{
    m_knowsIds = true;
    m_isClone = false;
    for (Job &job : m_jobs)
        job.paperCame = false;
}

void Confirmations::lineLost()
{
    for (Job &job : m_jobs)
        job.paperDue = false;
    tidy();
}

void Confirmations::tidy()
{
    m_jobs.removeIf([](const Job &job) { return !job.idDue && !job.paperDue; });
}

} // namespace kiosk::escpos
