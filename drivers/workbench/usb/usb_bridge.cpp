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
}

UsbBridge::UsbBridge(UsbDeviceEmulator &device, QString port, Pipes pipes)
    : m_device(device), m_port(std::move(port)), m_pipes(pipes)
{
    device.claimed = [this](bool claimed) { claimed ? open() : close(); };
    device.received = [this](quint8, const QByteArray &bytes) {
        for (qsizetype done = 0; m_fd >= 0 && done < bytes.size();) {
            const auto wrote = ::write(m_fd, bytes.constData() + done, std::size_t(bytes.size() - done));
            if (wrote <= 0 && errno != EINTR)
                return; // the port is gone
            done += std::max<qsizetype>(wrote, 0);
        }
    };
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
    m_fd = ::open(QFile::encodeName(m_port).constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_fd < 0)
        return;
    m_stop = eventfd(0, EFD_CLOEXEC);
    m_thread = std::thread([this] { carry(); });
}

void UsbBridge::close()
{
    if (m_fd < 0)
        return;
    eventfd_write(m_stop, 1);
    m_thread.join();
    ::close(m_stop);
    ::close(std::exchange(m_fd, -1));
}

void UsbBridge::carry()
{
    std::array<char, 4096> chunk;
    while (true) {
        std::array<pollfd, 2> waits{{{m_fd, POLLIN, 0}, {m_stop, POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), -1);
        if (waits[1].revents)
            return;
        const auto got = ::read(m_fd, chunk.data(), chunk.size());
        if (got <= 0)
            return; // hang-up: the device is about to be unplugged
        tell(QByteArray(chunk.data(), got));
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
