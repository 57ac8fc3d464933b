// SPDX-License-Identifier: Apache-2.0
#include "network_news.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <optional>

namespace kiosk {
namespace {

constexpr qsizetype MostKnown = 1000; // a machine has a handful; more is a flood, told of once too often

// A copy: nothing promises that the bytes are aligned.
template <typename T> std::optional<T> leading(QByteArrayView bytes)
{
    if (bytes.size() < qsizetype(sizeof(T)))
        return {};
    T value;
    std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
}

bool isForOthers(QByteArrayView body) // an address that more than this machine itself can use
{
    const auto address = leading<ifaddrmsg>(body);
    return address && address->ifa_scope < RT_SCOPE_LINK && !(address->ifa_flags & IFA_F_TENTATIVE);
}

bool isWay(QByteArrayView body)
{
    const auto route = leading<rtmsg>(body);
    return route && route->rtm_table == RT_TABLE_MAIN && route->rtm_type == RTN_UNICAST;
}

// What stands behind the fixed part of a message: `wanted` of it, in the kernel's order.
QByteArray attributesOf(QByteArrayView bytes, std::initializer_list<int> wanted)
{
    QByteArray found;
    while (const auto head = leading<rtattr>(bytes)) {
        const qsizetype size = head->rta_len;
        if (size < qsizetype(sizeof(rtattr)) || size > bytes.size())
            break;
        if (std::find(wanted.begin(), wanted.end(), head->rta_type) != wanted.end())
            found += bytes.first(size).toByteArray();
        bytes = bytes.sliced(std::min<qsizetype>(RTA_ALIGN(size), bytes.size()));
    }
    return found;
}

// Names the same address or route whenever the kernel tells of it; flags and lifetimes are no part of it.
QByteArray nameOfAddress(QByteArrayView body)
{
    const auto address = leading<ifaddrmsg>(body).value_or(ifaddrmsg{});
    return QByteArray::number(address.ifa_index) + 'a'
        + attributesOf(body.sliced(std::min<qsizetype>(NLMSG_ALIGN(sizeof(ifaddrmsg)), body.size())),
                       {IFA_ADDRESS, IFA_LOCAL});
}

QByteArray nameOfRoute(QByteArrayView body)
{
    const auto route = leading<rtmsg>(body).value_or(rtmsg{});
    return QByteArray::number(route.rtm_dst_len) + 'r'
        + attributesOf(body.sliced(std::min<qsizetype>(NLMSG_ALIGN(sizeof(rtmsg)), body.size())),
                       {RTA_DST, RTA_GATEWAY, RTA_OIF, RTA_MULTIPATH});
}

} // namespace

bool NetworkNews::isNew(const QByteArray &name)
{
    if (m_known.contains(name))
        return false;
    if (m_known.size() >= MostKnown)
        m_known.clear();
    m_known.insert(name);
    return true;
}

bool NetworkNews::linkCame(QByteArrayView body)
{
    const auto link = leading<ifinfomsg>(body);
    if (!link || (link->ifi_flags & IFF_LOOPBACK))
        return false;
    const bool runs = (link->ifi_flags & IFF_UP) && (link->ifi_flags & IFF_RUNNING);
    const bool ran = m_runs.value(link->ifi_index, false);
    m_runs[link->ifi_index] = runs;
    return runs && !ran; // the kernel also tells of names, queues and statistics
}

bool NetworkNews::tellsOfReturn(QByteArrayView messages)
{
    bool returned = false;
    while (const auto head = leading<nlmsghdr>(messages)) {
        const qsizetype size = head->nlmsg_len;
        if (size < qsizetype(sizeof(nlmsghdr)) || size > messages.size())
            break;
        const QByteArrayView body = messages.sliced(sizeof(nlmsghdr), size - qsizetype(sizeof(nlmsghdr)));
        switch (head->nlmsg_type) {
        case RTM_NEWLINK: returned |= linkCame(body); break;
        case RTM_DELLINK:
            if (const auto link = leading<ifinfomsg>(body))
                m_runs.remove(link->ifi_index);
            break;
        case RTM_NEWADDR: returned |= isForOthers(body) && isNew(nameOfAddress(body)); break;
        case RTM_DELADDR: m_known.remove(nameOfAddress(body)); break;
        case RTM_NEWROUTE: returned |= isWay(body) && isNew(nameOfRoute(body)); break;
        case RTM_DELROUTE: m_known.remove(nameOfRoute(body)); break;
        default: break;
        }
        messages = messages.sliced(std::min<qsizetype>(NLMSG_ALIGN(size), messages.size()));
    }
    return returned;
}

} // namespace kiosk
