// SPDX-License-Identifier: Apache-2.0
#include "usb_bridge.h"

#include <QFile>
#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kiosk::workbench {

namespace {
constexpr qsizetype HeadSize = 7; // preamble and length
constexpr qsizetype Window = 512; // taken from the host before the port has it
} // namespace

UsbBridge::UsbBridge(UsbDeviceEmulator &device, QString port, Pipes pipes)
    : m_device(device), m_port(std::move(port)), m_pipes(pipes)
{
    device.claimed = [this](bool claimed) { claimed ? open() : close(); };
    device.received = [this](quint8, const QByteArray &bytes) { take(bytes); };
}

UsbBridge::~UsbBridge()
{
    close();
    m_device.claimed = {};
    m_device.received = {};
}

void UsbBridge::open()
{
    close(); // a host that died took no leave
    m_head.clear();
    m_bodyLeft = 0;
    m_unsent.clear();
    m_stop = false;
    m_fd = ::open(QFile::encodeName(m_port).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_fd < 0)
        return;
    m_device.setRoom(Window);
    m_wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_thread = std::thread([this] { carry(); });
}

void UsbBridge::close()
{
    if (m_fd < 0)
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    eventfd_write(m_wake, 1);
    m_thread.join();
    ::close(m_wake);
    ::close(std::exchange(m_fd, -1));
}

void UsbBridge::hold(std::optional<qsizetype> bytes)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isHeld = bytes.has_value();
    }
    m_device.setRoom(bytes ? bytes : Window);
}

void UsbBridge::take(const QByteArray &bytes)
{
    if (m_fd < 0)
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_unsent += bytes;
    }
    eventfd_write(m_wake, 1);
}

void UsbBridge::writeOut()
{
    qsizetype left = 0;
    bool isHeld = false;
    {
        const std::scoped_lock lock(m_mutex);
        const auto wrote = m_unsent.isEmpty() ? 0 : ::write(m_fd, m_unsent.constData(), std::size_t(m_unsent.size()));
        m_unsent.remove(0, std::max<qsizetype>(wrote, 0));
        left = m_unsent.size();
        isHeld = m_isHeld;
    }
    if (!isHeld)
        m_device.setRoom(std::max<qsizetype>(0, Window - left));
}

void UsbBridge::carry()
{
    std::array<char, 4096> chunk;
    while (true) {
        bool full = false;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_stop)
                return;
            full = !m_unsent.isEmpty();
        }
        std::array<pollfd, 2> waits{
            {{m_fd, static_cast<short>(POLLIN | (full ? POLLOUT : 0)), 0}, {m_wake, POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), -1);
        eventfd_t rung = 0;
        if (waits[1].revents)
            eventfd_read(m_wake, &rung);
        if (waits[1].revents || waits[0].revents & POLLOUT)
            writeOut();
        if (!(waits[0].revents & ~POLLOUT))
            continue;
        const auto got = ::read(m_fd, chunk.data(), chunk.size());
        if (got > 0)
            tell(QByteArray(chunk.data(), got));
        else if (got == 0 || (errno != EAGAIN && errno != EINTR))
            return; // hang-up: the device is about to be unplugged
    }
}

void UsbBridge::tell(const QByteArray &bytes)
{
    QList<quint8> in;
    for (const char endpoint : m_device.shape().endpoints)
        if (endpoint & 0x80)
            in << quint8(endpoint);
    if (m_pipes == Pipes::Single)
        return m_device.send(in.front(), bytes);
    for (qsizetype at = 0; at < bytes.size();) {
        if (m_bodyLeft > 0) {
            const auto part = bytes.mid(at, m_bodyLeft);
            m_device.send(in[1], part);
            m_bodyLeft -= part.size();
            at += part.size();
            continue;
        }
        m_head += bytes[at++];
        if (m_head.size() < HeadSize)
            continue;
        m_device.send(in.front(), m_head);
        m_bodyLeft = quint8(m_head[5]) << 8 | quint8(m_head[6]);
        m_head.clear();
    }
}

} // namespace kiosk::workbench
