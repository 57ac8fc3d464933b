// SPDX-License-Identifier: Apache-2.0
#include "claim_table.h"

namespace kiosk {
namespace {

ClaimTable::Standing standingOf(const sql::Query &query)
{
    return {ClaimId::parse(query.textAt(0)).value_or(ClaimId()),
            claimState(query.textAt(1)).value_or(ClaimState::Uncertain), // the column's CHECK allows no other name
            ActId::parse(query.textAt(2)).value_or(ActId()), VisitId::parse(query.textAt(3)).value_or(VisitId()),
            query.textAt(4)};
}

} // namespace

std::optional<ClaimTable::Standing> ClaimTable::find(ClaimId claim)
{
    sql::Query query(m_database, "SELECT claim, state, act, visit, blank_kind FROM print_intents WHERE claim = ?");
    query.text(claim.text());
    return query.next() ? std::optional(standingOf(query)) : std::nullopt;
}

QList<ClaimTable::Standing> ClaimTable::unsettled()
{
    QList<Standing> found;
    sql::Query query(m_database,
                     "SELECT claim, state, act, visit, blank_kind FROM print_intents WHERE state IN ('reserved', "
                     "'fetched', 'intent') "
                     "ORDER BY claim");
    while (query.next())
        found << standingOf(query);
    return found;
}

QList<UncertainClaim> ClaimTable::uncertain()
{
    QList<UncertainClaim> found;
    sql::Query query(m_database,
                     "SELECT print_intents.claim, item, coalesce(case_no, ''), coalesce(serial, ''), "
                     "print_intents.since FROM print_intents LEFT JOIN blanks ON blanks.claim = print_intents.claim "
                     "WHERE print_intents.state = 'uncertain' ORDER BY print_intents.claim");
    while (query.next())
        found << UncertainClaim{ClaimId::parse(query.textAt(0)).value_or(ClaimId()), query.textAt(1), query.textAt(2),
                                query.textAt(3), query.timeAt(4)};
    return found;
}

void ClaimTable::insert(const ClaimStep &step, const QDateTime &now)
{
    sql::Query(m_database,
               "INSERT INTO print_intents (claim, act, visit, item, state, case_no, since, blank_kind) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .text(step.claim.text())
        .text(step.act.text())
        .text(step.visit.text())
        .text(step.item)
        .text(QString::fromLatin1(codeName(step.state)))
        .textOrNull(step.caseNo)
        .time(now)
        .text(step.blankKind)
        .run();
}

void ClaimTable::move(const ClaimStep &step, const QDateTime &now)
{
    sql::Query(
        m_database,
        "UPDATE print_intents SET state = ?, proof = ?, case_no = coalesce(?, case_no), since = ? WHERE claim = ?")
        .text(QString::fromLatin1(codeName(step.state)))
        .text(step.proof)
        .textOrNull(step.caseNo)
        .time(now)
        .text(step.claim.text())
        .run();
}

Result<bool> changesAnything(const std::optional<ClaimTable::Standing> &known, const ClaimStep &step)
{
    const auto refused = [&](const char *from) {
        return fail(
            ErrorCode::SequenceError,
            QStringLiteral("print claim: %1 to %2").arg(QLatin1String(from), QLatin1String(codeName(step.state))));
    };
    if (step.claim.isNull())
        return fail(ErrorCode::InvalidInput, QStringLiteral("print claim: no id"));
    if (step.state == ClaimState::Printed && step.proof.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("print claim: printed without a proof"));
    if (!known) {
        if (step.state != ClaimState::Reserved)
            return refused("nothing");
        if (step.act.isNull() || step.item.isEmpty())
            return fail(ErrorCode::InvalidInput, QStringLiteral("print claim: no act or item"));
        return true;
    }
    if (step.state == ClaimState::Reserved && !(step.act == known->act))
        return fail(ErrorCode::Conflict, QStringLiteral("print claim: the id stands for another act"));
    if (known->state == step.state)
        return false;
    if (!mayMove(known->state, step.state))
        return refused(codeName(known->state));
    return true;
}

} // namespace kiosk
