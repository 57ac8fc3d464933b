// SPDX-License-Identifier: Apache-2.0
// One try to sign in, from card and secret to a verdict. Blocks for a quarter of a second and the disk: StaffSignIn
// gives it a thread.
#pragma once

#include "account_list.h"
#include "staff_card.h"
#include "staff_lockouts.h"

#include <vault/envelope_opener.h>

namespace kiosk {

enum class SignInMethod { Pin, Totp };

struct SignInTry {
    StaffCard card;
    SignInMethod method = SignInMethod::Pin;
    SensitiveBytes secret; // the PIN, or the six digits of the authenticator
};

struct StaffIdentity {
    QString id;
    QString name; // for staff pages
    Permissions permissions;
    SignInMethod method = SignInMethod::Pin;
};

// What the person is told. A card that nobody has, a wrong secret and a way that is not set up are all Refused, after
// the same work.
enum class SignInResult { Welcome, Refused, Locked, NoList, Failed };

struct SignInOutcome {
    SignInResult result = SignInResult::Refused;
    std::optional<StaffIdentity> identity; // with Welcome
    Duration wait{};                       // with Locked; after Refused: before the next try counts
};

// What the audit is told.
enum class SignInReason {
    SignedIn,
    UnknownCard,
    WrongSecret,
    SpentCode,     // a one-time password that was used before
    NotSetUp,      // this person has no PIN, or no authenticator
    NotSealedHere, // the authenticator's secret does not open on this terminal
    Locked,
    NoList,
    ListOutOfTime,
    CannotCheck // no memory
};
const char *codeName(SignInReason reason);

struct CheckedTry {
    SignInOutcome outcome;
    SignInReason reason = SignInReason::UnknownCard;
    QString person; // empty: nobody's card
};

// Used by one thread at a time.
class StaffCheck {
public:
    // `opener` may be null: then no authenticator opens here.
    StaffCheck(std::unique_ptr<StaffLockouts> lockouts, std::shared_ptr<const EnvelopeOpener> opener,
               std::shared_ptr<const Clock> clock);
    // `list` may be null.
    CheckedTry check(const StaffAccounts *list, const SignInTry &given);

private:
    struct Verdict {
        SignInReason reason = SignInReason::WrongSecret;
        qint64 step = 0;
    };
    Verdict secretFits(const StaffPerson &person, const SignInTry &given) const;
    Verdict pinOf(const StaffPerson &person, const SensitiveBytes &pin) const;
    Verdict codeOf(const StaffPerson &person, const SensitiveBytes &code) const;

    std::unique_ptr<StaffLockouts> m_lockouts;
    std::shared_ptr<const EnvelopeOpener> m_opener;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace kiosk
