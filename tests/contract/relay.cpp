// SPDX-License-Identifier: Apache-2.0
#include "relay.h"

#include <QFile>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace kiosk::test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void sendAtOnce(int fd)
{
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

// -1: over. 0: nothing now.
qsizetype readInto(int fd, QByteArray &bytes)
{
    std::array<char, 4096> chunk{};
    const auto got = ::read(fd, chunk.data(), chunk.size());
    if (got > 0)
        bytes.append(chunk.data(), got);
    return got > 0 ? got : got < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

void writeAll(int fd, QByteArray &bytes)
{
    while (!bytes.isEmpty()) {
        const auto sent = ::write(fd, bytes.constData(), static_cast<std::size_t>(bytes.size()));
        if (sent < 0 && errno == EAGAIN) {
            pollfd room{fd, POLLOUT, 0};
            if (::poll(&room, 1, 1000) == 1 && !(room.revents & (POLLERR | POLLHUP)))
                continue;
        }
        if (sent <= 0)
            return bytes.clear(); // the other side is gone, which its own read will tell
        bytes.remove(0, sent);
    }
}

} // namespace

Relay::Relay(const QString &device, const QString &link)
    : m_devicePath(device.startsWith(u"serial:") ? device.sliced(7).section(u'?', 0, 0) : QString()),
      m_speed(device.contains(u'?') ? device.section(u'?', 1) : QStringLiteral("baud=115200")),
      m_devicePort(m_devicePath.isEmpty() ? device.section(u':', 2, 2).toUShort() : quint16(0))
{
    ::signal(SIGPIPE, SIG_IGN);
    if (m_devicePath.isEmpty()) {
        listen();
    } else {
        m_pty = std::make_unique<Pty>(link);
        join();
    }
    m_thread = std::thread([this] { work(); });
}

Relay::~Relay()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.ring();
    m_thread.join();
    cutAll();
    if (m_listener >= 0)
        ::close(m_listener);
}

QString Relay::address() const
{
    const std::scoped_lock lock(m_mutex);
    return m_pty ? QStringLiteral("serial:%1?%2").arg(m_pty->link(), m_speed)
                 : QStringLiteral("tcp:127.0.0.1:%1").arg(m_port);
}

int Relay::openDevice() const
{
    if (m_devicePath.isEmpty()) {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto address = loopback(m_devicePort);
        if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(fd);
            return -1;
        }
        sendAtOnce(fd);
        ::fcntl(fd, F_SETFL, O_NONBLOCK);
        return fd;
    }
    const int fd = ::open(QFile::encodeName(m_devicePath).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    termios line{};
    if (fd >= 0 && ::tcgetattr(fd, &line) == 0) {
        ::cfmakeraw(&line);
        ::tcsetattr(fd, TCSANOW, &line);
    }
    return fd;
}

void Relay::listen()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    auto address = loopback(m_port);
    socklen_t size = sizeof address;
    auto *raw = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, raw, size) != 0 || ::listen(m_listener, 8) != 0
        || ::getsockname(m_listener, raw, &size) != 0)
        qFatal("the relay cannot listen");
    m_port = ntohs(address.sin_port);
}

void Relay::join()
{
    ::fcntl(m_pty->master(), F_SETFL, O_NONBLOCK);
    m_wires.push_back({m_pty->master(), openDevice(), {}, {}});
}

void Relay::unplug()
{
    {
        const std::scoped_lock lock(m_mutex);
        cutAll();
    }
    m_wake.ring();
}

void Relay::plug()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_held = false;
        if (m_pty) {
            m_pty->plug();
            join();
        } else if (m_listener < 0) {
            listen();
        }
    }
    m_wake.ring();
}

void Relay::hold(bool held)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_held = held;
    }
    m_wake.ring();
}

void Relay::forget()
{
    const std::scoped_lock lock(m_mutex);
    for (auto &wire : m_wires) {
        readInto(wire.host, wire.toDevice);
        readInto(wire.device, wire.toHost);
        wire.toDevice.clear();
        wire.toHost.clear();
    }
}

