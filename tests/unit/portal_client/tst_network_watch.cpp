// SPDX-License-Identifier: Apache-2.0
// News of the network, written by hand and, where the sandbox allows a network of our own, told by the kernel.
#include <portal/network_watch.h>
#include <support/virtual_clock.h>

#include <QSignalSpy>
#include <QTest>

#include <arpa/inet.h>
#include <cstring>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

template <typename Body>
QByteArray message(int type, const Body &body, int claimedSize = -1, const QByteArray &attributes = {})
{
    nlmsghdr head{};
    head.nlmsg_len = claimedSize < 0 ? NLMSG_SPACE(sizeof(Body)) + static_cast<quint32>(attributes.size())
                                     : static_cast<quint32>(claimedSize);
    head.nlmsg_type = static_cast<quint16>(type);
    QByteArray bytes(NLMSG_SPACE(sizeof(Body)), '\0');
    std::memcpy(bytes.data(), &head, sizeof(head));
    std::memcpy(bytes.data() + NLMSG_HDRLEN, &body, sizeof(body));
    return bytes + attributes;
}
QByteArray attribute(int type, const QByteArray &value) // `value` in words of four bytes
{
    rtattr head{};
    head.rta_len = static_cast<unsigned short>(RTA_LENGTH(value.size()));
    head.rta_type = static_cast<unsigned short>(type);
    return QByteArray(reinterpret_cast<const char *>(&head), sizeof(head)) + value;
}
QByteArray addressOf(const char *value, const char *lifetime, int type = RTM_NEWADDR)
{
    ifaddrmsg body{};
    body.ifa_index = 2;
    return message(type, body, -1, attribute(IFA_CACHEINFO, lifetime) + attribute(IFA_ADDRESS, value));
}
QByteArray routeOver(const char *gateway, const char *metrics, int type = RTM_NEWROUTE)
{
    rtmsg body{};
    body.rtm_table = RT_TABLE_MAIN;
    body.rtm_type = RTN_UNICAST;
    return message(type, body, -1, attribute(RTA_METRICS, metrics) + attribute(RTA_GATEWAY, gateway));
}
QByteArray link(unsigned flags, int index = 2, int type = RTM_NEWLINK)
{
    ifinfomsg body{};
    body.ifi_index = index;
    body.ifi_flags = flags;
    return message(type, body);
}
QByteArray address(int scope, int flags = 0, int type = RTM_NEWADDR)
{
    ifaddrmsg body{};
    body.ifa_scope = static_cast<quint8>(scope);
    body.ifa_flags = static_cast<quint8>(flags);
    return message(type, body);
}
QByteArray route(int table, int kind)
{
    rtmsg body{};
    body.rtm_table = static_cast<quint8>(table);
    body.rtm_type = static_cast<quint8>(kind);
    return message(RTM_NEWROUTE, body);
}
constexpr unsigned kRuns = IFF_UP | IFF_RUNNING;

} // namespace

