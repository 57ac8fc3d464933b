// SPDX-License-Identifier: Apache-2.0
// Reports as a scanner sends them, made without the driver's code.
#pragma once

#include <QByteArray>

namespace kiosk::test {

inline QByteArray hidPosReport(const QByteArray &data, bool more = false, const QByteArray &aimId = "]Q1")
{
    QByteArray report(1, '\x02');
    report += static_cast<char>(data.size());
    report += aimId + data;
    report.append(61 - report.size(), '\0');
    report += '\x73';
    report += '\0';
    report += static_cast<char>(more ? 1 : 0);
    return report;
}

} // namespace kiosk::test
