// SPDX-License-Identifier: Apache-2.0
// Input reports of a HID POS scanner as the scanner makes them. Written from the protocol page of code scanners alone
// and sharing nothing with the driver, so that an error of one is not repeated by the other.
#pragma once

#include <QByteArray>
#include <QList>

namespace kiosk::workbench {

namespace hidpos {
constexpr qsizetype ReportSize = 64;
constexpr qsizetype CountAt = 1;
constexpr qsizetype MostData = 56; // of one report
} // namespace hidpos

// Page 8C, usage 02, with the fields where the protocol page has them.
QByteArray hidPosDescriptor();
// The same device in keyboard mode.
QByteArray keyboardDescriptor();

// `data` of up to 56 bytes.
QByteArray hidPosReport(const QByteArray &data, const QByteArray &aimId, bool more);
// A text in as many reports as it needs.
QList<QByteArray> hidPosSeries(const QByteArray &text, const QByteArray &aimId);

} // namespace kiosk::workbench
