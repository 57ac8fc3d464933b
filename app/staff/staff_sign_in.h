// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "staff_check.h"
#include "staff_event.h"

#include <async/when_ready.h>

#include <QObject>
#include <QThreadPool>

namespace kiosk {

// Card and PIN, or card and authenticator. Thread-bound; the work is done on a thread of its own, one try at a time.
class StaffSignIn : public QObject {
    Q_OBJECT
public:
    // `witness` hears of every try, in this object's thread, before the future ends.
    StaffSignIn(std::unique_ptr<StaffCheck> check, StaffWitness witness);
    ~StaffSignIn() override; // waits for the try that runs; its future ends Cancelled

    // Conflict: another try has not ended. Every verdict is a value, not an error.
    Pending<SignInOutcome> attempt(std::shared_ptr<const StaffAccounts> list, SignInTry given);

private:
    std::shared_ptr<StaffCheck> m_check; // touched on the pool's thread only
    StaffWitness m_witness;
    bool m_busy = false;
    QThreadPool m_pool;
};

} // namespace kiosk