class TestNetworkWatch : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        // Before anything starts a thread, which would forbid it. No right to it: the kernel's own news are not tested.
        m_hasOwnNetwork = ::unshare(CLONE_NEWNET) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
    }

    void newsThatMeanAReturn_data()
    {
        QTest::addColumn<QByteArray>("news");
        QTest::addColumn<bool>("returned");
        QTest::newRow("carrier") << link(kRuns) << true;
        QTest::newRow("cable out") << link(IFF_UP) << false;
        QTest::newRow("loopback") << link(kRuns | IFF_LOOPBACK) << false;
        QTest::newRow("interface gone") << link(kRuns, 2, RTM_DELLINK) << false;
        QTest::newRow("address") << address(RT_SCOPE_UNIVERSE) << true;
        QTest::newRow("address of the host only") << address(RT_SCOPE_HOST) << false;
        QTest::newRow("address of the link only") << address(RT_SCOPE_LINK) << false;
        QTest::newRow("address not yet good") << address(RT_SCOPE_UNIVERSE, IFA_F_TENTATIVE) << false;
        QTest::newRow("address gone") << address(RT_SCOPE_UNIVERSE, 0, RTM_DELADDR) << false;
        QTest::newRow("route") << route(RT_TABLE_MAIN, RTN_UNICAST) << true;
        QTest::newRow("route to itself") << route(RT_TABLE_LOCAL, RTN_LOCAL) << false;
        QTest::newRow("second of two") << link(IFF_UP) + address(RT_SCOPE_UNIVERSE) << true;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("head cut short") << link(kRuns).first(10) << false;
        QTest::newRow("body cut short") << link(kRuns).first(20) << false;
        QTest::newRow("size too small") << message(RTM_NEWADDR, ifaddrmsg{}, 3) << false;
        QTest::newRow("size too large") << message(RTM_NEWADDR, ifaddrmsg{}, 4000) << false;
        QTest::newRow("body missing") << message(RTM_NEWADDR, ifaddrmsg{}, NLMSG_HDRLEN) << false;
    }
    void newsThatMeanAReturn()
    {
        QFETCH(QByteArray, news);
        QFETCH(bool, returned);
        QCOMPARE(NetworkNews().tellsOfReturn(news), returned);
    }
    void anInterfaceThatRunsOnIsNoNews()
    {
        NetworkNews news;
        QVERIFY(news.tellsOfReturn(link(kRuns)));
        QVERIFY(!news.tellsOfReturn(link(kRuns)));
        QVERIFY(news.tellsOfReturn(link(kRuns, 3)));
        QVERIFY(!news.tellsOfReturn(link(IFF_UP)));
        QVERIFY(news.tellsOfReturn(link(kRuns)));
    }
    void whatIsRenewedIsNoNews()
    {
        NetworkNews news;
        QVERIFY(news.tellsOfReturn(addressOf("abcd", "3600")));
        QVERIFY(!news.tellsOfReturn(addressOf("abcd", "3599")));
        QVERIFY(news.tellsOfReturn(addressOf("efgh", "3600")));
        QVERIFY(!news.tellsOfReturn(addressOf("abcd", "3599", RTM_DELADDR)));
        QVERIFY(news.tellsOfReturn(addressOf("abcd", "3600")));
        QVERIFY(news.tellsOfReturn(routeOver("gate", "1000")));
        QVERIFY(!news.tellsOfReturn(routeOver("gate", "2000")));
        QVERIFY(news.tellsOfReturn(routeOver("door", "1000")));
        QVERIFY(!news.tellsOfReturn(routeOver("gate", "1000", RTM_DELROUTE)));
        QVERIFY(news.tellsOfReturn(routeOver("gate", "1000")));
        QVERIFY(!news.tellsOfReturn(addressOf("efgh", "3600").chopped(2)));
    }
    void manyNewsAreToldOnceWhenTheyHaveSettled()
    {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
        VirtualClock clock;
        NetworkWatch watch(ends[0], clock, Logger());
        QSignalSpy returned(&watch, &NetworkWatch::networkReturned);
        for (const QByteArray &news : {link(kRuns), address(RT_SCOPE_UNIVERSE), route(RT_TABLE_MAIN, RTN_UNICAST)})
            QCOMPARE(::send(ends[1], news.constData(), static_cast<size_t>(news.size()), 0), ssize_t(news.size()));
        QTRY_COMPARE(clock.waiting(), 1);
        QCOMPARE(returned.size(), 0);
        clock.advance(300ms);
        QCOMPARE(returned.size(), 1);
        const QByteArray again = link(kRuns, 3);
        QCOMPARE(::send(ends[1], again.constData(), static_cast<size_t>(again.size()), 0), ssize_t(again.size()));
        QTRY_COMPARE(clock.waiting(), 1);
        clock.advance(300ms);
        QCOMPARE(returned.size(), 2);
        ::close(ends[1]);
    }
    void theKernelTellsOfAnAddress() const
    {
        if (!m_hasOwnNetwork)
            QSKIP("no right to a network namespace");
        VirtualClock clock;
        auto watch = NetworkWatch::create(clock, Logger());
        QVERIFY(watch);
        QSignalSpy returned(watch->get(), &NetworkWatch::networkReturned);
        giveAddress("127.0.0.1");
        giveAddress("10.20.30.40");
        QTRY_COMPARE(clock.waiting(), 1);
        clock.advance(300ms);
        QCOMPARE(returned.size(), 1);
    }

private:
    static void giveAddress(const char *text)
    {
        const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        ifreq request{};
        std::strcpy(request.ifr_name, "lo");
        auto *address = reinterpret_cast<sockaddr_in *>(&request.ifr_addr);
        address->sin_family = AF_INET;
        QCOMPARE(::inet_pton(AF_INET, text, &address->sin_addr), 1);
        QCOMPARE(::ioctl(socket, SIOCSIFADDR, &request), 0);
        ::close(socket);
    }
    bool m_hasOwnNetwork = false;
};
QTEST_GUILESS_MAIN(TestNetworkWatch)
#include "tst_network_watch.moc"
