// SPDX-License-Identifier: Apache-2.0
#include "byte_link.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kiosk::workbench {

using namespace std::chrono;

namespace {
constexpr milliseconds ReadSlice{2};  // a paced read takes what the wire carries in this time
constexpr qsizetype FastRead = 16384; // and an unpaced one this much
} // namespace

ByteLink::ByteLink(int descriptor, nanoseconds byteTime, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_byteTime(byteTime), m_readable(descriptor, QSocketNotifier::Read)
{
    fcntl(m_descriptor, F_SETFL, fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    m_sendTimer.setSingleShot(true);
    m_sendTimer.setTimerType(Qt::PreciseTimer);
    m_receiveTimer.setSingleShot(true);
    m_receiveTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_readable, &QSocketNotifier::activated, this, &ByteLink::readable);
    connect(&m_sendTimer, &QTimer::timeout, this, &ByteLink::sendDue);
    connect(&m_receiveTimer, &QTimer::timeout, this, [this] {
        m_readable.setEnabled(m_window > 0);
        emit received(std::exchange(m_arriving, {}));
    });
}

ByteLink::~ByteLink() { cut(); }

nanoseconds ByteLink::byteTimeOf(int baud) { return nanoseconds(baud == 0 ? 0 : 10'000'000'000LL / baud); }

void ByteLink::cut()
{
    if (m_descriptor < 0)
        return;
    m_readable.setEnabled(false);
    m_sendTimer.stop();
    m_receiveTimer.stop();
    m_bursts.clear();
    m_sending = false;
    const linger now{1, 0}; // a closed TCP connection sends a reset; refused, and harmless, on a pty
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(m_descriptor, -1));
}

void ByteLink::setWindow(qsizetype bytes)
{
    m_window = bytes;
    if (m_descriptor >= 0)
        m_readable.setEnabled(m_window > 0 && !m_receiveTimer.isActive());
}

bool ByteLink::isOver() const
{
    char next = 0;
    const auto peeked = ::recv(m_descriptor, &next, 1, MSG_PEEK | MSG_DONTWAIT);
    return peeked == 0 || (peeked < 0 && errno != EAGAIN && errno != EINTR);
}

void ByteLink::readable()
{
    const qsizetype paced = m_byteTime.count() ? std::max<qsizetype>(1, ReadSlice / m_byteTime) : FastRead;
    QByteArray bytes(std::min(paced, m_window), Qt::Uninitialized);
    const ssize_t got = ::read(m_descriptor, bytes.data(), size_t(bytes.size()));
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        m_readable.setEnabled(false);
        emit ended();
        return;
    }
    bytes.truncate(got);
    m_window -= got;
    if (m_byteTime.count()) {
        m_arriving = bytes;
        m_readable.setEnabled(false);
        m_receiveTimer.start(ceil<milliseconds>(m_byteTime * got));
        return;
    }
    m_readable.setEnabled(m_window > 0);
    emit received(bytes);
}

void ByteLink::send(Burst burst)
{
    if (m_descriptor < 0)
        return;
    m_bursts.enqueue(burst);
    if (!m_sending)
        startBurst();
}

void ByteLink::startBurst()
{
    m_sending = true;
    m_sent = 0;
    m_burstStart = steady_clock::now() + m_bursts.head().after;
    sendDue();
}

void ByteLink::sendDue()
{
    const Burst &burst = m_bursts.head();
    const nanoseconds elapsed = steady_clock::now() - m_burstStart;
    const qsizetype size = burst.bytes.size();
    const qsizetype due = elapsed.count() < 0 ? 0
        : m_byteTime.count()                  ? std::min<qsizetype>(size, elapsed / m_byteTime)
                                              : size;
    if (due > m_sent) {
        writeOut(burst.bytes.mid(m_sent, due - m_sent));
        m_sent = due;
    }
    if (m_sent < size || elapsed.count() < 0) {
        const qsizetype next
            = std::min<qsizetype>(size, m_sent + std::max<qsizetype>(1, 1ms / std::max(m_byteTime, 1ns)));
        m_sendTimer.start(ceil<milliseconds>(std::max<nanoseconds>(m_byteTime * next - elapsed, 0ns)));
        return;
    }
    const auto sent = m_bursts.dequeue().sent;
    m_sending = false;
    if (sent)
        sent(); // may cut the link
    if (!m_bursts.isEmpty() && !m_sending)
        startBurst();
}

// A UART sends into the void when nobody listens: what the kernel does not take is lost, as on the wire.
void ByteLink::writeOut(const QByteArray &bytes) const
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t wrote = ::write(m_descriptor, bytes.constData() + done, size_t(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return;
        done += wrote;
    }
}

} // namespace kiosk::workbench
