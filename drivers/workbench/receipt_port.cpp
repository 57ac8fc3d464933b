// SPDX-License-Identifier: Apache-2.0
#include "receipt_port.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {
// The kernel's own buffer comes on top of the printer's: kept small, so that back-pressure reaches the host.
constexpr int KernelBuffer = 4096;
} // namespace

ReceiptPort::ReceiptPort(const QString &symlink, int baud, QObject *parent)
    : QObject(parent), m_serial(symlink, baud, this)
{
    m_listener.accepted = [this](int descriptor) { accept(descriptor); };
    connect(&m_serial, &PtyPort::received, this, &ReceiptPort::received);
}

Result<void> ReceiptPort::plug()
{
    if (!m_listener.isListening()) {
        if (!m_listener.listen(QHostAddress::LocalHost, m_tcpPort))
            return fail(ErrorCode::Conflict, u"receipt printer: "_s + m_listener.errorString());
        m_tcpPort = m_listener.serverPort();
        setsockopt(int(m_listener.socketDescriptor()), SOL_SOCKET, SO_RCVBUF, &KernelBuffer, sizeof KernelBuffer);
    }
    KIOSK_TRY(m_serial.plug());
    spreadWindow();
    return {};
}

void ReceiptPort::unplug()
{
    m_listener.close();
    m_serial.unplug();
    if (m_host) {
        m_host->cut();
        forgetHost();
    }
}

void ReceiptPort::accept(int descriptor)
{
    if (m_host && m_host->isOver())
        forgetHost(); // its end came before this beginning
    if (m_host) {     // one client
        const linger now{1, 0};
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(descriptor);
        return;
    }
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_host = std::make_unique<ByteLink>(descriptor, std::chrono::nanoseconds(0), nullptr);
    connect(m_host.get(), &ByteLink::received, this, &ReceiptPort::received);
    connect(m_host.get(), &ByteLink::ended, this, &ReceiptPort::forgetHost);
    spreadWindow();
    emit hostChanged(true);
}

void ReceiptPort::forgetHost()
{
    m_host->disconnect(this);        // what it still has to say is no longer about the host
    m_host.release()->deleteLater(); // it may be in the middle of telling us something
    spreadWindow();
    emit hostChanged(false);
}

void ReceiptPort::dropHost()
{
    if (m_host) {
        m_host->cut();
        forgetHost();
    } else if (m_serial.isPlugged()) {
        m_serial.unplug();
    }
}

void ReceiptPort::send(const QByteArray &bytes, std::chrono::milliseconds after)
{
    if (m_host)
        m_host->send({bytes, after});
    else
        m_serial.send({bytes, after});
}

void ReceiptPort::setWindow(qsizetype bytes)
{
    m_window = bytes;
    spreadWindow();
}

void ReceiptPort::spreadWindow()
{
    if (m_host)
        m_host->setWindow(m_window);
    if (m_serial.link())
        m_serial.link()->setWindow(m_host ? 0 : m_window);
}

} // namespace kiosk::workbench
