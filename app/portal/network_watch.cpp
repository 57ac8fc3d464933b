// SPDX-License-Identifier: Apache-2.0
#include "network_watch.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kiosk {

Result<std::unique_ptr<NetworkWatch>> NetworkWatch::create(Alarms &alarms, Logger log)
{
    const int socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl groups{};
    groups.nl_family = AF_NETLINK;
    groups.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
    if (socket < 0 || ::bind(socket, reinterpret_cast<sockaddr *>(&groups), sizeof(groups)) != 0) {
        const int why = errno;
        if (socket >= 0)
            ::close(socket);
        return fail(ErrorCode::Unsupported, QStringLiteral("rtnetlink: errno %1").arg(why));
    }
    return std::make_unique<NetworkWatch>(socket, alarms, std::move(log));
}

NetworkWatch::NetworkWatch(int source, Alarms &alarms, Logger log)
    : m_source(source), m_alarms(alarms), m_log(std::move(log)),
      m_notifier(new QSocketNotifier(source, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &NetworkWatch::read);
}

NetworkWatch::~NetworkWatch()
{
    m_alarms.cancel(m_settling);
    delete m_notifier; // before its descriptor is somebody else's
    ::close(m_source);
}

void NetworkWatch::read()
{
    std::array<char, 16384> datagram{};
    bool returned = false;
    for (;;) {
        const ssize_t size = ::recv(m_source, datagram.data(), datagram.size(), MSG_DONTWAIT);
        if (size > 0) {
            returned |= m_news.tellsOfReturn(QByteArrayView(datagram.data(), size));
        } else if (size < 0 && errno == ENOBUFS) {
            returned = true; // so much happened that some of it is lost: asking once too often costs nothing
        } else if (size < 0 && errno == EINTR) {
            continue;
        } else {
            if (size == 0 || errno != EAGAIN)
                m_notifier->setEnabled(false);
            break;
        }
    }
    if (!returned || m_settling)
        return;
    m_settling = m_alarms.in(300ms, this, [this] {
        m_settling = 0;
        m_log.info("network.returned", {});
        emit networkReturned();
    });
}

} // namespace kiosk
