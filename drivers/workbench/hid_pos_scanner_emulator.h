// SPDX-License-Identifier: Apache-2.0
// A HID POS scanner in presentation mode on a hidraw node of the testbed, and the code that is held before its window.
#pragma once

#include "pty_port.h"
#include "scanner_emulator.h"

#include <workbench/hid/hidraw_node.h>

#include <memory>

namespace kiosk::workbench {

// It asks nobody: what is shown is read once, whether a host waits or not.
//
// Log acts of its own: code-read (its "mono" is the moment of the last report), series-lost (nobody fetches reports).
class HidPosScannerEmulator : public ScannerEmulator {
    Q_OBJECT
public:
    HidPosScannerEmulator(UMockdevTestbed *testbed, Witness &witness, QObject *parent = nullptr);
    ~HidPosScannerEmulator() override;

    Result<void> plug() override; // under the next number, as while a host still has the one before open
    void unplug() override;
    static QString address(); // "hidraw:VENDOR:PRODUCT?serial=..."

private:
    bool isPlugged() const override { return m_node != nullptr; }
    bool canRead() const override { return isPlugged() && !m_isKeyboard; }
    bool looks() const override { return true; }
    void read() override;
    QJsonObject ownState() const override;

    UMockdevTestbed *const m_testbed;
    int m_number;
    bool m_isKeyboard = false;          // since it was plugged in
    std::unique_ptr<HidrawNode> m_node; // while it is plugged in
    std::unique_ptr<PtyPort> m_port;    // behind the node: goes first
    int m_readings = 0;
};

} // namespace kiosk::workbench
