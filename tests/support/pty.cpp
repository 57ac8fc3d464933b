// SPDX-License-Identifier: Apache-2.0
#include "pty.h"

#include <QFile>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

namespace kiosk::test {

Pty::Pty(const QString &link) : m_link(link) { plug(); }

Pty::~Pty() { unplug(); }

void Pty::plug()
{
    m_master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0)
        qFatal("no pseudo terminal: is /dev/pts mounted?");
    char name[64] = {};
    ptsname_r(m_master, name, sizeof name);
    m_slave = ::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios line{};
    tcgetattr(m_slave, &line);
    cfmakeraw(&line);
    tcsetattr(m_slave, TCSANOW, &line);
    QFile::remove(m_link);
    QFile::link(QString::fromLatin1(name), m_link);
}

void Pty::unplug()
{
    if (m_master < 0)
        return;
    QFile::remove(m_link);
    ::close(m_slave);
    ::close(m_master);
    m_master = m_slave = -1;
}

QByteArray readBytes(int fd, qsizetype count)
{
    QByteArray bytes;
    while (bytes.size() < count) {
        pollfd wait{fd, POLLIN, 0};
        char chunk[256];
        if (::poll(&wait, 1, 1000) <= 0)
            break;
        const auto got = ::read(fd, chunk, std::min<std::size_t>(sizeof chunk, std::size_t(count - bytes.size())));
        if (got <= 0)
            break;
        bytes.append(chunk, got);
    }
    return bytes;
}

void writeBytes(int fd, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto written = ::write(fd, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at));
        if (written <= 0)
            return;
        at += written;
    }
}

} // namespace kiosk::test
