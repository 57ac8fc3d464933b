// SPDX-License-Identifier: Apache-2.0
// Who has to wait after wrong tries, and which one-time passwords are spent.
#pragma once

#include <core/clock.h>

#include <QString>

namespace kiosk {

struct LockoutPolicy {
    int tries = 5;
    Duration first = 15s;
    Duration longest = 30min;
};

// Zero below `tries` failures in a row; then first, twice, four times first ... up to longest.
Duration lockAfter(int failures, const LockoutPolicy &policy);

// Used by one thread: the one that checks sign-ins; every act blocks for the disk. `who` is a person's id, or "?" and
// the digest of a card that nobody has, so that a stranger's card is answered like a known one.
class StaffLockouts {
public:
    virtual ~StaffLockouts() = default;
    // How long `who` has to wait; zero: may try.
    virtual Duration wait(const QString &who) const = 0;
    // Counts a try as failed before its secret is looked at: a power cut in between wins no try.
    virtual void countTry(const QString &who) = 0;
    // The secret was right: the count begins anew, and the step of a one-time password is spent (0: there was none).
    virtual void clear(const QString &who, qint64 step) = 0;
    // One-time passwords up to this step are spent.
    virtual qint64 usedStep(const QString &who) const = 0;
};

} // namespace kiosk
