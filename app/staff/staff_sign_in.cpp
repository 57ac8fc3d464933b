// SPDX-License-Identifier: Apache-2.0
#include "staff_sign_in.h"

namespace kiosk {

StaffSignIn::StaffSignIn(std::unique_ptr<StaffCheck> check, StaffWitness witness)
    : m_check(std::move(check)), m_witness(std::move(witness))
{
    m_pool.setMaxThreadCount(1);
}

StaffSignIn::~StaffSignIn() { m_pool.waitForDone(); }

Pending<SignInOutcome> StaffSignIn::attempt(std::shared_ptr<const StaffAccounts> list, SignInTry given)
{
    if (m_busy)
        return readyFuture(
            Result<SignInOutcome>(fail(ErrorCode::Conflict, QStringLiteral("a sign-in is being checked"))));
    m_busy = true;
    const auto checked = std::make_shared<QPromise<Result<CheckedTry>>>();
    checked->start();
    auto running = checked->future();
    // the card and the secret die, and are wiped, on the thread that looked at them
    auto moved = std::make_shared<SignInTry>(std::move(given));
    m_pool.start([checked, check = m_check, list = std::move(list), moved = std::move(moved)]() mutable {
        Result<CheckedTry> verdict = check->check(list.get(), *moved);
        moved.reset();
        checked->addResult(std::move(verdict));
        checked->finish();
    });
    const auto told = std::make_shared<QPromise<Result<SignInOutcome>>>();
    told->start();
    whenReady(running, this, [this, told](Result<CheckedTry> done) {
        m_busy = false;
        if (done) {
            if (m_witness)
                m_witness({StaffEventKind::SignIn, done->person, codeName(done->reason)});
            told->addResult(Result<SignInOutcome>(std::move(done->outcome)));
        } else {
            told->addResult(Result<SignInOutcome>(fail(done.error())));
        }
        told->finish();
    });
    return told->future();
}

} // namespace kiosk
