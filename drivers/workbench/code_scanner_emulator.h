// SPDX-License-Identifier: Apache-2.0
// A scanner module GM65 or GM812 on a serial port, and the code that is held before its window.
#pragma once

#include "gm65_wire.h"
#include "pty_port.h"
#include "scanner_faults.h"
#include "shown_code.h"
#include "witness.h"

#include <QHash>
#include <QTimer>

namespace kiosk::workbench {

// Log acts: code-shown, code-hidden, request-received, reply-sent, code-read (its "mono" is the last bit on the wire),
// setting-code-obeyed, line-left, fault-spent, plugged, unplugged. No line holds a text: it may be somebody's payment.
class CodeScannerEmulator : public QObject {
    Q_OBJECT
public:
    enum class Model { Gm65, Gm812 };

    CodeScannerEmulator(const QString &symlink, Model model, Witness &witness, QObject *parent = nullptr);

    Result<void> plug(); // power-on: the zones are those of the flash, printed setting codes are obeyed
    void unplug();
    void show(const ShownCode &code); // in place of the one before
    Result<void> hide();              // NotFound
    void addFault(const ScannerFault &fault);

    QString address() const { return m_port.address(); }
    QJsonObject state() const;

signals:
    void changed(); // anything state() shows

private:
    using Zones = QHash<quint16, quint8>;

    static Zones factoryZones(Model model);
    void receive(const QByteArray &bytes);
    void answer(const Gm65Request &request);
    QByteArray carryOut(const Gm65Request &request); // the bytes of the reply
    void write(quint16 first, const QByteArray &values);
    void trigger();
    void read();
    void emitReading(const std::optional<ScannerFault> &fault, const ShownCode &code);
    bool readsByItself() const;
    QByteArray tail() const;
    quint8 zone(quint16 number) const { return m_zones.value(number); }

    Witness &m_witness;
    const Model m_model;
    PtyPort m_port;
    Gm65RequestHunter m_hunter;
    ScannerFaultQueue m_faults;
    Zones m_zones;
    Zones m_flash;
    bool m_obeysSettingCodes = true;
    bool m_isOnSerial = true; // a GM65 that was told to use its USB side is deaf and dumb here
    std::optional<ShownCode> m_code;
    QTimer m_window; // runs while a trigger is open
    QTimer m_decode; // between a code in view and its text
    int m_triggers = 0;
    int m_heartbeats = 0;
};

} // namespace kiosk::workbench
