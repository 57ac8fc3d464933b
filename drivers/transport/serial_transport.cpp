// SPDX-License-Identifier: Apache-2.0
#include "serial_transport.h"

#include "path_watch.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace kiosk {

namespace {

std::optional<speed_t> speedOf(int baud)
{
    switch (baud) {
    case 9600: return B9600;
    case 19200: return B19200;
    case 38400: return B38400;
    case 57600: return B57600;
    case 115200: return B115200;
    case 230400: return B230400;
    case 460800: return B460800;
    default: return {};
    }
}

bool makeRaw8N1(int fd, speed_t speed)
{
    termios line{};
    if (tcgetattr(fd, &line) != 0)
        return false;
    cfmakeraw(&line);
    line.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | PARENB | CRTSCTS);
    line.c_cflag |= CS8 | CREAD | CLOCAL;
    line.c_cc[VMIN] = 1; // with O_NONBLOCK: "nothing there" is EAGAIN, so 0 always means a hang-up
    line.c_cc[VTIME] = 0;
    return cfsetispeed(&line, speed) == 0 && cfsetospeed(&line, speed) == 0 && tcsetattr(fd, TCSANOW, &line) == 0;
}

} // namespace

bool isSerialSpeed(int baud) { return speedOf(baud).has_value(); }

SerialTransport::SerialTransport(SerialAddress address, std::shared_ptr<const Clock> clock)
    : DescriptorTransport(toString(address), std::move(clock)), m_serial(std::move(address))
{ }

std::unique_ptr<ArrivalWatch> SerialTransport::watchArrival() const
{
    return std::make_unique<PathWatch>(m_serial.path);
}

Result<int> SerialTransport::openDescriptor(Deadline, const CancelToken &)
{
    const auto speed = speedOf(m_serial.baud);
    if (!speed)
        return fail(ErrorCode::BadConfig, address());
    const int fd = ::open(QFile::encodeName(m_serial.path).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return fail(ErrorCode::NoDevice, address() + QStringLiteral(": ") + QString::fromLatin1(std::strerror(errno)));
    if (!makeRaw8N1(fd, *speed)) {
        const auto reason = QString::fromLatin1(std::strerror(errno));
        ::close(fd);
        return fail(ErrorCode::NoDevice, address() + QStringLiteral(": ") + reason);
    }
    // An advisory lock and not TIOCEXCL, which outlives a crash of ours while somebody else has the line open.
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(fd);
        return fail(ErrorCode::Claimed, address() + QStringLiteral(": in use"));
    }
    // wanted, not needed: a pty has no modem lines
    const int lines = TIOCM_DTR | TIOCM_RTS;
    ioctl(fd, TIOCMBIS, &lines);
    tcflush(fd, TCIFLUSH); // bytes for whoever had the line before
    return fd;
}

} // namespace kiosk
