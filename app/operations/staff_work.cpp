// SPDX-License-Identifier: Apache-2.0
#include "staff_work.h"

#include "staff_lists.h"

#include <storage/store.h>

namespace kiosk {
namespace {

StaffAnswer denied(const char *code, QString text) { return {QString::fromLatin1(code), std::move(text)}; }

StaffAnswer failed(const Error &error) { return denied(codeName(error.code), error.trace()); }

// An empty one: the person may go on.
StaffAnswer doorkeeper(const SignInOutcome &outcome)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(outcome.wait).count();
    switch (outcome.result) {
    case SignInResult::Welcome: return {};
    case SignInResult::Refused:
        return denied("refused",
                      QStringLiteral("Card or secret are not right. The next try counts in %1 s.").arg(seconds));
    case SignInResult::Locked: return denied("locked", QStringLiteral("Locked for another %1 s.").arg(seconds));
    case SignInResult::NoList: return denied("no-list", QStringLiteral("This terminal has no list of its staff."));
    case SignInResult::Failed: break;
    }
    return denied("failed", QStringLiteral("The secret could not be checked."));
}

std::optional<SubmissionState> endNamed(const QString &name)
{
    const auto state = submissionState(name);
    return state == SubmissionState::Closed || state == SubmissionState::Recalled ? state : std::nullopt;
}

std::optional<ClaimState> outcomeNamed(const QString &name)
{
    const auto state = claimState(name);
    return state == ClaimState::Printed || state == ClaimState::Spoiled ? state : std::nullopt;
}

// Which thing, for the desk: two people approve this and nothing else.
QString subjectOf(const StaffOrder &order) { return order.subject.join(u'/'); }

} // namespace

struct StaffWork::Running {
    StaffOrder order;
    const StaffDeedDefinition *deed;
    const char *reason;
    Told told;
    std::size_t asked = 0; // people
};

StaffWork::StaffWork(Store &store, StaffDesk *desk) : m_store(store), m_desk(desk) { }

void StaffWork::carryOut(StaffOrder order, Told told)
{
    const StaffDeedDefinition &deed = definitionOf(order.deed);
    const char *reason = reasonOf(deed, order.reason);
    if (!m_desk)
        return told(denied("no-list", QStringLiteral("kiosk.toml names no list of the staff.")));
    if (m_busy)
        return told(denied("busy", QStringLiteral("Somebody else's order has not ended.")));
    const bool isReasoned = !deed.event || definitionOf(*deed.event).reasons.empty() || !order.reason.isEmpty();
    if (!reason || !isReasoned)
        return told(denied("no-reason", QStringLiteral("It needs one of its reasons: see `kiosk work deeds`.")));
    if (order.people.size() != (deed.alone ? 1U : 2U))
        return told(
            denied(deed.alone ? "invalid-input" : "two-people",
                   deed.alone ? QStringLiteral("One person does this.") : QStringLiteral("It takes two people.")));
    m_busy = true;
    const auto doing = std::make_shared<Running>(Running{std::move(order), &deed, reason, std::move(told)});
    if (deed.alone)
        return proveAlone(doing);
    m_desk->callOff(); // whoever approved before is not here now
    approveNext(doing);
}

void StaffWork::end(const Doing &doing, StaffAnswer answer)
{
    m_busy = false;
    if (!doing->deed->alone)
        m_desk->callOff();
    doing->told(std::move(answer));
}

bool StaffWork::isWelcome(const Doing &doing, const Result<SignInOutcome> &outcome)
{
    StaffAnswer answer = outcome ? doorkeeper(*outcome) : failed(outcome.error());
    if (answer.code.isEmpty())
        return true;
    end(doing, std::move(answer));
    return false;
}

void StaffWork::proveAlone(const Doing &doing)
{
    whenReady(
        m_desk->prove(std::move(doing->order.people[0])), this, [this, doing](const Result<SignInOutcome> &outcome) {
            if (!isWelcome(doing, outcome))
                return;
            if (!outcome->identity->permissions.testFlag(*doing->deed->alone))
                return end(doing, denied("not-permitted", outcome->identity->id + QStringLiteral(" may not do this.")));
            act(doing, AuditWord::parse(outcome->identity->id));
        });
}

