// SPDX-License-Identifier: Apache-2.0
// An act that one person alone may not do: two different people approve it, one after the other, at this terminal.
#pragma once

#include "staff_check.h"
#include "staff_event.h"

namespace kiosk {

enum class Approval {
    First,        // counted; the other person is waited for
    Complete,     // both have approved: the act may be done, once
    SamePerson,   // the same person again: two are needed
    NotPermitted, // this person has not the permission that is still missing
    Lapsed,       // the other one's approval had run out; this one is the first now
    Over          // done or called off
};
const char *codeName(Approval approval);

// One act on one thing. Both people sign in for it (StaffSignIn), which proves that each is there; a session that is
// open is not enough. Thread-bound.
class TwoPersonAct {
public:
    struct Approvers {
        QString first;
        QString second;
    };

    // `subject`: which door, claim or case; an id, never a name. `lasts`: how long the first approval waits.
    TwoPersonAct(StaffAct act, QString subject, Duration lasts, std::shared_ptr<const Clock> clock,
                 StaffWitness witness);

    Approval approve(const StaffIdentity &who);
    // The leave to do the act, given once; empty before both have approved, ever after, and when it was not taken for
    // as long as an approval waits.
    std::optional<Approvers> take();
    void callOff();

private:
    Approval judge(const StaffIdentity &who);
    bool firstLapsed() const;

    StaffAct m_act;
    QString m_subject;
    Duration m_lasts;
    std::shared_ptr<const Clock> m_clock;
    StaffWitness m_witness;
    std::optional<StaffIdentity> m_first;
    MonotonicTime m_firstAt{};
    std::optional<Approvers> m_approvers;
    MonotonicTime m_completeAt{};
    bool m_over = false;
};

} // namespace kiosk
