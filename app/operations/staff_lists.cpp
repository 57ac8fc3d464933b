// SPDX-License-Identifier: Apache-2.0
#include "staff_lists.h"

#include <QTextStream>

namespace kiosk {
namespace {

QString at(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("-");
}

QString orDash(const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; }

// A block for each: what it is about in the first line, and its id last, to be copied.
template <typename Thing, typename Block> QString blocks(const QList<Thing> &things, Block block)
{
    if (things.isEmpty())
        return QStringLiteral("Nothing.\n");
    QString text;
    QTextStream out(&text);
    for (const Thing &thing : things)
        block(out, thing);
    return text;
}

} // namespace

QString listOfHeld(const QList<HeldRow> &rows)
{
    return blocks(rows, [](QTextStream &out, const HeldRow &row) {
        out << at(row.firstAt) << "  " << codeName(row.kind) << "  " << orDash(row.title) << "  "
            << orDash(row.receiptCode) << '\n'
            << "  why: " << orDash(row.problem) << ", after " << row.attempts << " tries; the citizen "
            << (row.isReachable ? "can be reached through the portal" : "cannot be reached through the portal") << '\n'
            << "  id: " << row.id << '\n';
    });
}

QString listOfClaims(const QList<UncertainClaim> &claims)
{
    return blocks(claims, [](QTextStream &out, const UncertainClaim &claim) {
        out << at(claim.since) << "  " << claim.item << "  case " << orDash(claim.caseNo) << "  sheet "
            << orDash(claim.blankSerial) << '\n'
            << "  id: " << claim.claim.text() << '\n';
    });
}

QString listOfLate(const QList<LateConfirmation> &cases)
{
    return blocks(cases, [](QTextStream &out, const LateConfirmation &late) {
        out << at(late.at) << "  " << orDash(late.title) << "  " << late.receiptCode << "  case " << late.caseNo << '\n'
            << "  id: " << late.submission.text() << '\n';
    });
}

QString listOfBlanks(const QList<BlankCount> &counts, const QList<BlankLoading> &loadings)
{
    return blocks(counts, [&loadings](QTextStream &out, const BlankCount &count) {
        out << count.kind << ": " << count.issued << " issued = " << count.inTray << " in the tray + " << count.printing
            << " printing + " << count.printed << " printed + " << count.spoiled << " spoiled + " << count.uncertain
            << " uncertain + " << count.takenOut << " taken out" << (count.balances() ? "" : "  DOES NOT BALANCE")
            << '\n';
        for (const BlankLoading &loading : loadings) {
            if (loading.range.kind == count.kind)
                out << "  " << loading.left << " left of " << loading.range.first << " to " << loading.range.last
                    << ", issue " << loading.issue.text() << '\n';
        }
    });
}

} // namespace kiosk
