// SPDX-License-Identifier: Apache-2.0
#include "replay_transport.h"

#include <QFile>
#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <poll.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace kiosk {

ReplayTransport::ReplayTransport(QString path, WireRules rules, std::shared_ptr<const Clock> clock)
    : m_path(std::move(path)), m_rules(std::move(rules)), m_clock(std::move(clock)),
      m_readable(::timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{ }

ReplayTransport::~ReplayTransport() { ::close(m_readable); }

Result<void> ReplayTransport::mayGoOn(Deadline deadline, const CancelToken &cancel) const
{
    if (!m_open)
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    if (cancel.isCancelled())
        return fail(ErrorCode::Cancelled, address());
    if (const auto left = deadline.left(*m_clock); left && left->count() == 0)
        return fail(ErrorCode::TimedOut, address());
    return {};
}

Result<void> ReplayTransport::open(Deadline deadline, const CancelToken &cancel)
{
    close();
    if (!m_book) {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::NoDevice, address());
        m_book = std::make_unique<ReplayBook>(KIOSK_TRY(parseRecording(file.readAll())), m_rules);
    }
    m_open = true;
    m_book->reopened();
    say(m_book->atOpening());
    return mayGoOn(deadline, cancel);
}

void ReplayTransport::close()
{
    m_open = false;
    m_ready.clear();
    m_toCome.clear();
    arm();
}

void ReplayTransport::say(const QList<ReplayBook::Spoken> &spoken)
{
    const auto now = m_clock->now();
    for (const auto &[after, bytes] : spoken)
        m_toCome.emplaceBack(now + after, bytes);
    std::stable_sort(m_toCome.begin(), m_toCome.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    arm();
}

bool ReplayTransport::takeDue()
{
    if (m_toCome.isEmpty() || m_clock->now() < m_toCome.first().first)
        return false;
    m_ready += m_toCome.takeFirst().second;
    return true;
}

void ReplayTransport::arm() const
{
    itimerspec timer{};
    if (!m_ready.isEmpty())
        timer.it_value.tv_nsec = 1; // all zero would be never
    else if (!m_toCome.isEmpty()) {
        const auto left = std::max<Duration>(m_toCome.first().first - m_clock->now(), 0ms);
        timer.it_value.tv_sec = left.count() / 1000;
        timer.it_value.tv_nsec = left.count() % 1000 * 1'000'000 + 1;
    }
    ::timerfd_settime(m_readable, 0, &timer, nullptr);
}

Result<void> ReplayTransport::writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    KIOSK_TRY(mayGoOn(deadline, cancel));
    m_ready += m_book->heard(bytes);
    say(m_book->takeFollowing());
    return {};
}

Result<qsizetype> ReplayTransport::readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel)
{
    // one that is due at a time, as a read() of a report gives one report
    while (m_ready.isEmpty() && !takeDue()) {
        KIOSK_TRY(mayGoOn(deadline, cancel));
        std::array<pollfd, 2> waits{{{cancel.descriptor(), POLLIN, 0}, {m_readable, POLLIN, 0}}};
        const auto left = deadline.left(*m_clock);
        ::poll(waits.data(), waits.size(),
               left ? static_cast<int>(std::min<Duration::rep>(left->count(), INT_MAX)) : -1);
    }
    KIOSK_TRY(mayGoOn(deadline, cancel));
    const auto count = std::min(m_ready.size(), static_cast<qsizetype>(into.size()));
    std::copy_n(m_ready.constData(), count, into.data());
    m_ready.remove(0, count);
    arm();
    return count;
}

Result<void> ReplayTransport::discardInput()
{
    if (!m_open)
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    do
        m_ready.clear();
    while (takeDue());
    arm();
    return {};
}

} // namespace kiosk
