// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "staff_check.h"
#include "staff_event.h"

#include <async/alarms.h>

#include <QObject>

namespace kiosk {

struct SessionPolicy {
    Duration idle = 10min;
    Duration total = 12h;
};

enum class SessionEnd {
    Left, // the person locked the terminal, or somebody else signed in
    Idle,
    Total,    // signed in for as long as one may be
    Withdrawn // a newer list: the person is not in it, or may do something else
};
const char *codeName(SessionEnd end);

// Who of the staff is at the terminal. Everything the staff may do asks here at the moment of doing it. Thread-bound;
// times run by the monotonic clock.
class StaffSession : public QObject {
    Q_OBJECT
public:
    StaffSession(SessionPolicy policy, std::shared_ptr<const Clock> clock, Alarms &alarms, StaffWitness witness);

    void begin(StaffIdentity identity);
    // The person did something. After the session's time it prolongs nothing.
    void touched();
    void leave();
    // `list`: the one that counts now, or null.
    void listReplaced(const StaffAccounts *list);

    // Also right when an alarm is late: the clock is asked.
    bool may(Permission permission) const;
    // Empty: nobody, the terminal is locked.
    std::optional<StaffIdentity> identity() const;

signals:
    void begun();
    void ended(kiosk::SessionEnd end);

private:
    std::optional<SessionEnd> due() const;
    void setAlarm();
    void end(SessionEnd why);

    SessionPolicy m_policy;
    std::shared_ptr<const Clock> m_clock;
    Alarms &m_alarms;
    StaffWitness m_witness;
    std::optional<StaffIdentity> m_identity;
    MonotonicTime m_begun{};
    MonotonicTime m_touched{};
    Alarms::Handle m_alarm = 0;
};

} // namespace kiosk
