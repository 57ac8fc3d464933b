// SPDX-License-Identifier: Apache-2.0
#include "replay_transport.h"

#include <QFile>
#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <poll.h>
#include <string.h>

namespace kiosk {

ReplayTransport::ReplayTransport(QString path, WireRules rules, std::shared_ptr<const Clock> clock)
    : m_path(std::move(path)), m_rules(std::move(rules)), m_clock(std::move(clock))
{ }

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
    give(m_book->greeting());
    return mayGoOn(deadline, cancel);
}

void ReplayTransport::close()
{
    m_open = false;
    m_ready.clear();
    m_readable.clear();
}

void ReplayTransport::give(const QByteArray &bytes)
{
    m_ready += bytes;
    if (!m_ready.isEmpty())
        m_readable.ring();
}

Result<void> ReplayTransport::writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    KIOSK_TRY(mayGoOn(deadline, cancel));
    give(m_book->heard(bytes));
    return {};
}

Result<qsizetype> ReplayTransport::readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel)
{
    while (m_ready.isEmpty()) { // nothing will come by itself: this waits for the deadline or the cancellation
        KIOSK_TRY(mayGoOn(deadline, cancel));
        pollfd wait{cancel.descriptor(), POLLIN, 0};
        const auto left = deadline.left(*m_clock);
        ::poll(&wait, 1, left ? static_cast<int>(std::min<Duration::rep>(left->count(), INT_MAX)) : -1);
    }
    KIOSK_TRY(mayGoOn(deadline, cancel));
    const auto count = std::min(m_ready.size(), static_cast<qsizetype>(into.size()));
    std::copy_n(m_ready.constData(), count, into.data());
    m_ready.remove(0, count);
    if (m_ready.isEmpty())
        m_readable.clear();
    return count;
}

Result<void> ReplayTransport::discardInput()
{
    if (!m_open)
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    m_ready.clear();
    m_readable.clear();
    return {};
}

} // namespace kiosk
