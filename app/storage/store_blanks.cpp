// SPDX-License-Identifier: Apache-2.0
// The part of StoreDatabase that has to do with sheets whose numbers are printed on them. A sheet follows its claim in
// the claim's own transaction, so the two never say different things.
#include "store_database.h"

namespace kiosk {
namespace {

std::optional<BlankState> blankOf(ClaimState state)
{
    switch (state) {
    case ClaimState::Intent: return BlankState::Printing;
    case ClaimState::Printed: return BlankState::Printed;
    case ClaimState::Spoiled: return BlankState::Spoiled;
    case ClaimState::Uncertain: return BlankState::Uncertain;
    case ClaimState::Released: return BlankState::Tray;
    case ClaimState::Reserved:
    case ClaimState::Fetched: break;
    }
    return {};
}

} // namespace

// Before a claim is spent: a terminal that was never given a sheet of the kind prints on plain paper.
Result<void> StoreDatabase::reserveBlank(const QString &kind)
{
    if (kind.isEmpty() || !m_blanks.wereEverIssued(kind))
        return {};
    if (m_blanks.hasUncertain(kind) || m_blanks.isDoubtful(kind))
        return fail(ErrorCode::SheetsUnsettled, kind);
    if (m_blanks.left(kind) < 1)
        return fail(ErrorCode::PaperOut, kind);
    return {};
}

Result<void> StoreDatabase::followWithBlank(const ClaimTable::Standing &known, ClaimState to)
{
    const auto state = blankOf(to);
    if (known.blankKind.isEmpty() || !state || !m_blanks.wereEverIssued(known.blankKind))
        return {};
    const bool isTaken = to == ClaimState::Intent;
    if (isTaken && m_blanks.isDoubtful(known.blankKind)) // it was learned since the claim was reserved
        return fail(ErrorCode::SheetsUnsettled, known.blankKind);
    const auto blank = isTaken ? m_blanks.next(known.blankKind) : m_blanks.of(known.claim);
    if (!blank)
        return isTaken ? fail(ErrorCode::PaperOut, known.blankKind) : Result<void>(); // released before it had one
    m_blanks.move(blank->serial, *state, *state == BlankState::Tray ? ClaimId() : known.claim, m_clock->wall());
    return {};
}

Result<BlankIssueId> StoreDatabase::issueBlanks(const BlankRange &range, const StaffDecision &decision)
{
    KIOSK_TRY(range.check());
    const BlankIssueId issue = BlankIssueId::make(*m_clock);
    return inTransaction("blanks", [&]() -> Result<BlankIssueId> {
        KIOSK_TRY(acceptance());
        if (m_blanks.holdsOneOf(range))
            return fail(ErrorCode::Conflict, QStringLiteral("blanks: one of them is here"));
        KIOSK_TRY(audit({AuditEvent::BlanksIssued, "done", {}, issue, decision.reason, range.size(), decision.by}));
        m_blanks.insert(issue, range, decision.by.text(), m_clock->wall());
        return issue;
    });
}

Result<int> StoreDatabase::takeOutBlanks(BlankIssueId issue, const StaffDecision &decision)
{
    return inTransaction("blanks", [&]() -> Result<int> {
        const int sheets = m_blanks.takeOut(issue, m_clock->wall());
        if (sheets == 0)
            return fail(ErrorCode::NotFound, QStringLiteral("blanks: none of it in the tray"));
        KIOSK_TRY(audit({AuditEvent::BlanksTakenOut, "done", {}, issue, decision.reason, sheets, decision.by}));
        return sheets;
    });
}

Result<void> StoreDatabase::writeOffBlank(const QString &serial, const StaffDecision &decision)
{
    return inTransaction("blanks", [&]() -> Result<void> {
        const auto blank = m_blanks.find(serial);
        if (!blank)
            return fail(ErrorCode::NotFound, QStringLiteral("blank"));
        if (blank->state != BlankState::Tray)
            return fail(ErrorCode::SequenceError, QStringLiteral("blank: ") + QLatin1String(codeName(blank->state)));
        m_blanks.move(serial, BlankState::Spoiled, {}, m_clock->wall());
        const auto sheet = AuditWord::parse(QStringLiteral("%1/n%2").arg(blank->issue.text()).arg(blank->sheet));
        return audit({AuditEvent::BlankWrittenOff, "done", {}, sheet, decision.reason, 0, decision.by});
    });
}

Result<std::optional<OutboxRow>> StoreDatabase::decideClaim(ClaimId claim, ClaimState outcome,
                                                            const StaffDecision &decision)
{
    if (outcome != ClaimState::Printed && outcome != ClaimState::Spoiled)
        return fail(ErrorCode::InvalidInput, QStringLiteral("claim: nothing that a person decides"));
    return inTransaction("release", [&]() -> Result<std::optional<OutboxRow>> {
        const auto known = m_claims.find(claim);
        if (!known)
            return fail(ErrorCode::NotFound, QStringLiteral("claim"));
        if (known->state != ClaimState::Uncertain)
            return fail(ErrorCode::SequenceError, QStringLiteral("claim: ") + QLatin1String(codeName(known->state)));
        ClaimStep step;
        step.claim = claim;
        step.state = outcome;
        step.proof = QStringLiteral("staff");
        KIOSK_TRY(followWithBlank(*known, outcome));
        m_claims.move(step, m_clock->wall());
        KIOSK_TRY(
            audit({AuditEvent::ClaimDecided, codeName(outcome), known->visit, claim, decision.reason, 0, decision.by}));
        return report(step);
    });
}

Result<QList<UncertainClaim>> StoreDatabase::uncertainClaims()
{
    return sql::guarded([this]() -> Result<QList<UncertainClaim>> { return m_claims.uncertain(); });
}

Result<QList<BlankCount>> StoreDatabase::blanks()
{
    return sql::guarded([this]() -> Result<QList<BlankCount>> { return m_blanks.counts(); });
}

Result<QList<BlankLoading>> StoreDatabase::blankLoadings()
{
    return sql::guarded([this]() -> Result<QList<BlankLoading>> { return m_blanks.loadings(); });
}

} // namespace kiosk
