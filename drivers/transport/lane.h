// SPDX-License-Identifier: Apache-2.0
// One worker thread per bus: whatever talks to a device runs here, one thing at a time.
#pragma once

#include "wake.h"

#include <core/clock.h>
#include <core/result.h>

#include <QString>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace kiosk {

// What the lane does between jobs. Called in the lane's thread only.
class LaneResident {
public:
    struct Wait {
        int descriptor = -1;                 // wake when it becomes readable or hangs up
        std::optional<MonotonicTime> turnAt; // wake at this moment
    };
    virtual ~LaneResident() = default;
    virtual Wait nextWait() = 0;
    // A turn must make its reason go away (read the bytes, close the link), or it is called again at once.
    virtual void turn(bool descriptorReady) = 0;
};

// A thread, a bounded queue and a watchdog. Thread-safe; all waiting is in poll(2), woken by an eventfd.
class Lane {
public:
    struct Settings {
        QString name;                // of the thread and in the report of a stall
        std::size_t queueLimit = 16; // waiting jobs, the running one not counted
        Duration stallAfter = 10s;   // a job or turn without a beat() for so long has stalled
    };
    struct Stall {
        const char *job; // name of the job, "turn" for the resident's
        Duration age;    // since its last sign of life
    };

    // `resident` must outlive the lane. `stalled` is called once per stalled job, in the watchdog's thread.
    Lane(Settings settings, std::shared_ptr<const Clock> clock, LaneResident *resident,
         std::function<void(const Stall &)> stalled);
    // Waits for the running job: cancel it first. Jobs that have not begun are dropped without running.
    ~Lane();
    void stop(); // the same before its end: whatever the running job told is told then. Not in the lane's thread
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    // `name` is a literal. TooManyRequests when the queue is full.
    Result<void> post(const char *name, std::function<void()> job);
    // For what must not be refused (open, close, settings): not counted, but in the same order.
    void insist(const char *name, std::function<void()> job);
    // A long job's sign of life; in the lane's thread.
    void beat();

private:
    struct Entry {
        const char *name;
        std::function<void()> job;
        bool counted;
    };
    void work();
    std::optional<Entry> take();
    void idle();
    void run(const char *name, const std::function<void()> &job);
    void watch();

    const Settings m_settings;
    const std::shared_ptr<const Clock> m_clock;
    LaneResident *const m_resident;
    const std::function<void(const Stall &)> m_stalled;
    const Wake m_wake;

    std::mutex m_mutex; // guards the next four
    std::deque<Entry> m_queue;
    std::size_t m_counted = 0;
    bool m_stopping = false;
    std::condition_variable m_stopped;

    std::atomic<const char *> m_running = nullptr;
    std::atomic<MonotonicTime::rep> m_lastBeat = 0;
    std::atomic<bool> m_reported = false;

    std::thread m_worker; // last: they use everything above
    std::thread m_watchdog;
};

} // namespace kiosk
