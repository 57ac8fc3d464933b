// SPDX-License-Identifier: Apache-2.0
// A device out of a recording (tests/data/recordings), on a pty: the suite's relay can cut and hold its wire.
#pragma once

#include <support/pty.h>
#include <transport/replay_book.h>
#include <transport/wake.h>

#include <atomic>
#include <map>
#include <thread>

namespace kiosk::test {

class ReplayPeer {
public:
    // `name` of a file in tests/data/recordings; qFatal when it is none.
    ReplayPeer(const QString &link, const char *name, const WireRules &rules);
    ~ReplayPeer();
    void speak(); // what the recording says unasked before any question, from its first on; any thread

private:
    void serve();
    void plan(const QList<ReplayBook::Spoken> &spoken, Duration earlier = {});
    int sayDue(); // how long poll(2) may wait for the next

    Pty m_pty;
    ReplayBook m_book;
    SystemClock m_clock;
    std::multimap<MonotonicTime, QByteArray> m_toCome;
    std::atomic<bool> m_speak = false;
    Wake m_wake;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

Recording recordingNamed(const char *name);

} // namespace kiosk::test
