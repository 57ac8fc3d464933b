// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <hal/device_status.h>

namespace kiosk::hal {

// closed -> opened -> claimed -> enabled and back (UnifiedPOS), with the owner of the claim. A call that is refused
// changes nothing.
class LifeCycleRules {
public:
    LifeCycle state() const { return m_state; }
    QString owner() const { return m_owner; } // empty unless claimed

    Result<void> open(); // SequenceError when it is open
    void close();
    Result<void> claim(const QString &owner); // SequenceError, Claimed; a second claim of the holder is no error
    Result<void> release(const QString &owner);
    Result<void> setEnabled(bool enabled);
    // The one guard before every act: SequenceError when closed, NotClaimed, Disabled.
    Result<void> guard(LifeCycle needed) const;

private:
    LifeCycle m_state = LifeCycle::Closed;
    QString m_owner;
};

} // namespace kiosk::hal
