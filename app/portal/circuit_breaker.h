// SPDX-License-Identifier: Apache-2.0
// After a few calls in a row that did not get through, the next ones fail at once: a citizen never waits for a dead
// portal. Pure: no thread, no timer.
#pragma once

#include <core/clock.h>

namespace kiosk {

class CircuitBreaker {
public:
    struct Settings {
        int failures = 5;       // in a row, then it opens
        Duration rest = 1s;     // then one call of a citizen may try; doubles with every try that fails
        Duration longest = 30s; // of a rest
    };
    enum class State {
        Closed,   // every call goes out
        Open,     // none but a probe
        HalfOpen, // a probe is out and decides
    };
    enum class Caller {
        Citizen,    // somebody stands there
        Background, // outbox, heartbeat: paced by its own back-off, so it need not wait for the rest to be over
    };
    enum class Admission { Refused, Normal, Probe };

    explicit CircuitBreaker(const Settings &settings) : m_settings(settings), m_rest(settings.rest) { }

    // Every call asks before it goes out, and says by one of the three below how it ended unless it was refused.
    Admission admit(Caller caller, MonotonicTime now);
    // An answer came, whatever it says.
    void answered();
    void failed(Admission admission, MonotonicTime now);
    // It ended and says nothing (the caller gave up).
    void ended(Admission admission);

    // Something changed outside: whoever comes next may probe, also while another probe is out.
    void reconsider(MonotonicTime now);
    State state() const;

private:
    Settings m_settings;
    Duration m_rest;
    MonotonicTime m_until{}; // of the rest
    int m_failures = 0;
    int m_probes = 0; // on their way
    bool m_isOpen = false;
    bool m_mayProbe = false;
};

} // namespace kiosk
