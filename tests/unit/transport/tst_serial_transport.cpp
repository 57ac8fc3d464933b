// SPDX-License-Identifier: Apache-2.0
#include <support/pty.h>
#include <transport/path_watch.h>
#include <transport/serial_transport.h>

#include <QTemporaryDir>
#include <QTest>
#include <poll.h>
#include <termios.h>
#include <thread>

using namespace kiosk;
using namespace kiosk::test;

class TestSerialTransport : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    QTemporaryDir m_folder;
    QString m_link = m_folder.filePath(QStringLiteral("reader"));

    Deadline in(Duration span) const { return Deadline::in(*m_clock, span); }
    SerialTransport transport(int baud = 115200) const { return {SerialAddress{m_link, baud}, m_clock}; }

private slots:
    void bytesGoThroughUnchanged()
    {
        Pty pty(m_link);
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        const auto awkward = QByteArray::fromHex("aa5500ff1113 0d0a 7f03 04 1a 1c"); // XON, XOFF, CR, ^C, ^D, ^Z
        QVERIFY(line.writeAll(awkward, in(1s), {}));
        QCOMPARE(readBytes(pty.master(), awkward.size()), awkward);
        writeBytes(pty.master(), awkward);
        QByteArray got(64, 0);
        const auto count = line.readSome(std::span(got.data(), 64), in(1s), {});
        QVERIFY(count);
        QCOMPARE(got.first(*count), awkward);
    }
    void theLineIs8N1AtTheWantedSpeed()
    {
        Pty pty(m_link);
        auto line = transport(9600);
        QVERIFY(line.open(in(1s), {}));
        termios mode{};
        QCOMPARE(tcgetattr(line.descriptor(), &mode), 0);
        QCOMPARE(cfgetospeed(&mode), speed_t(B9600));
        QCOMPARE(mode.c_cflag & (CSIZE | CSTOPB | PARENB | CRTSCTS), tcflag_t(CS8));
        QCOMPARE(mode.c_lflag & (ICANON | ECHO | ISIG), tcflag_t(0));
        QCOMPARE(mode.c_iflag & (IXON | ICRNL), tcflag_t(0));
    }
    void aMissingLineIsNoDeviceAndComesBackByItsName()
    {
        auto line = transport();
        QCOMPARE(line.open(in(1s), {}).error().code, ErrorCode::NoDevice);
        QVERIFY(!line.isOpen());
        Pty pty(m_link);
        QVERIFY(line.open(in(1s), {}));
    }
    void aFileThatIsNoTerminalIsNoDevice()
    {
        const auto path = m_folder.filePath(QStringLiteral("plain"));
        QFile plain(path);
        QVERIFY(plain.open(QIODevice::WriteOnly));
        SerialTransport line({path, 9600}, m_clock);
        QCOMPARE(line.open(in(1s), {}).error().code, ErrorCode::NoDevice);
    }
    void twoOfUsCannotHaveOneLine()
    {
        Pty pty(m_link);
        auto first = transport();
        auto second = transport();
        QVERIFY(first.open(in(1s), {}));
        QCOMPARE(second.open(in(1s), {}).error().code, ErrorCode::Claimed);
        first.close();
        QVERIFY(second.open(in(1s), {}));
    }
    void aHangUpEndsAWaitingReadAtOnce()
    {
        Pty pty(m_link);
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        std::thread puller([&] { pty.unplug(); });
        char byte = 0;
        const auto before = m_clock->now();
        const auto got = line.readSome(std::span(&byte, 1), in(30s), {});
        puller.join();
        QCOMPARE(got.error().code, ErrorCode::LinkBroken);
        QVERIFY(m_clock->now() - before < 5s);
        QVERIFY(!line.isOpen());
        QCOMPARE(line.descriptor(), -1);
        QCOMPARE(line.readSome(std::span(&byte, 1), in(1s), {}).error().code, ErrorCode::SequenceError);
        QCOMPARE(line.writeAll("x", in(1s), {}).error().code, ErrorCode::SequenceError);
        QCOMPARE(line.discardInput().error().code, ErrorCode::SequenceError);
    }
    void aHangUpIsSeenByWhoOnlyLooks()
    {
        Pty pty(m_link);
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        QVERIFY(line.discardInput());
        pty.unplug();
        pollfd wait{line.descriptor(), POLLIN, 0};
        QCOMPARE(::poll(&wait, 1, 1000), 1);
        QCOMPARE(line.discardInput().error().code, ErrorCode::LinkBroken);
        QVERIFY(!line.isOpen());
    }
    void aHangUpEndsAWrite()
    {
        Pty pty(m_link);
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        pty.unplug();
        QCOMPARE(line.writeAll("x", in(1s), {}).error().code, ErrorCode::LinkBroken);
    }
    void silenceEndsAtTheDeadline()
    {
        Pty pty(m_link);
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        char byte = 0;
        const auto before = m_clock->now();
        QCOMPARE(line.readSome(std::span(&byte, 1), in(50ms), {}).error().code, ErrorCode::TimedOut);
        QVERIFY(m_clock->now() - before >= 50ms);
        QVERIFY(line.isOpen());
        QCOMPARE(line.readSome(std::span(&byte, 1), in(0ms), {}).error().code, ErrorCode::TimedOut);
    }
    void aFullLineEndsAWriteAtTheDeadline()
    {
        Pty pty(m_link); // nobody reads its master
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        QCOMPARE(line.writeAll(QByteArray(1 << 20, 'x'), in(50ms), {}).error().code, ErrorCode::TimedOut);
    }
    void cancelEndsAWaitAtOnceAndWinsOverTheDeadline()
    {
        Pty pty(m_link);
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        CancelSource source;
        std::thread canceller([&] { source.cancel(); });
        char byte = 0;
        const auto before = m_clock->now();
        QCOMPARE(line.readSome(std::span(&byte, 1), Deadline::never(), source.token()).error().code,
                 ErrorCode::Cancelled);
        canceller.join();
        QVERIFY(m_clock->now() - before < 5s);
        QCOMPARE(line.readSome(std::span(&byte, 1), in(0ms), source.token()).error().code, ErrorCode::Cancelled);
        QVERIFY(line.isOpen());
    }
    void bytesOfBeforeAreThrownAway()
    {
        Pty pty(m_link);
        writeBytes(pty.master(), "old");
        auto line = transport();
        QVERIFY(line.open(in(1s), {}));
        writeBytes(pty.master(), "older");
        pollfd wait{line.descriptor(), POLLIN, 0};
        QCOMPARE(::poll(&wait, 1, 1000), 1);
        QVERIFY(line.discardInput());
        writeBytes(pty.master(), "new");
        char got[8] = {};
        QCOMPARE(*line.readSome(got, in(1s), {}), 3);
        QCOMPARE(QByteArray(got, 3), QByteArray("new"));
    }
    void theArrivalOfAFileIsNoticedByItsName()
    {
        PathWatch watch(m_link);
        const auto isReadable = [&] {
            pollfd wait{watch.descriptor(), POLLIN, 0};
            return ::poll(&wait, 1, 1000) == 1;
        };
        QFile other(m_folder.filePath(QStringLiteral("other")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(isReadable());
        QVERIFY(!watch.arrived());
        Pty pty(m_link);
        QVERIFY(isReadable());
        QVERIFY(watch.arrived());
        QVERIFY(!watch.arrived()); // told once
    }
    void aFolderThatGoesWithItsLastFileIsWatchedAgainWhenItComesBack()
    {
        const QDir top(m_folder.path());
        const auto folder = QStringLiteral("serial/by-id");
        const auto path = top.filePath(folder + QStringLiteral("/reader"));
        PathWatch watch(path); // nothing of it is there yet
        const auto isReadable = [&] {
            pollfd wait{watch.descriptor(), POLLIN, 0};
            return ::poll(&wait, 1, 1000) == 1;
        };
        for (int i = 0; i < 3; ++i) {
            QVERIFY(top.mkpath(folder));
            if (i != 1) { // looked at in between, or not
                QVERIFY(isReadable());
                QVERIFY(!watch.arrived());
            }
            QVERIFY(QFile::link(QStringLiteral("/dev/null"), path));
            QVERIFY(isReadable());
            QVERIFY(watch.arrived());
            QVERIFY(QFile::remove(path));
            QVERIFY(top.rmpath(folder));
            if (i != 1)
                QVERIFY(!watch.arrived());
        }
    }
};
QTEST_GUILESS_MAIN(TestSerialTransport)
#include "tst_serial_transport.moc"
