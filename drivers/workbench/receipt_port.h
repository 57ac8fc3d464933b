// SPDX-License-Identifier: Apache-2.0
// The two sockets at the back of the receipt printer: TCP 9100 style for one host at a time, and a serial port. While
// a TCP host is connected, serial bytes wait.
#pragma once

#include "pty_port.h"

#include <QTcpServer>

namespace kiosk::workbench {

class ReceiptPort : public QObject {
    Q_OBJECT
public:
    ReceiptPort(const QString &symlink, int baud, QObject *parent);

    Result<void> plug(); // on the TCP port of the first time
    void unplug();       // listener closed, connection reset, pty hung up
    bool isPlugged() const { return m_listener.isListening() && m_serial.isPlugged(); }
    bool hasTcpHost() const { return m_host != nullptr; }
    void dropHost(); // resets the TCP connection; without one, hangs up the serial port until plug()

    void send(const QByteArray &bytes, std::chrono::milliseconds after = {}); // to where the last bytes came from
    void setWindow(qsizetype bytes);                                          // see ByteLink

    QString tcpAddress() const { return QStringLiteral("tcp:127.0.0.1:%1").arg(m_tcpPort); }
    QString serialAddress() const { return m_serial.address(); }

signals:
    void received(const QByteArray &bytes);
    void hostChanged(bool connected); // TCP only: a serial host cannot be seen

private:
    // hands descriptors out instead of QTcpSockets, whose own buffers would hide the printer's
    class Listener : public QTcpServer {
    public:
        std::function<void(int)> accepted;

    protected:
        void incomingConnection(qintptr descriptor) override { accepted(int(descriptor)); }
    };

    void accept(int descriptor);
    void forgetHost();
    void spreadWindow();

    PtyPort m_serial;
    Listener m_listener;
    quint16 m_tcpPort = 0;
    std::unique_ptr<ByteLink> m_host;
    qsizetype m_window = 4096;
};

} // namespace kiosk::workbench
