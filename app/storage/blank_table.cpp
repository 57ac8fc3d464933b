// SPDX-License-Identifier: Apache-2.0
#include "blank_table.h"

namespace kiosk {
namespace {

#define BLANK "SELECT serial, state, issue, sheet FROM blanks "

BlankTable::Standing standingOf(const sql::Query &query)
{
    return {query.textAt(0),
            blankState(query.textAt(1)).value_or(BlankState::Uncertain), // the column's CHECK allows no other name
            BlankIssueId::parse(query.textAt(2)).value_or(BlankIssueId()), query.numberAt(3)};
}

std::optional<BlankTable::Standing> oneOf(sql::Query &query)
{
    return query.next() ? std::optional(standingOf(query)) : std::nullopt;
}

} // namespace

bool BlankTable::wereEverIssued(const QString &kind)
{
    sql::Query query(m_database, "SELECT 1 FROM blank_issues WHERE kind = ?");
    query.text(kind);
    return query.next();
}

bool BlankTable::holdsOneOf(const BlankRange &range)
{
    for (int i = 0; i < range.size(); ++i) {
        if (find(range.serial(i)))
            return true;
    }
    return false;
}

void BlankTable::insert(BlankIssueId issue, const BlankRange &range, const QString &by, const QDateTime &now)
{
    sql::Query(m_database,
               "INSERT INTO blank_issues (id, kind, first, last, sheets, issued_by, issued_at) "
               "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .text(issue.text())
        .text(range.kind)
        .text(range.first)
        .text(range.last)
        .number(range.size())
        .text(by)
        .time(now)
        .run();
    for (int i = 0; i < range.size(); ++i)
        sql::Query(m_database,
                   "INSERT INTO blanks (serial, kind, issue, sheet, state, since) VALUES (?, ?, ?, ?, ?, ?)")
            .text(range.serial(i))
            .text(range.kind)
            .text(issue.text())
            .number(i + 1)
            .text(QString::fromLatin1(codeName(BlankState::Tray)))
            .time(now)
            .run();
}

std::optional<BlankTable::Standing> BlankTable::find(const QString &serial)
{
    sql::Query query(m_database, BLANK "WHERE serial = ? AND state <> 'taken-out'");
    query.text(serial);
    return oneOf(query);
}

std::optional<BlankTable::Standing> BlankTable::of(ClaimId claim)
{
    sql::Query query(m_database, BLANK "WHERE claim = ?");
    query.text(claim.text());
    return oneOf(query);
}

std::optional<BlankTable::Standing> BlankTable::next(const QString &kind)
{
    sql::Query query(m_database, BLANK "WHERE kind = ? AND state = 'tray' ORDER BY place LIMIT 1");
    query.text(kind);
    return oneOf(query);
}

qint64 BlankTable::left(const QString &kind)
{
    sql::Query query(m_database,
                     "SELECT (SELECT count(*) FROM blanks WHERE kind = ?1 AND state = 'tray') - "
                     "(SELECT count(*) FROM print_intents WHERE blank_kind = ?1 AND state IN ('reserved', 'fetched'))");
    query.text(kind);
    query.next();
    return query.numberAt(0);
}

bool BlankTable::hasUncertain(const QString &kind)
{
    sql::Query query(m_database, "SELECT 1 FROM blanks WHERE kind = ? AND state = 'uncertain'");
    query.text(kind);
    return query.next();
}

bool BlankTable::isDoubtful(const QString &kind)
{
    sql::Query query(m_database,
                     "SELECT 1 FROM blanks WHERE kind = ? AND state = 'tray' "
                     "AND place <= (SELECT max(last_place) FROM store_gaps)");
    query.text(kind);
    return query.next();
}

void BlankTable::move(const QString &serial, BlankState to, ClaimId claim, const QDateTime &now)
{
    sql::Query(m_database,
               "UPDATE blanks SET state = ?, claim = ?, since = ? WHERE serial = ? AND state <> 'taken-out'")
        .text(QString::fromLatin1(codeName(to)))
        .textOrNull(claim.isNull() ? QString() : claim.text())
        .time(now)
        .text(serial)
        .run();
}

int BlankTable::takeOut(BlankIssueId issue, const QDateTime &now)
{
    return sql::Query(m_database, "UPDATE blanks SET state = 'taken-out', since = ? WHERE issue = ? AND state = 'tray'")
        .time(now)
        .text(issue.text())
        .run();
}

QList<BlankCount> BlankTable::counts()
{
    QList<BlankCount> counts;
    sql::Query query(m_database,
                     "SELECT kind, (SELECT sum(sheets) FROM blank_issues WHERE blank_issues.kind = blanks.kind), "
                     "sum(state = 'tray'), sum(state = 'printing'), sum(state = 'printed'), sum(state = 'spoiled'), "
                     "sum(state = 'uncertain'), sum(state = 'taken-out') FROM blanks GROUP BY kind ORDER BY kind");
    while (query.next())
        counts << BlankCount{query.textAt(0),   query.numberAt(1), query.numberAt(2), query.numberAt(3),
                             query.numberAt(4), query.numberAt(5), query.numberAt(6), query.numberAt(7)};
    return counts;
}

QList<BlankLoading> BlankTable::loadings()
{
    QList<BlankLoading> loadings;
    sql::Query query(
        m_database,
        "SELECT i.id, i.kind, i.first, i.last, count(*) FROM blank_issues i JOIN blanks b ON b.issue = i.id "
        "WHERE b.state = 'tray' GROUP BY i.id ORDER BY i.kind, min(b.place)");
    while (query.next())
        loadings << BlankLoading{BlankIssueId::parse(query.textAt(0)).value_or(BlankIssueId()),
                                 {query.textAt(1), query.textAt(2), query.textAt(3)},
                                 static_cast<int>(query.numberAt(4))};
    return loadings;
}

} // namespace kiosk
