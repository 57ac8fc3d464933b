// SPDX-License-Identifier: Apache-2.0
// A GM65 module on a pty, at the byte level: keeps its zones, answers requests, and sends what is shown to it when it
// is triggered. Its frames are written out by hand: no code of the driver is in it.
#pragma once

#include <support/pty.h>
#include <transport/wake.h>

#include <QByteArray>
#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace kiosk::test {

class FakeGm65Peer {
public:
    struct Piece {
        QByteArray bytes;
        int gapMs = 0; // before it
        bool thenHangUp = false;
    };
    explicit FakeGm65Peer(const QString &link);
    ~FakeGm65Peer();

    void show(std::vector<Piece> reading);    // sent at a trigger, behind its reply; one reading a trigger
    void holdUp(const QByteArray &bytes);     // sent at every trigger for which no reading waits
    void blurt(const QByteArray &bytes);      // sent now, asked or not
    void setSilent(bool silent);              // no replies
    void setEcho(bool echoes);                // the line gives every request back
    void answerAs(const QByteArray &another); // what another device says to every request; empty: itself
    void refuse(int zone);                    // a write to it, from now on
    void setZone(int zone, int value);
    void loseSettings(); // power gone and back
    void unplug();
    void plug();
    int zone(int zone) const;
    bool obeysSettingCodes() const;
    int triggers() const;
    int heartbeats() const;

    static QByteArray reply(int type, const QByteArray &bytes, int result = 0); // with its CRC

private:
    void serve();
    void take(QByteArray &input);
    void answer(const QByteArray &request);

    mutable std::mutex m_mutex; // guards all up to m_wake; held while a reply goes out
    Pty m_pty;
    std::deque<std::vector<Piece>> m_readings;
    QByteArray m_heldUp;
    std::map<int, int> m_zones;
    QByteArray m_another;
    bool m_echoes = false;
    int m_refused = -1;
    bool m_silent = false;
    bool m_obeys = true;
    int m_triggers = 0;
    int m_heartbeats = 0;
    Wake m_wake;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace kiosk::test
