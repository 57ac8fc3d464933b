// SPDX-License-Identifier: Apache-2.0
#include "v4l2_node.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kiosk::v4l2 {

namespace {

ErrorCode codeOf(int error)
{
    switch (error) {
    case ENOENT:
    case ENXIO: return ErrorCode::NoDevice;
    case EBUSY: return ErrorCode::Claimed;
    case EACCES:
    case EPERM: return ErrorCode::BadConfig;
    case ENOTTY:
    case EINVAL: return ErrorCode::Unsupported;
    default: return ErrorCode::LinkBroken;
    }
}

} // namespace

Result<void> V4l2Node::open()
{
    close();
    m_fd = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (m_fd >= 0)
        return {};
    if (errno == ENODEV) // the file is there still, the camera is not
        return fail(ErrorCode::NoDevice, m_path);
    return failed("open", errno);
}

void V4l2Node::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

int V4l2Node::tryCall(unsigned long request, void *argument) const
{
    while (::ioctl(m_fd, request, argument) < 0)
        if (errno != EINTR)
            return errno;
    return 0;
}

Result<void> V4l2Node::call(const char *name, unsigned long request, void *argument) const
{
    if (const int error = tryCall(request, argument))
        return failed(name, error);
    return {};
}

tl::unexpected<Error> V4l2Node::failed(const char *name, int error) const
{
    return fail(codeOf(error),
                QStringLiteral("%1: %2: %3").arg(m_path, QLatin1String(name), QLatin1String(std::strerror(error))));
}

} // namespace kiosk::v4l2
