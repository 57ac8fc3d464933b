// SPDX-License-Identifier: Apache-2.0
// What a citizen holds before the window of a scanner, of whichever model.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace kiosk::workbench {

struct ShownCode {
    QByteArray bytes;
    int symbology = 0; // of symbologyNames()

    QString symbologyName() const;
    QByteArray aimId() const; // "]Q1"
};

QStringList symbologyNames();

} // namespace kiosk::workbench
