// SPDX-License-Identifier: Apache-2.0
#include "printer_status.h"

namespace kiosk::workbench {

namespace {
constexpr int Fixed = 0x12; // bits 1 and 4 of every DLE EOT reply
int when(bool condition, int bits) { return condition ? bits : 0; }
} // namespace

char realTimeStatus(const PrinterCondition &c, int n)
{
    const bool end = c.paper == PrinterCondition::Paper::End;
    const bool low = c.paper != PrinterCondition::Paper::Ok;
    const bool error = c.cutterStuck || c.unrecoverable || c.headHot;
    switch (n) {
    case 1: return char(Fixed | when(!c.isOnline(), 0x08));
    case 2: return char(Fixed | when(c.coverOpen, 0x04) | when(end, 0x20) | when(error, 0x40));
    case 3: return char(Fixed | when(c.cutterStuck, 0x08) | when(c.unrecoverable, 0x20) | when(c.headHot, 0x40));
    default: return char(Fixed | when(low, 0x0C) | when(end, 0x60));
    }
}

QByteArray statusBack(const PrinterCondition &c)
{
    const bool end = c.paper == PrinterCondition::Paper::End;
    const bool low = c.paper != PrinterCondition::Paper::Ok;
    const char bytes[] = {char(0x10 | when(!c.isOnline(), 0x08) | when(c.coverOpen, 0x20)),
                          char(when(c.cutterStuck, 0x08) | when(c.unrecoverable, 0x20) | when(c.headHot, 0x40)),
                          char(when(low, 0x03) | when(end, 0x0C)), 0};
    return QByteArray(bytes, sizeof bytes);
}

char paperInOrder(const PrinterCondition &c) { return char(when(c.paper != PrinterCondition::Paper::Ok, 0x03)); }

} // namespace kiosk::workbench
