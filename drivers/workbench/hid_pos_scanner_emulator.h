// SPDX-License-Identifier: Apache-2.0
// A HID POS scanner in presentation mode on a hidraw node of the testbed, and the code that is held before its window.
#pragma once

#include "pty_port.h"
#include "scanner_faults.h"
#include "shown_code.h"
#include "witness.h"

#include <workbench/hid/hidraw_node.h>

#include <QTimer>
#include <memory>

namespace kiosk::workbench {

// It asks nobody: what is shown is read once, whether a host waits or not. Main thread.
//
// Log acts: code-shown, code-hidden, code-read (its "mono" is the moment of the last report), series-lost (nobody
// fetches reports), fault-spent, plugged, unplugged. No line holds a text: it may be somebody's payment.
class HidPosScannerEmulator : public QObject {
    Q_OBJECT
public:
    HidPosScannerEmulator(UMockdevTestbed *testbed, Witness &witness, QObject *parent = nullptr);
    ~HidPosScannerEmulator() override;

    Result<void> plug(); // under the next number, as while a host still has the one before open
    void unplug();
    void show(const ShownCode &code); // in place of the one before
    Result<void> hide();              // NotFound
    void addFault(const ScannerFault &fault);

    static QString address(); // "hidraw:VENDOR:PRODUCT?serial=..."
    QJsonObject state() const;

signals:
    void changed(); // anything state() shows

private:
    bool isPlugged() const { return m_node != nullptr; }
    std::optional<ScannerFault> spend(ScannerFault::Stage stage);
    void read();

    UMockdevTestbed *const m_testbed;
    Witness &m_witness;
    ScannerFaultQueue m_faults;
    int m_number;
    bool m_isKeyboard = false;          // since it was plugged in
    std::unique_ptr<HidrawNode> m_node; // while it is plugged in
    std::unique_ptr<PtyPort> m_port;    // behind the node: goes first
    std::optional<ShownCode> m_code;
    QTimer m_decode; // between a code in view and its text
    int m_readings = 0;
};

} // namespace kiosk::workbench
