// SPDX-License-Identifier: Apache-2.0
#include "hidraw_transport.h"

#include "path_watch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kiosk {

namespace {

constexpr qint64 longestDescriptor = 4096; // HID_MAX_DESCRIPTOR_SIZE

QByteArray contentOf(const QString &file)
{
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.read(longestDescriptor) : QByteArray();
}

// "HID_ID=0003:00000C2E:00000B61" and "HID_UNIQ=<serial>", a line each
bool isWanted(const HidrawAddress &address, const QString &device)
{
    const auto lines = contentOf(device + QStringLiteral("/uevent")).split('\n');
    const auto id = QStringLiteral(":0000%1:0000%2")
                        .arg(address.ids.vendor, 4, 16, QLatin1Char('0'))
                        .arg(address.ids.product, 4, 16, QLatin1Char('0'))
                        .toUpper()
                        .toLatin1();
    bool isId = false;
    bool isSerial = address.serial.isEmpty();
    for (const auto &line : lines) {
        isId = isId || (line.startsWith("HID_ID=") && line.toUpper().endsWith(id));
        isSerial = isSerial || line == "HID_UNIQ=" + address.serial.toUtf8();
    }
    const auto place = QFileInfo(device).canonicalFilePath();
    const bool isPlace = address.path.isEmpty() || place.contains(u'/' + address.path + u'/');
    return isId && isSerial && isPlace;
}

// Usage Page (8C) in one or two bytes. The kernel's own check for other pages is no looser.
bool isScanner(const QString &device)
{
    const auto descriptor = contentOf(device + QStringLiteral("/report_descriptor"));
    return descriptor.contains(QByteArray("\x05\x8C", 2)) || descriptor.contains(QByteArray("\x06\x8C\x00", 3));
}

} // namespace

Result<QString> findHidrawNode(const HidrawAddress &address, const QString &sysfs)
{
    if (!address.node.isEmpty())
        return address.node;
    const QDir nodes(sysfs + QStringLiteral("/class/hidraw"));
    QStringList found;
    for (const auto &name : nodes.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto device = nodes.filePath(name) + QStringLiteral("/device");
        if (isWanted(address, device) && isScanner(device))
            found << name;
    }
    if (found.isEmpty())
        return fail(ErrorCode::NoDevice, toString(PortAddress(address)));
    if (found.size() > 1)
        return fail(ErrorCode::Conflict, toString(PortAddress(address)) + QStringLiteral(" fits ") + found.join(u' '));
    return QStringLiteral("/dev/") + found.first();
}

HidrawTransport::HidrawTransport(HidrawAddress address, std::shared_ptr<const Clock> clock)
    : DescriptorTransport(toString(PortAddress(address)), std::move(clock)), m_hidraw(std::move(address))
{ }

std::unique_ptr<ArrivalWatch> HidrawTransport::watchArrival() const
{
    // sysfs cannot be watched; udev makes the node, under whatever number, when sysfs tells of it already
    if (m_hidraw.node.isEmpty())
        return std::make_unique<PathWatch>(QStringLiteral("/dev/hidraw"), PathWatch::Match::Beginning);
    return std::make_unique<PathWatch>(m_hidraw.node);
}

Result<int> HidrawTransport::openDescriptor(Deadline, const CancelToken &)
{
    const auto node = KIOSK_TRY(findHidrawNode(m_hidraw));
    const int fd = ::open(QFile::encodeName(node).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return fail(ErrorCode::NoDevice, address() + QStringLiteral(": ") + QString::fromLatin1(std::strerror(errno)));
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(fd);
        return fail(ErrorCode::Claimed, address() + QStringLiteral(": in use"));
    }
    return fd;
}

} // namespace kiosk
