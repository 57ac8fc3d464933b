// SPDX-License-Identifier: Apache-2.0
// Blanks: sheets with a number printed on them, e.g. of title certificates. Staff load them as ranges; each claim that
// prints takes the next one; none is ever forgotten: issued = in the tray + printing + printed + spoiled + uncertain +
// taken out.
#pragma once

#include <core/ids.h>
#include <core/result.h>

#include <QString>

namespace kiosk {

using BlankIssueId = Id<struct BlankIssueTag>; // one loading of the tray

enum class BlankState {
    Tray,
    Printing,  // the intent of its claim is recorded; the motor may have started
    Printed,   // went out as a certificate
    Spoiled,   // of no use, or gone: with its claim, or written off by staff
    Uncertain, // as its claim is: people look
    TakenOut,  // by staff, blank
};
const char *codeName(BlankState state);
std::optional<BlankState> blankState(QStringView name);
bool mayMove(BlankState from, BlankState to);

// Numbers as the printer of the sheets wrote them: up to four capital letters, then 4 to 14 digits, zeros kept.
struct BlankRange {
    static constexpr int largest = 2'000; // sheets; more than a tray takes

    QString kind;  // "title-certificate": what an item's output names
    QString first; // "D0012001"
    QString last;  // "D0012100"

    // InvalidInput: a number or the kind has not the shape, the two are not of one series or not in order, or they are
    // too many.
    Result<void> check() const;
    int size() const;                // of a checked range, as the next
    QString serial(int index) const; // 0: first
};

// For the staff: one loading, as it stands.
struct BlankLoading {
    BlankIssueId issue;
    BlankRange range;
    int left = 0; // in the tray
};

struct BlankCount {
    QString kind;
    qint64 issued = 0; // by the ranges that were loaded
    qint64 inTray = 0;
    qint64 printing = 0;
    qint64 printed = 0;
    qint64 spoiled = 0;
    qint64 uncertain = 0;
    qint64 takenOut = 0;

    bool balances() const { return issued == inTray + printing + printed + spoiled + uncertain + takenOut; }
};

} // namespace kiosk
