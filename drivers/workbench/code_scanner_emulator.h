// SPDX-License-Identifier: Apache-2.0
// A scanner module GM65 or GM812 on a serial port, and the code that is held before its window.
#pragma once

#include "gm65_wire.h"
#include "pty_port.h"
#include "scanner_emulator.h"

#include <QHash>
#include <QTimer>

namespace kiosk::workbench {

// Log acts of its own: request-received, reply-sent, code-read (its "mono" is the last bit on the wire),
// setting-code-obeyed, line-left.
class CodeScannerEmulator : public ScannerEmulator {
    Q_OBJECT
public:
    enum class Model { Gm65, Gm812 };

    CodeScannerEmulator(const QString &symlink, Model model, Witness &witness, QObject *parent = nullptr);

    Result<void> plug() override; // power-on: the zones are those of the flash, printed setting codes are obeyed
    void unplug() override;
    QString address() const { return m_port.address(); }

private:
    using Zones = QHash<quint16, quint8>;

    bool isPlugged() const override { return m_port.isPlugged(); }
    bool canRead() const override { return isPlugged(); }
    bool looks() const override; // a trigger is open, or the mode needs none
    void read() override;
    QJsonObject ownState() const override;

    static Zones factoryZones(Model model);
    void receive(const QByteArray &bytes);
    void answer(const Gm65Request &request);
    QByteArray carryOut(const Gm65Request &request); // the bytes of the reply
    void write(quint16 first, const QByteArray &values);
    void trigger();
    void emitReading(const std::optional<ScannerFault> &fault, const ShownCode &shown);
    QByteArray tail() const;
    quint8 zone(quint16 number) const { return m_zones.value(number); }

    const Model m_model;
    PtyPort m_port;
    Gm65RequestHunter m_hunter;
    Zones m_zones;
    Zones m_flash;
    bool m_obeysSettingCodes = true;
    bool m_isOnSerial = true; // a GM65 that was told to use its USB side is deaf and dumb here
    QTimer m_window;          // runs while a trigger is open
    int m_triggers = 0;
    int m_heartbeats = 0;
};

} // namespace kiosk::workbench
