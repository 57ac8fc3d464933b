// SPDX-License-Identifier: Apache-2.0
// A pseudo terminal whose slave hangs under a symbolic link, as /dev/serial/by-id does: unplug() hangs up, plug()
// makes a new one under the same link. Thread-bound, except that the driver opens the other side.
#pragma once

#include <QByteArray>
#include <QString>

namespace kiosk::test {

class Pty {
public:
    explicit Pty(const QString &link);
    ~Pty();
    Pty(const Pty &) = delete;
    Pty &operator=(const Pty &) = delete;

    void plug();
    void unplug();                          // closes the master: the slave sees a hang-up; takes the link away
    int master() const { return m_master; } // -1 while unplugged
    QString link() const { return m_link; }

private:
    QString m_link;
    int m_master = -1;
    int m_slave = -1; // held, so that the master sees no hang-up while the driver has the line closed
};

// Reads until `count` bytes came or a second passed; what came.
QByteArray readBytes(int fd, qsizetype count);
void writeBytes(int fd, const QByteArray &bytes);

} // namespace kiosk::test
