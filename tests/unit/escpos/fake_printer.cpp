// SPDX-License-Identifier: Apache-2.0
#include "fake_printer.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace kiosk::test {

FakePrinter::FakePrinter(int master) : m_fd(master), m_isTcp(master < 0)
{
    if (m_isTcp) {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *raw = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener, raw, size) == 0 && ::listen(m_listener, 4) == 0
            && ::getsockname(m_listener, raw, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    m_thread = std::thread([this] { work(); });
}

FakePrinter::~FakePrinter()
{
    m_stop = true;
    m_thread.join();
    if (m_isTcp) {
        ::close(m_fd);
        ::close(m_listener);
    }
}

void FakePrinter::work()
{
    while (!m_stop) {
        bool reads = false;
        {
            const std::lock_guard lock(m_mutex);
            const bool full = m_habits.stopsReadingAfterLines >= 0 && m_lines.size() >= m_habits.stopsReadingAfterLines;
            reads = !full && (!offline() || m_buffer.size() < 4096);
        }
        pollfd waits[] = {{m_listener, POLLIN, 0}, {reads ? m_fd : -1, POLLIN, 0}};
        ::poll(waits, 2, 10);
        if (waits[0].revents & POLLIN) {
            const std::lock_guard lock(m_mutex);
            ::close(m_fd);
            m_fd = ::accept(m_listener, nullptr, nullptr);
            m_asbOn = false;
            ++m_connections;
        }
        if (waits[1].revents) {
            char bytes[512];
            const auto got = ::read(m_fd, bytes, sizeof bytes);
            const std::lock_guard lock(m_mutex);
            if (got > 0) {
                arrived(QByteArray(bytes, got));
            } else if (m_isTcp) {
                ::close(m_fd);
                m_fd = -1;
            }
        }
    }
}

void FakePrinter::arrived(const QByteArray &bytes)
{
    for (const char byte : bytes) {
        if (m_habits.hangsUpAfterBytes >= 0 && ++m_bytes > m_habits.hangsUpAfterBytes) {
            m_habits.hangsUpAfterBytes = -1;
            ::close(m_fd);
            m_fd = -1;
            return; // the buffer stays: many printers keep it
        }
        m_realtime += byte;
        const bool begins = m_realtime.size() == 1 ? byte == 0x10
            : m_realtime.size() == 2               ? (byte == 4 || byte == 5)
                                                   : true;
        if (begins && m_realtime.size() < 3)
            continue;
        if (begins && m_realtime[1] == 4 && m_habits.answersRealtime)
            answer(QByteArray(1, realtime(m_realtime[2])));
        if (begins && m_realtime[1] == 5)
            recover(m_realtime[2] == 2);
        if (!begins)
            m_buffer += m_realtime;
        m_realtime.clear();
    }
    runBuffer();
}

void FakePrinter::recover(bool discards)
{
    ++m_recoveries;
    if (discards)
        m_buffer.clear();
    if (std::exchange(m_cutter, false)) {
        tellAsb(); // well until it has tried again
        if (!discards)
            cut();
    }
}

void FakePrinter::cut()
{
    m_cutter = m_habits.cutterJams;
    m_cuts += m_cutter ? 0 : 1;
    if (m_cutter)
        tellAsb();
}

char FakePrinter::realtime(int n) const
{
    int bits = 0x12;
    switch (n) {
    case 1: bits |= offline() ? 0x08 : 0; break;
    case 2: bits |= (m_cover ? 0x04 : 0) | (m_paperOut ? 0x20 : 0) | (error() ? 0x40 : 0); break;
    case 3: bits |= (m_cutter ? 0x08 : 0) | (m_habits.broken ? 0x20 : 0) | (m_habits.headHot ? 0x40 : 0); break;
    case 4: bits |= m_paperOut ? 0x6C : m_habits.nearEnd ? 0x0C : 0; break;
    default: break;
    }
    return static_cast<char>(bits);
}

QByteArray FakePrinter::asb() const
{
    return {
        QByteArray(1, static_cast<char>(0x10 | (offline() ? 0x08 : 0) | (m_cover ? 0x20 : 0)))
        + QByteArray(
            1, static_cast<char>((m_cutter ? 0x08 : 0) | (m_habits.broken ? 0x20 : 0) | (m_habits.headHot ? 0x40 : 0)))
        + QByteArray(1,
                     m_paperOut             ? 0x0F
                         : m_habits.nearEnd ? 0x03
                                            : 0x00)
        + QByteArray(1, 0x00)};
}

void FakePrinter::tellAsb()
{
    if (!m_asbOn || !m_habits.sendsAsb)
        return;
    answer(asb().first(2));
    if (m_habits.asbGapMs > 0)
        ::poll(nullptr, 0, m_habits.asbGapMs);
    answer(asb().sliced(2));
}

void FakePrinter::prove(const QByteArray &own)
{
    answer(m_habits.repeatsProof ? m_proof : own);
    m_proof = own;
}

void FakePrinter::answer(const QByteArray &bytes) const
{
    if (m_fd < 0)
        return;
    if (m_isTcp)
        ::send(m_fd, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
    else if (::write(m_fd, bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
        qFatal("the pty takes no answer");
}

void FakePrinter::runBuffer()
{
    while (!offline() && !m_buffer.isEmpty()) {
        const qsizetype length = commandLength();
        if (length == 0)
            return;
        const QByteArray command = m_buffer.first(length);
        m_buffer.remove(0, length);
        runCommand(command);
    }
}

qsizetype FakePrinter::commandLength() const
{
    const auto u8 = [this](qsizetype i) { return i < m_buffer.size() ? static_cast<uint8_t>(m_buffer[i]) : 0; };
    const auto whole = [this](qsizetype length) { return m_buffer.size() >= length ? length : 0; };
    const auto lead = u8(0);
    if (lead != 0x1B && lead != 0x1C && lead != 0x1D)
        return 1;
    if (m_buffer.size() < 2)
        return 0;
    if (lead == 0x1B)
        return whole(u8(1) == 0x40 ? 2 : 3);
    if (lead == 0x1C)
        return whole(u8(1) == 0x26 || u8(1) == 0x2E ? 2 : 3);
    switch (u8(1)) {
    case 0x28: return m_buffer.size() < 5 ? 0 : whole(5 + u8(3) + u8(4) * 256);
    case 0x76: return m_buffer.size() < 8 ? 0 : whole(8 + (u8(4) + u8(5) * 256) * (u8(6) + u8(7) * 256));
    case 0x56: return whole(4);
    default: return whole(3);
    }
}

void FakePrinter::runCommand(const QByteArray &command)
{
    if (command.startsWith("\x1D\x28\x48")) {
        if (m_habits.answersIds) {
            answer(m_habits.beforeId);
            if (m_habits.insteadOfId.isEmpty())
                prove("\x37\x22" + command.last(4) + '\0');
            else
                answer(m_habits.insteadOfId);
        }
        return;
    }
    if (command.startsWith("\x1Dr")) {
        if (m_habits.answersGsR)
            answer(QByteArray(1, '\0'));
        return;
    }
    if (command.startsWith("\x1DI")) {
        if (m_habits.answersIds)
            answer(QByteArray("\x5F") + (command.at(2) == 0x41 ? "1.23 ESC/POS" : "SN0042") + '\0');
        return;
    }
    if (command.startsWith("\x1D\x61")) {
        m_asbOn = command.at(2) != 0;
        tellAsb();
        return;
    }
    m_printed += command;
    if (command == "\x1B@") {
        ++m_jobs;
        m_asbOn = false;
        m_line.clear();
    } else if (command == "\n") {
        line();
    } else if (command.startsWith("\x1DV")) {
        cut();
    } else if (command.size() == 1 && command != QByteArray(1, '\0')) {
        m_line += command;
    }
}

void FakePrinter::line()
{
    m_lines << m_line;
    m_line.clear();
    if (m_lines.size() == m_habits.paperEndAfterLines)
        m_paperOut = true;
    if (m_lines.size() == m_habits.coverOpensAfterLines)
        m_cover = true;
    if (m_lines.size() == m_habits.xOffAfterLines) {
        answer("\x13");
        m_saidXOff = true;
    }
    if (offline())
        tellAsb();
}

void FakePrinter::set(const Habits &habits)
{
    const std::lock_guard lock(m_mutex);
    const bool differs
        = habits.nearEnd != m_habits.nearEnd || habits.headHot != m_habits.headHot || habits.broken != m_habits.broken;
    m_habits = habits;
    if (differs)
        tellAsb();
    runBuffer();
}

void FakePrinter::freeCutter()
{
    const std::lock_guard lock(m_mutex);
    m_habits.cutterJams = false;
}

void FakePrinter::openCover(bool open)
{
    const std::lock_guard lock(m_mutex);
    m_cover = open;
    tellAsb();
    runBuffer();
}

void FakePrinter::refill()
{
    const std::lock_guard lock(m_mutex);
    m_paperOut = false;
    tellAsb();
    runBuffer();
}

void FakePrinter::say(const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    answer(bytes);
}

QByteArray FakePrinter::printed() const
{
    const std::lock_guard lock(m_mutex);
    return m_printed;
}
QList<QByteArray> FakePrinter::lines() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines;
}
int FakePrinter::cuts() const
{
    const std::lock_guard lock(m_mutex);
    return m_cuts;
}
int FakePrinter::jobs() const
{
    const std::lock_guard lock(m_mutex);
    return m_jobs;
}

} // namespace kiosk::test
