// SPDX-License-Identifier: Apache-2.0
// What the service manager hears, over a real datagram socket in its place.
#include <composition/service_watch.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QSemaphore>
#include <QTest>

#include <array>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

class NotifySocket {
public:
    NotifySocket()
    {
        m_fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = m_folder.filePath(QStringLiteral("notify")).toLocal8Bit();
        qstrncpy(address.sun_path, path.constData(), sizeof(address.sun_path));
        m_bound = ::bind(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
        qputenv("NOTIFY_SOCKET", path);
        qputenv("WATCHDOG_USEC", "10000000");
        qputenv("WATCHDOG_PID", QByteArray::number(::getpid()));
    }
    ~NotifySocket()
    {
        ::close(m_fd);
        qunsetenv("NOTIFY_SOCKET");
        qunsetenv("WATCHDOG_USEC");
        qunsetenv("WATCHDOG_PID");
    }
    Q_DISABLE_COPY_MOVE(NotifySocket)
    bool isGood() const { return m_bound; }
    // Since it was asked last.
    QByteArrayList heard() const
    {
        QByteArrayList all;
        for (;;) {
            std::array<char, 256> buffer{};
            const auto size = ::recv(m_fd, buffer.data(), buffer.size(), 0);
            if (size < 0)
                return all;
            all << QByteArray(buffer.data(), size);
        }
    }

private:
    QTemporaryDir m_folder;
    int m_fd = -1;
    bool m_bound = false;
};

const QByteArrayList Fed{"WATCHDOG=1"};

} // namespace

class TestServiceWatch : public QObject {
    Q_OBJECT
private slots:
    void aTerminalWhoseStoreDoesNotOpenLives()
    {
        NotifySocket manager;
        QVERIFY(manager.isGood());
        StorePlace place;
        place.store = std::make_unique<Store>(place.settings, place.clock, Logger()); // not opened: every act fails
        ServiceWatch watch(*place.store, *place.clock, Logger());
        watch.ready();
        QTRY_COMPARE(place.clock->waiting(), 1); // the next sign of life
        QCOMPARE(manager.heard(), QByteArrayList({"READY=1", "WATCHDOG=1"}));
        for (int i = 0; i < 10; ++i) {
            place.clock->advance(Duration(10s) / 3);
            QTRY_COMPARE(place.clock->waiting(), 1);
            QCOMPARE(manager.heard(), Fed);
        }
    }
    void aStoreThatStandsStillIsNoSignOfLife()
    {
        NotifySocket manager;
        QVERIFY(manager.isGood());
        StorePlace place;
        QVERIFY(place.open());
        ServiceWatch watch(*place.store, *place.clock, Logger());
        watch.ready();
        QTRY_COMPARE(place.clock->waiting(), 1);
        QCOMPARE(manager.heard().size(), 2);
        QSemaphore isStuck, goesOn;
        const auto kept
            = place.store->keepMaterial({QStringLiteral("scan"), QStringLiteral("image/jpeg"), 1},
                                        [&isStuck, &goesOn](QIODevice &) -> Result<void> { // a disk that hangs
                                            isStuck.release();
                                            goesOn.acquire();
                                            return fail(ErrorCode::StorageFault);
                                        });
        isStuck.acquire();
        place.clock->advance(60s);
        QCOMPARE(place.clock->waiting(), 0); // it waits for the store
        QVERIFY(manager.heard().isEmpty());
        goesOn.release();
        QTRY_COMPARE(place.clock->waiting(), 1);
        QCOMPARE(manager.heard(), Fed);
    }
};

QTEST_GUILESS_MAIN(TestServiceWatch)
#include "tst_service_watch.moc"