void StaffWork::approveNext(const Doing &doing)
{
    if (doing->asked == doing->order.people.size())
        return end(doing, denied("two-people", QStringLiteral("It takes two different people.")));
    const auto approved = m_desk->approve(doing->deed->together, subjectOf(doing->order),
                                          std::move(doing->order.people[doing->asked++]));
    whenReady(approved, this, [this, doing](const Result<ApprovalOutcome> &outcome) {
        if (!isWelcome(doing, outcome ? Result<SignInOutcome>(outcome->signIn) : fail(outcome.error())))
            return;
        if (outcome->leave)
            return act(doing, AuditWord::parse(outcome->leave->first + u'/' + outcome->leave->second));
        if (outcome->approval == Approval::NotPermitted)
            return end(
                doing,
                denied("not-permitted", outcome->signIn.identity->id + QStringLiteral(" may not approve this.")));
        approveNext(doing);
    });
}

template <typename T, typename Text> void StaffWork::answerWith(const Doing &doing, Pending<T> pending, Text text)
{
    whenReady(pending, this, [this, doing, text](const Result<T> &done) {
        if (!done)
            return end(doing, failed(done.error()));
        if constexpr (std::is_void_v<T>)
            end(doing, {{}, text()});
        else
            end(doing, {{}, text(*done)});
    });
}

void StaffWork::act(const Doing &doing, AuditWord by)
{
    switch (doing->order.deed) {
    case StaffDeed::ListHeld: return answerWith(doing, m_store.heldRows(), listOfHeld);
    case StaffDeed::ListClaims: return answerWith(doing, m_store.uncertainClaims(), listOfClaims);
    case StaffDeed::ListLate: return answerWith(doing, m_store.confirmedLate(), listOfLate);
    case StaffDeed::ListBlanks: return listBlanks(doing);
    default: return change(doing, {std::move(by), doing->reason});
    }
}

void StaffWork::listBlanks(const Doing &doing)
{
    whenReady(m_store.blankLoadings(), this, [this, doing](const Result<QList<BlankLoading>> &loadings) {
        if (!loadings)
            return end(doing, failed(loadings.error()));
        answerWith(doing, m_store.blanks(),
                   [loadings](const QList<BlankCount> &counts) { return listOfBlanks(counts, *loadings); });
    });
}

void StaffWork::change(const Doing &doing, const StaffDecision &decision)
{
    const QStringList &subject = doing->order.subject;
    const auto done = [] { return QStringLiteral("Done.\n"); };
    const auto wrong = [&](const char *what) {
        end(doing, failed({ErrorCode::InvalidInput, QString::fromLatin1(what)}));
    };
    switch (doing->order.deed) {
    case StaffDeed::ReleaseHeld: return answerWith(doing, m_store.releaseHeld(subject[0], decision), done);
    case StaffDeed::EndHeld: {
        const auto how = endNamed(subject[1]);
        return how ? answerWith(doing, m_store.endHeld(subject[0], *how, decision), done) : wrong("closed or recalled");
    }
    case StaffDeed::SettleClaim: {
        const auto claim = ClaimId::parse(subject[0]);
        const auto outcome = outcomeNamed(subject[1]);
        return claim && outcome ? answerWith(doing, m_store.decideClaim(*claim, *outcome, decision), done)
                                : wrong("a claim, printed or spoiled");
    }
    case StaffDeed::FinishLate: {
        const auto submission = SubmissionId::parse(subject[0]);
        return submission ? answerWith(doing, m_store.finishLate(*submission, decision), done) : wrong("a submission");
    }
    case StaffDeed::LoadBlanks:
        return answerWith(doing, m_store.issueBlanks({subject[0], subject[1], subject[2]}, decision),
                          [](const BlankIssueId &issue) { return QStringLiteral("Loaded as %1\n").arg(issue.text()); });
    case StaffDeed::TakeOutBlanks: {
        const auto issue = BlankIssueId::parse(subject[0]);
        return issue ? answerWith(doing, m_store.takeOutBlanks(*issue, decision),
                                  [](int sheets) { return QStringLiteral("%1 sheets taken out\n").arg(sheets); })
                     : wrong("an issue");
    }
    case StaffDeed::WriteOffBlank: return answerWith(doing, m_store.writeOffBlank(subject[0], decision), done);
    default: return wrong("a deed");
    }
}

} // namespace kiosk
