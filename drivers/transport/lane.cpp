// SPDX-License-Identifier: Apache-2.0
#include "lane.h"

#include <algorithm>
#include <array>
#include <climits>
#include <csignal>
#include <poll.h>
#include <pthread.h>

namespace kiosk {

namespace {

// Signals are the main thread's business; the name shows in ps and in core dumps (15 characters at most).
void settleThread(const QString &name)
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    pthread_setname_np(pthread_self(), name.toLatin1().left(15).constData());
}

} // namespace

Lane::Lane(Settings settings, std::shared_ptr<const Clock> clock, LaneResident *resident,
           std::function<void(const Stall &)> stalled)
    : m_settings(std::move(settings)), m_clock(std::move(clock)), m_resident(resident), m_stalled(std::move(stalled)),
      m_worker([this] { work(); }), m_watchdog([this] { watch(); })
{ }

Lane::~Lane() { stop(); }

void Lane::stop()
{
    if (!m_worker.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.ring();
    m_worker.join();
    m_stopped.notify_all();
    m_watchdog.join();
}

Result<void> Lane::post(const char *name, std::function<void()> job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_counted >= m_settings.queueLimit)
            return fail(ErrorCode::TooManyRequests, m_settings.name + u' ' + QLatin1String(name));
        ++m_counted;
        m_queue.push_back({name, std::move(job), true});
    }
    m_wake.ring();
    return {};
}

void Lane::insist(const char *name, std::function<void()> job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back({name, std::move(job), false});
    }
    m_wake.ring();
}

void Lane::beat() { m_lastBeat = m_clock->now().time_since_epoch().count(); }

std::optional<Lane::Entry> Lane::take()
{
    const std::scoped_lock lock(m_mutex);
    if (m_stopping || m_queue.empty())
        return {};
    Entry entry = std::move(m_queue.front());
    m_queue.pop_front();
    m_counted -= entry.counted ? 1 : 0;
    return entry;
}

void Lane::work()
{
    settleThread(m_settings.name);
    while (true) {
        if (auto entry = take()) {
            run(entry->name, entry->job);
            continue;
        }
        {
            const std::scoped_lock lock(m_mutex);
            if (m_stopping)
                return;
        }
        idle();
    }
}

void Lane::idle()
{
    const auto wait = m_resident ? m_resident->nextWait() : LaneResident::Wait{};
    int limit = -1;
    if (wait.turnAt)
        limit = static_cast<int>(std::clamp<MonotonicTime::rep>((*wait.turnAt - m_clock->now()).count(), 0, INT_MAX));
    std::array<pollfd, 2> waits{{{m_wake.descriptor(), POLLIN, 0}, {wait.descriptor, POLLIN, 0}}};
    if (::poll(waits.data(), waits.size(), limit) < 0)
        return; // EINTR: look again
    if (waits[0].revents) {
        m_wake.clear(); // a job is worth more than a turn
        return;
    }
    if (waits[1].revents || (wait.turnAt && m_clock->now() >= *wait.turnAt))
        run("turn", [this, ready = waits[1].revents != 0] { m_resident->turn(ready); });
}

void Lane::run(const char *name, const std::function<void()> &job)
{
    beat();
    m_reported = false;
    m_running = name;
    job();
    m_running = nullptr;
}

void Lane::watch()
{
    settleThread(m_settings.name + QStringLiteral("-watch"));
    const auto period = std::max(Duration(1), m_settings.stallAfter / 4);
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_stopped.wait_for(lock, period);
        const auto age = Duration(m_clock->now().time_since_epoch().count() - m_lastBeat);
        const char *running = m_running;
        if (!running || age < m_settings.stallAfter || m_reported.exchange(true))
            continue;
        lock.unlock(); // the report may post to this lane
        m_stalled({running, age});
        lock.lock();
    }
}

} // namespace kiosk
