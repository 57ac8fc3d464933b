// SPDX-License-Identifier: Apache-2.0
// devices.toml: which driver sits at which port. Small and edited by a technician, so its keys are closed.
#pragma once

#include "finding.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace kiosk {

// What a machine can have; the names are the tables of devices.toml and the "devices" of service items.
QStringList deviceSlots(); // idcard, scanner, receipt, certificate

struct DeviceWiring {
    QString slot;                      // one of deviceSlots()
    QString driver;                    // driver id, e.g. "idcard.sdt"
    QString port;                      // "serial:/dev/ttyS0?baud=115200", "tcp:host:port", "ipp://host/path"
    QMap<QString, QString> parameters; // what else this slot allows, e.g. profile = "80mm"
};

struct Wiring {
    QList<DeviceWiring> devices; // in the order of deviceSlots(); a slot may be absent
};

// `drivers`: ids that this build knows; empty means "not known here", and then only their shape is checked.
std::optional<Wiring> decodeWiring(const QByteArray &toml, const QString &file, const QStringList &drivers,
                                   Findings &findings);

} // namespace kiosk