void Relay::arm(WireStep step, Then then, std::function<void()> reached)
{
    const std::scoped_lock lock(m_mutex);
    const bool asked = step.asked.isEmpty();
    m_armed = std::make_unique<Armed>(Armed{std::move(step), then, std::move(reached), {}, asked, 0});
}

bool Relay::isArmed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_armed != nullptr;
}

void Relay::closeWire(Wire &wire)
{
    if (m_pty)
        m_pty->unplug();
    else
        ::close(wire.host);
    if (wire.device >= 0)
        ::close(wire.device);
    wire = {};
    wire.isOver = true;
}

void Relay::cutAll()
{
    for (auto &wire : m_wires) {
        if (!m_pty) { // a reset, as of a machine that is gone
            const linger none{1, 0};
            ::setsockopt(wire.host, SOL_SOCKET, SO_LINGER, &none, sizeof none);
        }
        closeWire(wire);
    }
    m_wires.clear();
    if (m_listener >= 0)
        ::close(std::exchange(m_listener, -1));
}

void Relay::accept()
{
    const int host = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (host < 0)
        return;
    const int device = openDevice();
    if (device < 0) {
        ::close(host);
        return;
    }
    sendAtOnce(host);
    m_wires.push_back({host, device, {}, {}});
}

void Relay::watchAsked(const QByteArray &bytes)
{
    if (!m_armed || m_armed->asked)
        return;
    m_armed->seen += bytes;
    m_armed->asked = m_armed->seen.contains(m_armed->step.asked);
    m_armed->seen = m_armed->seen.last(std::min(m_armed->seen.size(), m_armed->step.asked.size()));
    if (m_armed->asked && m_armed->step.replyBytes == 0)
        trigger();
}

qsizetype Relay::watchReply(qsizetype count)
{
    if (!m_armed || !m_armed->asked)
        return count;
    const auto passes = std::min(count, m_armed->step.replyBytes - m_armed->replied);
    m_armed->replied += passes;
    return passes;
}

void Relay::trigger()
{
    const auto armed = std::move(m_armed);
    m_toCall = armed->reached;
    if (armed->then == Then::Hold)
        m_held = true;
    else
        cutAll();
}

void Relay::pass(Wire &wire)
{
    const bool hostOver = readInto(wire.host, wire.toDevice) < 0;
    if (!wire.toDevice.isEmpty() && !m_held) {
        watchAsked(wire.toDevice);
        if (m_wires.empty())
            return; // cut, and `wire` with it
        if (!m_held)
            writeAll(wire.device, wire.toDevice);
    }
    const bool deviceOver = readInto(wire.device, wire.toHost) < 0;
    if (!wire.toHost.isEmpty() && !m_held) {
        auto now = wire.toHost.first(watchReply(wire.toHost.size()));
        wire.toHost.remove(0, now.size());
        writeAll(wire.host, now);
        if (m_armed && m_armed->asked && m_armed->replied == m_armed->step.replyBytes) {
            trigger();
            if (m_wires.empty())
                return;
        }
    }
    if (!m_pty && (hostOver || deviceOver) && !m_held)
        closeWire(wire);
}

void Relay::work()
{
    while (true) {
        std::vector<pollfd> waits{{m_wake.descriptor(), POLLIN, 0}};
        {
            const std::scoped_lock lock(m_mutex);
            if (m_stop)
                return;
            waits.push_back({m_listener, POLLIN, 0});
            for (const auto &wire : m_wires) {
                waits.push_back({m_held ? -1 : wire.host, POLLIN, 0});
                waits.push_back({m_held ? -1 : wire.device, POLLIN, 0});
            }
        }
        ::poll(waits.data(), waits.size(), 200);
        std::function<void()> call;
        {
            const std::scoped_lock lock(m_mutex);
            m_wake.clear();
            for (std::size_t i = 0; i < m_wires.size(); ++i)
                pass(m_wires[i]);
            std::erase_if(m_wires, [](const Wire &wire) { return wire.isOver; });
            if (m_listener >= 0)
                accept(); // last: a device of one client hears of the end before it hears of the next beginning
            call = std::exchange(m_toCall, {});
        }
        if (call)
            call();
    }
}

} // namespace kiosk::test
