// SPDX-License-Identifier: Apache-2.0
// A small ESC/POS printer on the other end of a real socket or pty, with a thread of its own: runs real-time commands
// at once, everything else in order, and stops running things while it is off-line.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <mutex>
#include <thread>

namespace kiosk::test {

class FakePrinter {
public:
    struct Habits {
        bool answersRealtime = true;
        bool answersIds = true;
        bool answersGsR = true;
        bool sendsAsb = true;
        int paperEndAfterLines = -1; // counted over its whole life
        int coverOpensAfterLines = -1;
        bool cutterJams = false;
        int hangsUpAfterBytes = -1;  // closes the connection once, after so many bytes
        QByteArray insteadOfId = {}; // sent in place of the right id reply
        QByteArray beforeId = {};    // sent just before it
        bool repeatsProof = false;   // in place of its own, the proof of the receipt before
        int asbGapMs = 0;            // between the halves of an ASB
        int stopsReadingAfterLines = -1;
        int xOffAfterLines = -1; // says XOFF once
        bool nearEnd = false;
        bool headHot = false; // off-line until it has cooled
        bool broken = false;  // unrecoverable
    };

    static FakePrinter *onTcp() { return new FakePrinter(-1); }
    static FakePrinter *onPty(int master) { return new FakePrinter(master); } // the master stays its owner's
    ~FakePrinter();

    quint16 port() const { return m_port; }
    void set(const Habits &habits);
    void freeCutter(); // the printer goes on only when its host says so (DLE ENQ)
    void openCover(bool open);
    void refill(); // and what is in the buffer goes on
    void say(const QByteArray &bytes);

    QByteArray printed() const; // in order, commands of questions left out
    QList<QByteArray> lines() const;
    int cuts() const;
    int jobs() const; // ESC @ seen
    int recoveries() const { return m_recoveries; }
    bool saidXOff() const { return m_saidXOff; }
    int connections() const { return m_connections; }

private:
    explicit FakePrinter(int master);
    void work();
    void arrived(const QByteArray &bytes);
    void recover(bool discards);
    void cut();
    void runBuffer();
    qsizetype commandLength() const; // of the command at the front; 0: not whole yet
    void runCommand(const QByteArray &command);
    void line();
    void prove(const QByteArray &own);
    void answer(const QByteArray &bytes) const;
    void tellAsb();
    QByteArray asb() const;
    char realtime(int n) const;
    bool error() const { return m_cutter || m_habits.headHot || m_habits.broken; }
    bool offline() const { return m_cover || m_paperOut || m_cutter || m_habits.headHot || m_habits.broken; }

    mutable std::mutex m_mutex;
    Habits m_habits;
    bool m_cover = false;
    bool m_paperOut = false;
    bool m_cutter = false;
    bool m_asbOn = false;
    QByteArray m_buffer;
    QByteArray m_realtime; // a real-time command under way
    QByteArray m_printed;
    QByteArray m_line;
    QByteArray m_proof; // of the last receipt
    QList<QByteArray> m_lines;
    int m_cuts = 0;
    int m_jobs = 0;
    int m_bytes = 0;
    int m_listener = -1;
    int m_fd = -1;
    const bool m_isTcp;
    quint16 m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_recoveries = 0;
    std::atomic<bool> m_saidXOff = false;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace kiosk::test
