// SPDX-License-Identifier: Apache-2.0
// A serial port: a raw pty whose slave stands behind a symlink of fixed name, pluggable again and again.
#pragma once

#include "byte_link.h"

#include <core/result.h>

#include <memory>

namespace kiosk::workbench {

class PtyPort : public QObject {
    Q_OBJECT
public:
    static constexpr int NoBaud = 0; // as fast as the kernel takes it
    // The symlink appears at plug() and goes at unplug(), like a device node.
    PtyPort(const QString &symlink, int baud, QObject *parent);
    ~PtyPort() override;

    Result<void> plug();
    void unplug(); // pty closed: the host sees a hang-up
    bool isPlugged() const { return m_link != nullptr; }

    void send(ByteLink::Burst burst); // lost when unplugged
    void setBaud(int baud);
    int baud() const { return m_baud; }
    ByteLink *link() const { return m_link.get(); }
    qsizetype unread() const; // sent, and not fetched by the host

    QString address() const; // "serial:<symlink>?baud=<n>", the form of devices.toml

signals:
    void received(const QByteArray &bytes);

private:
    QString m_symlink;
    int m_firstBaud; // what the port speaks after power-on
    int m_baud;
    int m_keptSlave = -1; // held open, else the master reads EIO whenever no host has the port open
    std::unique_ptr<ByteLink> m_link;
};

} // namespace kiosk::workbench
