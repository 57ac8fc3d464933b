// SPDX-License-Identifier: Apache-2.0
#include "descriptor_transport.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk {

DescriptorTransport::DescriptorTransport(QString address, std::shared_ptr<const Clock> clock)
    : m_address(std::move(address)), m_clock(std::move(clock))
{ }

DescriptorTransport::~DescriptorTransport() { close(); }

Result<void> DescriptorTransport::open(Deadline deadline, const CancelToken &cancel)
{
    close();
    m_fd = KIOSK_TRY(openDescriptor(deadline, cancel));
    struct stat kind { };
    m_isSocket = fstat(m_fd, &kind) == 0 && S_ISSOCK(kind.st_mode);
    return {};
}

void DescriptorTransport::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

tl::unexpected<Error> DescriptorTransport::broken(const QString &what)
{
    close();
    return fail(ErrorCode::LinkBroken, m_address + QStringLiteral(": ") + what);
}

Result<void> DescriptorTransport::waitFor(int fd, short events, Deadline deadline, const CancelToken &cancel) const
{
    while (true) {
        if (cancel.isCancelled())
            return fail(ErrorCode::Cancelled, m_address);
        const auto left = deadline.left(*m_clock);
        if (left && left->count() == 0)
            return fail(ErrorCode::TimedOut, m_address);
        std::array<pollfd, 2> waits{{{fd, events, 0}, {cancel.descriptor(), POLLIN, 0}}};
        const int limit = left ? static_cast<int>(std::min<Duration::rep>(left->count(), INT_MAX)) : -1;
        if (::poll(waits.data(), waits.size(), limit) < 0 && errno != EINTR)
            return fail(ErrorCode::Internal, QString::fromLatin1(std::strerror(errno)));
        if (waits[1].revents)
            continue;
        if (waits[0].revents & events)
            return {};
        if (waits[0].revents)
            return fail(ErrorCode::LinkBroken, m_address + QStringLiteral(": hang-up"));
    }
}

Result<void> DescriptorTransport::writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    if (!isOpen())
        return fail(ErrorCode::SequenceError, m_address + QStringLiteral(": not open"));
    while (!bytes.isEmpty()) {
        if (auto ready = waitFor(m_fd, POLLOUT, deadline, cancel); !ready)
            return ready.error().code == ErrorCode::LinkBroken ? broken(QStringLiteral("hang-up"))
                                                               : fail(ready.error());
        const auto size = static_cast<std::size_t>(bytes.size());
        // a peer that went away is an error of this call, not a SIGPIPE for the process
        const auto written
            = m_isSocket ? ::send(m_fd, bytes.data(), size, MSG_NOSIGNAL) : ::write(m_fd, bytes.data(), size);
        if (written > 0)
            bytes = bytes.sliced(written);
        else if (written < 0 && errno != EAGAIN && errno != EINTR)
            return broken(QString::fromLatin1(std::strerror(errno)));
    }
    return {};
}

Result<qsizetype> DescriptorTransport::readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel)
{
    if (!isOpen())
        return fail(ErrorCode::SequenceError, m_address + QStringLiteral(": not open"));
    while (true) {
        if (auto ready = waitFor(m_fd, POLLIN, deadline, cancel); !ready)
            return ready.error().code == ErrorCode::LinkBroken ? broken(QStringLiteral("hang-up"))
                                                               : fail(ready.error());
        const auto got = ::read(m_fd, into.data(), into.size());
        if (got > 0)
            return static_cast<qsizetype>(got);
        // 0 is the end of a socket and of a tty that hung up; a pty without its master says EIO
        if (got == 0)
            return broken(QStringLiteral("end of stream"));
        if (errno != EAGAIN && errno != EINTR)
            return broken(QString::fromLatin1(std::strerror(errno)));
    }
}

Result<void> DescriptorTransport::discardInput()
{
    if (!isOpen())
        return fail(ErrorCode::SequenceError, m_address + QStringLiteral(": not open"));
    std::array<char, 512> sink{};
    while (true) {
        pollfd wait{m_fd, POLLIN, 0};
        if (::poll(&wait, 1, 0) <= 0 || !wait.revents)
            break;
        const auto got = wait.revents & POLLIN ? ::read(m_fd, sink.data(), sink.size()) : 0;
        if (got == 0)
            return broken(QStringLiteral("hang-up"));
        if (got < 0 && errno != EINTR && errno != EAGAIN)
            return broken(QString::fromLatin1(std::strerror(errno)));
    }
    explicit_bzero(sink.data(), sink.size()); // it may have been half of a card
    return {};
}

} // namespace kiosk
