// SPDX-License-Identifier: Apache-2.0
#include "staff_check.h"

#include "pin_hash.h"

#include <QtEndian>

namespace kiosk {
namespace {

bool isSetUp(const StaffPerson &person, SignInMethod method)
{
    return method == SignInMethod::Pin ? !person.pinHash.isEmpty() : person.totp.has_value();
}

// The person whose secret is tried in place of one that is not there, so that the answer takes as long. The same card
// always meets the same one. Null: nobody signs in this way, and there is nothing to tell apart.
const StaffPerson *standIn(const StaffAccounts &list, const QByteArray &digest, SignInMethod method)
{
    QList<const StaffPerson *> able;
    for (const StaffPerson &person : list.people) {
        if (isSetUp(person, method))
            able << &person;
    }
    if (able.isEmpty())
        return nullptr;
    return able[static_cast<qsizetype>(qFromBigEndian<quint32>(digest.constData())
                                       % static_cast<quint32>(able.size()))];
}

CheckedTry refusedUnseen(SignInResult result, SignInReason reason, const QString &person, Duration wait = {})
{
    return {{result, {}, wait}, reason, person};
}

} // namespace

const char *codeName(SignInReason reason)
{
    switch (reason) {
    case SignInReason::SignedIn: return "signed-in";
    case SignInReason::UnknownCard: return "unknown-card";
    case SignInReason::WrongSecret: return "wrong-secret";
    case SignInReason::SpentCode: return "spent-code";
    case SignInReason::NotSetUp: return "not-set-up";
    case SignInReason::NotSealedHere: return "not-sealed-here";
    case SignInReason::Locked: return "locked";
    case SignInReason::NoList: return "no-list";
    case SignInReason::ListOutOfTime: return "list-out-of-time";
    case SignInReason::CannotCheck: return "cannot-check";
    }
    Q_UNREACHABLE();
    return "";
}

StaffCheck::StaffCheck(std::unique_ptr<StaffLockouts> lockouts, std::shared_ptr<const EnvelopeOpener> opener,
                       std::shared_ptr<const Clock> clock)
    : m_lockouts(std::move(lockouts)), m_opener(std::move(opener)), m_clock(std::move(clock))
{ }

StaffCheck::Verdict StaffCheck::pinOf(const StaffPerson &person, const SensitiveBytes &pin) const
{
    const auto fits = pinFits(person.pinHash.toLatin1(), pin);
    if (!fits)
        return {SignInReason::CannotCheck, 0};
    return {*fits ? SignInReason::SignedIn : SignInReason::WrongSecret, 0};
}

StaffCheck::Verdict StaffCheck::codeOf(const StaffPerson &person, const SensitiveBytes &code) const
{
    const auto opened
        = m_opener ? m_opener->open(person.totp->sealed) : Result<SensitiveBytes>(fail(ErrorCode::BadConfig));
    const auto secret = opened ? totpSecret(opened->view()) : std::nullopt;
    if (!secret)
        return {SignInReason::NotSealedHere, 0};
    const qint64 now = totpStep(m_clock->wall());
    const auto step = matchingStep(*secret, person.totp->algorithm, code, now, m_lockouts->usedStep(person.id));
    if (step)
        return {SignInReason::SignedIn, *step};
    const bool spent = matchingStep(*secret, person.totp->algorithm, code, now, 0).has_value();
    return {spent ? SignInReason::SpentCode : SignInReason::WrongSecret, 0};
}

StaffCheck::Verdict StaffCheck::secretFits(const StaffPerson &person, const SignInTry &given) const
{
    return given.method == SignInMethod::Pin ? pinOf(person, given.secret) : codeOf(person, given.secret);
}

CheckedTry StaffCheck::check(const StaffAccounts *list, const SignInTry &given)
{
    if (!list)
        return refusedUnseen(SignInResult::NoList, SignInReason::NoList, {});
    if (timeFault(*list, m_clock->wall()))
        return refusedUnseen(SignInResult::NoList, SignInReason::ListOutOfTime, {});
    const QByteArray digest = cardDigest(list->cardKey, given.card);
    const StaffPerson *person = list->byCard(digest);
    const QString id = person ? person->id : QString();
    const QString who = person ? id : QLatin1Char('?') + QString::fromLatin1(digest.toHex());
    if (const Duration wait = m_lockouts->wait(who); wait > Duration::zero())
        return refusedUnseen(SignInResult::Locked, SignInReason::Locked, id, wait);

    m_lockouts->countTry(who);
    const bool able = person && isSetUp(*person, given.method);
    const StaffPerson *tried = able ? person : standIn(*list, digest, given.method);
    Verdict verdict = tried ? secretFits(*tried, given) : Verdict{};
    if (!able && verdict.reason != SignInReason::CannotCheck)
        verdict.reason = person ? SignInReason::NotSetUp : SignInReason::UnknownCard;
    if (verdict.reason == SignInReason::CannotCheck)
        return refusedUnseen(SignInResult::Failed, verdict.reason, id);
    if (verdict.reason != SignInReason::SignedIn)
        return refusedUnseen(SignInResult::Refused, verdict.reason, id, m_lockouts->wait(who));
    m_lockouts->clear(who, verdict.step);
    const StaffIdentity identity{person->id, person->name, person->permissions, given.method};
    return {{SignInResult::Welcome, identity, {}}, SignInReason::SignedIn, id};
}

} // namespace kiosk
