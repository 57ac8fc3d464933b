// SPDX-License-Identifier: Apache-2.0
#include "pty_port.h"

#include <QDir>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

PtyPort::PtyPort(const QString &symlink, int baud, QObject *parent)
    : QObject(parent), m_symlink(symlink), m_firstBaud(baud), m_baud(baud)
{ }

PtyPort::~PtyPort() { unplug(); }

Result<void> PtyPort::plug()
{
    if (m_link)
        return {};
    termios raw{};
    cfmakeraw(&raw);
    raw.c_cflag |= CREAD | CLOCAL;
    int master = -1;
    char name[128] = {};
    if (openpty(&master, &m_keptSlave, name, &raw, nullptr) != 0)
        return fail(ErrorCode::Internal, u"openpty: %1"_s.arg(QString::fromLocal8Bit(strerror(errno))));
    fcntl(master, F_SETFD, FD_CLOEXEC);
    fcntl(m_keptSlave, F_SETFD, FD_CLOEXEC);
    m_baud = m_firstBaud;
    m_link = std::make_unique<ByteLink>(master, ByteLink::byteTimeOf(m_baud), nullptr);
    connect(m_link.get(), &ByteLink::received, this, &PtyPort::received);

    // made aside and renamed: a host that watches the name never meets a half-made or dangling one
    QDir().mkpath(QFileInfo(m_symlink).path());
    const QString aside = m_symlink + u".new"_s;
    QFile::remove(aside);
    if (!QFile::link(QString::fromLatin1(name), aside)
        || ::rename(QFile::encodeName(aside).constData(), QFile::encodeName(m_symlink).constData()) != 0) {
        unplug();
        return fail(ErrorCode::StorageFault, u"cannot make the link %1"_s.arg(m_symlink));
    }
    return {};
}

void PtyPort::unplug()
{
    if (!m_link)
        return;
    QFile::remove(m_symlink);
    m_link->cut();
    m_link.release()->deleteLater(); // it may be in the middle of telling us something
    ::close(std::exchange(m_keptSlave, -1));
}

void PtyPort::send(ByteLink::Burst burst)
{
    if (m_link)
        m_link->send(std::move(burst));
}

qsizetype PtyPort::unread() const
{
    int bytes = 0;
    return m_link && ioctl(m_keptSlave, FIONREAD, &bytes) == 0 ? bytes : 0;
}

void PtyPort::setBaud(int baud)
{
    m_baud = baud;
    if (m_link)
        m_link->setByteTime(ByteLink::byteTimeOf(baud));
}

QString PtyPort::address() const { return u"serial:%1?baud=%2"_s.arg(m_symlink).arg(m_firstBaud); }

} // namespace kiosk::workbench
