// SPDX-License-Identifier: Apache-2.0
// What scanners of every wiring have in common: the code that is held before the window, and the faults that wait.
#pragma once

#include "scanner_faults.h"
#include "shown_code.h"
#include "witness.h"

#include <QObject>
#include <QTimer>

namespace kiosk::workbench {

// Log acts: code-shown, code-hidden, fault-spent, plugged, unplugged, and those of each scanner. No line holds a text:
// it may be somebody's payment. Main thread.
class ScannerEmulator : public QObject {
    Q_OBJECT
public:
    virtual Result<void> plug() = 0;
    virtual void unplug() = 0;
    void show(const ShownCode &code); // in place of the one before
    Result<void> hide();              // NotFound
    void addFault(const ScannerFault &fault);

    ScannerWiring wiring() const { return m_wiring; }
    QJsonObject state() const;

signals:
    void changed(); // anything state() shows

protected:
    ScannerEmulator(const char *device, ScannerWiring wiring, Witness &witness, QObject *parent);

    virtual bool isPlugged() const = 0;
    virtual bool canRead() const = 0; // it is plugged in, and a text would get out
    virtual bool looks() const = 0;   // it reads what comes into view now
    virtual void read() = 0;          // a moment after startReading()
    virtual QJsonObject ownState() const = 0;

    const std::optional<ShownCode> &code() const { return m_code; }
    const ScannerFault *nextFault(ScannerFault::Stage stage) const { return m_faults.next(stage); }
    std::optional<ScannerFault> spend(ScannerFault::Stage stage);
    void startReading();
    void stopReading() { m_decode.stop(); }
    void note(const char *act, const QJsonObject &facts = {}) { m_witness.note(m_device, act, facts); }
    void noteCode(const char *act, const ShownCode &code, QJsonObject more = {});

private:
    const char *const m_device;
    const ScannerWiring m_wiring;
    Witness &m_witness;
    ScannerFaultQueue m_faults;
    std::optional<ShownCode> m_code;
    QTimer m_decode; // between a code in view and its text
};

} // namespace kiosk::workbench
