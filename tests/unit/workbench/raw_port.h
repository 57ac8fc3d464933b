// SPDX-License-Identifier: Apache-2.0
// A host's end of a serial port or TCP connection, with nothing but read(2), write(2) and poll(2).
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace kiosk::test {

class RawPort {
public:
    static RawPort serial(const QString &path)
    {
        RawPort port(::open(QFile::encodeName(path).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK));
        termios raw{};
        tcgetattr(port.m_descriptor, &raw);
        cfmakeraw(&raw);
        tcsetattr(port.m_descriptor, TCSANOW, &raw);
        return port;
    }
    static RawPort tcp(quint16 number)
    {
        RawPort port(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(number);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(port.m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            port.close();
        else
            fcntl(port.m_descriptor, F_SETFL, O_NONBLOCK);
        return port;
    }
    explicit RawPort(int descriptor) : m_descriptor(descriptor) { }
    RawPort(RawPort &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }
    ~RawPort() { close(); }

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }
    // how many bytes went out before the peer stopped taking them for `waitMs`
    qsizetype write(const QByteArray &bytes, int waitMs = 2000)
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            pollfd ready{m_descriptor, POLLOUT, 0};
            if (::poll(&ready, 1, waitMs) <= 0)
                break;
            const ssize_t wrote = ::write(m_descriptor, bytes.constData() + done, size_t(bytes.size() - done));
            if (wrote <= 0)
                break;
            done += wrote;
        }
        return done;
    }
    // `size` bytes, or what came within `waitMs`, or what came before the hang-up (then hungUp())
    QByteArray read(qsizetype size, int waitMs = 2000)
    {
        QByteArray got;
        QElapsedTimer since;
        since.start();
        while (got.size() < size && !m_hungUp) {
            pollfd ready{m_descriptor, POLLIN, 0};
            const int left = waitMs - int(since.elapsed());
            if (left <= 0 || ::poll(&ready, 1, left) <= 0)
                break;
            char buffer[4096];
            const ssize_t count
                = ::read(m_descriptor, buffer, size_t(std::min<qsizetype>(sizeof buffer, size - got.size())));
            m_hungUp = count == 0 || (count < 0 && errno != EAGAIN);
            if (count > 0)
                got.append(buffer, count);
        }
        return got;
    }
    bool hungUp() const { return m_hungUp; }

private:
    int m_descriptor;
    bool m_hungUp = false;
};

} // namespace kiosk::test
