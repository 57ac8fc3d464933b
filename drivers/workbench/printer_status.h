// SPDX-License-Identifier: Apache-2.0
// What an ESC/POS printer says about itself, byte by byte as protocols/receipt-escpos.md tabulates it.
#pragma once

#include <QByteArray>

namespace kiosk::workbench {

struct PrinterCondition {
    enum class Paper { Ok, NearEnd, End };

    Paper paper = Paper::Ok;
    bool coverOpen = false;
    bool cutterStuck = false;   // until it is freed and the host sends DLE ENQ
    bool unrecoverable = false; // until power-off
    bool headHot = false;

    bool isOnline() const { return paper != Paper::End && !coverOpen && !cutterStuck && !unrecoverable && !headHot; }
    bool operator==(const PrinterCondition &) const = default;
};

char realTimeStatus(const PrinterCondition &condition, int n); // DLE EOT n, 1 to 4
QByteArray statusBack(const PrinterCondition &condition);      // the four bytes of GS a
char paperInOrder(const PrinterCondition &condition);          // GS r 1

} // namespace kiosk::workbench
