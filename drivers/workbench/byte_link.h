// SPDX-License-Identifier: Apache-2.0
// The device's end of a byte stream (pty master or TCP connection), as slow as the wire it stands for.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QQueue>
#include <QSocketNotifier>
#include <QTimer>
#include <chrono>
#include <functional>

namespace kiosk::workbench {

// Main thread. Owns the descriptor. A pty has no speed of its own, so both directions are paced here: every byte
// needs `byteTime`, a received chunk is delivered when its last bit would have arrived.
class ByteLink : public QObject {
    Q_OBJECT
public:
    struct Burst {
        QByteArray bytes;
        std::chrono::milliseconds after{0}; // silence before it, counted from the end of the burst before
        std::function<void()> sent = {};    // called when its last bit has left
    };

    // byteTime 0: as fast as the kernel takes it
    ByteLink(int descriptor, std::chrono::nanoseconds byteTime, QObject *parent);
    ~ByteLink() override;

    void setByteTime(std::chrono::nanoseconds byteTime) { m_byteTime = byteTime; }
    void send(Burst burst);
    void send(const QByteArray &bytes) { send(Burst{bytes}); }

    // How many more bytes the device can take. At 0 nothing is read, the kernel's buffer fills and the host's
    // writes block: back-pressure. Shrinks by what is received.
    void setWindow(qsizetype bytes);

    // A TCP peer has closed and nothing of it is left to read; ended() may still be on its way.
    bool isOver() const;

    // Closes at once; a TCP peer sees a reset, the host of a pty a hang-up. No signal follows.
    void cut();

    static std::chrono::nanoseconds byteTimeOf(int baud); // 8N1: ten bits a byte; of 0 none

signals:
    void received(const QByteArray &bytes);
    void ended(); // the peer closed a TCP connection; the link stays until it is deleted

private:
    void readable();
    void startBurst();
    void sendDue();
    void writeOut(const QByteArray &bytes) const;

    int m_descriptor;
    std::chrono::nanoseconds m_byteTime;
    qsizetype m_window = 1 << 16;
    QSocketNotifier m_readable;
    QQueue<Burst> m_bursts;
    QTimer m_sendTimer;
    QTimer m_receiveTimer;
    QByteArray m_arriving;
    std::chrono::steady_clock::time_point m_burstStart;
    qsizetype m_sent = 0;
    bool m_sending = false;
};

} // namespace kiosk::workbench
