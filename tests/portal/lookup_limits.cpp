// SPDX-License-Identifier: Apache-2.0
#include "lookup_limits.h"

#include "api_problem.h"

namespace refportal {
namespace {

constexpr qint64 SpanMs = 10 * 60 * 1000;
constexpr int MostMisses = 5;
constexpr int MostLookups = 30;

} // namespace

Outcome<bool> withinLimits(SQLite::Database &db, const QDateTime &now, const QString &terminal, const char *kind)
{
    const qint64 nowMs = now.toMSecsSinceEpoch();
    run(db, "DELETE FROM lookups WHERE at_ms <= ?", nowMs - SpanMs);
    auto row = query(db, "SELECT count(*), total(found = 0), min(at_ms) FROM lookups WHERE terminal = ? AND kind = ?",
                     terminal, QString::fromLatin1(kind));
    row.executeStep();
    if (row.getColumn(0).getInt() < MostLookups && row.getColumn(1).getInt() < MostMisses)
        return true;
    const qint64 wait = row.getColumn(2).getInt64() + SpanMs - nowMs;
    return tl::unexpected(Problem{ProblemCode::LookupQuota, static_cast<int>((wait + 999) / 1000)});
}

void countLookup(SQLite::Database &db, const QDateTime &now, const QString &terminal, const char *kind, bool found)
{
    run(db, "INSERT INTO lookups VALUES (?, ?, ?, ?)", terminal, QString::fromLatin1(kind), now.toMSecsSinceEpoch(),
        found ? 1 : 0);
}

} // namespace refportal
