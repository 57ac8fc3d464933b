// SPDX-License-Identifier: Apache-2.0
#include <transport/tcp_transport.h>

#include <QTest>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace kiosk;

namespace {

class Listener {
public:
    explicit Listener(int backlog = 4) : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof where;
        if (::bind(m_fd, reinterpret_cast<sockaddr *>(&where), size) != 0 || ::listen(m_fd, backlog) != 0)
            qFatal("no loopback socket");
        getsockname(m_fd, reinterpret_cast<sockaddr *>(&where), &size);
        m_port = ntohs(where.sin_port);
    }
    ~Listener() { ::close(m_fd); }
    int accept() const { return ::accept(m_fd, nullptr, nullptr); }
    TcpAddress address() const { return {QStringLiteral("127.0.0.1"), m_port}; }

private:
    int m_fd;
    quint16 m_port = 0;
};

} // namespace

class TestTcpTransport : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    Deadline in(Duration span) const { return Deadline::in(*m_clock, span); }

private slots:
    void bytesGoThroughBothWays()
    {
        Listener listener;
        TcpTransport link(listener.address(), m_clock);
        QVERIFY(link.open(in(1s), {}));
        const int peer = listener.accept();
        QVERIFY(link.writeAll("question", in(1s), {}));
        char got[16] = {};
        QCOMPARE(::recv(peer, got, 8, MSG_WAITALL), 8);
        QCOMPARE(QByteArray(got, 8), QByteArray("question"));
        QCOMPARE(::send(peer, "answer", 6, 0), 6);
        QCOMPARE(*link.readSome(got, in(1s), {}), 6);
        QCOMPARE(QByteArray(got, 6), QByteArray("answer"));
        ::close(peer);
    }
    void nobodyListeningIsNoDevice()
    {
        TcpAddress address;
        {
            const Listener gone;
            address = gone.address();
        }
        TcpTransport link(address, m_clock);
        QCOMPARE(link.open(in(1s), {}).error().code, ErrorCode::NoDevice);
        TcpTransport nameless({QStringLiteral("no-such-host.invalid"), 9100}, m_clock);
        QCOMPARE(nameless.open(in(1s), {}).error().code, ErrorCode::NoDevice);
    }
    void aConnectionThatIsNotTakenUpEndsAtTheDeadlineOrByCancel()
    {
        const Listener full(0);
        std::vector<std::unique_ptr<TcpTransport>> queue; // fill the backlog: further SYNs are dropped
        Result<void> opened;
        while (opened && queue.size() < 8) {
            queue.push_back(std::make_unique<TcpTransport>(full.address(), m_clock));
            opened = queue.back()->open(in(100ms), {});
        }
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::TimedOut);
        CancelSource source;
        std::thread canceller([&] { source.cancel(); });
        QCOMPARE(queue.back()->open(in(30s), source.token()).error().code, ErrorCode::Cancelled);
        canceller.join();
    }
    void theEndOfTheStreamBreaksTheLinkAfterItsLastBytes()
    {
        Listener listener;
        TcpTransport link(listener.address(), m_clock);
        QVERIFY(link.open(in(1s), {}));
        const int peer = listener.accept();
        QCOMPARE(::send(peer, "last", 4, 0), 4);
        ::close(peer);
        char got[16] = {};
        QCOMPARE(*link.readSome(got, in(1s), {}), 4);
        QCOMPARE(link.readSome(got, in(1s), {}).error().code, ErrorCode::LinkBroken);
        QVERIFY(!link.isOpen());
    }
    void writingToAPeerThatLeftIsAnErrorAndNoSignal()
    {
        Listener listener;
        TcpTransport link(listener.address(), m_clock);
        QVERIFY(link.open(in(1s), {}));
        const int peer = listener.accept();
        linger hard{1, 0};
        setsockopt(peer, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        ::close(peer); // a reset
        Result<void> written;
        while (written)
            written = link.writeAll(QByteArray(4096, 'x'), in(5s), {});
        QCOMPARE(written.error().code, ErrorCode::LinkBroken);
    }
};
QTEST_GUILESS_MAIN(TestTcpTransport)
#include "tst_tcp_transport.moc"
