// SPDX-License-Identifier: Apache-2.0
// A specimen scanner on a pty, at the byte level. Its frames are written out by hand: no code of the driver is in it,
// so that a mistake in the driver's encoder is not answered by the same mistake here.
#pragma once

#include <support/pty.h>
#include <transport/wake.h>

#include <QByteArray>
#include <atomic>
#include <mutex>
#include <thread>

namespace kiosk::test {

class FakeSpecimenPeer {
public:
    explicit FakeSpecimenPeer(const QString &link);
    ~FakeSpecimenPeer();

    void holdUp(const QByteArray &text);   // read at every trigger; empty: nothing is shown
    void blurt(const QByteArray &bytes);   // sent now, asked or not
    void prepend(const QByteArray &noise); // sent before each code
    void setSilent(bool silent);
    void unplug();
    void plug();
    int triggers() const;
    int light() const; // -1 before it was set

    static QByteArray frame(char kind, const QByteArray &bytes);
    static QByteArray code(int round, const QByteArray &text);

private:
    void serve();
    void answer(char kind, const QByteArray &bytes);

    mutable std::mutex m_mutex; // guards all up to m_wake; held while an answer goes out
    Pty m_pty;
    QByteArray m_heldUp;
    QByteArray m_noise;
    bool m_silent = false;
    int m_triggers = 0;
    int m_light = -1;
    Wake m_wake;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace kiosk::test
