// SPDX-License-Identifier: Apache-2.0
#include "tcp_transport.h"

#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kiosk {

namespace {

void set(int fd, int level, int option, int value) { setsockopt(fd, level, option, &value, sizeof value); }

void tune(int fd)
{
    set(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    set(fd, IPPROTO_TCP, TCP_KEEPIDLE, 10);
    set(fd, IPPROTO_TCP, TCP_KEEPINTVL, 5);
    set(fd, IPPROTO_TCP, TCP_KEEPCNT, 3);
    set(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, 10'000);
}

} // namespace

TcpTransport::TcpTransport(TcpAddress address, std::shared_ptr<const Clock> clock)
    : DescriptorTransport(toString(address), std::move(clock)), m_tcp(std::move(address))
{ }

Result<int> TcpTransport::openDescriptor(Deadline deadline, const CancelToken &cancel)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const auto host = m_tcp.host.toUtf8();
    const auto port = QByteArray::number(m_tcp.port);
    if (const int why = getaddrinfo(host.constData(), port.constData(), &wanted, &found); why != 0)
        return fail(ErrorCode::NoDevice, address() + QStringLiteral(": ") + QString::fromLatin1(gai_strerror(why)));
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, &freeaddrinfo);

    int reason = EHOSTUNREACH;
    for (const auto *each = addresses.get(); each; each = each->ai_next) {
        const int fd = ::socket(each->ai_family, each->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, each->ai_protocol);
        if (fd < 0) {
            reason = errno;
            continue;
        }
        reason = ::connect(fd, each->ai_addr, each->ai_addrlen) == 0 ? 0 : errno;
        if (reason == EINPROGRESS) {
            if (auto ready = waitFor(fd, POLLOUT, deadline, cancel);
                !ready && ready.error().code != ErrorCode::LinkBroken) {
                ::close(fd);
                return fail(ready.error());
            }
            socklen_t size = sizeof reason;
            getsockopt(fd, SOL_SOCKET, SO_ERROR, &reason, &size);
        }
        if (reason == 0) {
            tune(fd);
            return fd;
        }
        ::close(fd);
    }
    return fail(ErrorCode::NoDevice, address() + QStringLiteral(": ") + QString::fromLatin1(std::strerror(reason)));
}

} // namespace kiosk
