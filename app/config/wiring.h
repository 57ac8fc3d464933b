// SPDX-License-Identifier: Apache-2.0
// devices.toml: which driver sits at which port. Small and edited by a technician, so its keys are closed.
#pragma once

#include "finding.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <functional>
#include <optional>

namespace kiosk {

// What a machine can have; the names are the tables of devices.toml and the "devices" of service items.
QStringList deviceSlots(); // idcard, scanner, receipt, certificate

struct DeviceWiring {
    QString slot;                      // one of deviceSlots()
    QString driver;                    // driver id, e.g. "idcard.sdt"
    QString port;                      // "serial:/dev/ttyS0?baud=115200", "tcp:host:port", "ipp://host/path"
    QMap<QString, QString> parameters; // what else the driver allows, e.g. profile = "80mm"
};

struct Wiring {
    QList<DeviceWiring> devices; // in the order of deviceSlots(); a slot may be absent
};

// A driver of this build as the configuration must know it; composition fills it from the driver's own descriptor.
struct KnownDriver {
    struct Parameter {
        QString name;
        QStringList words; // closed set; empty: any text
    };
    QString id;
    QStringList ports; // an example for each scheme
    QList<Parameter> parameters;
    // What the driver itself has against this table, empty when nothing. It does not look at the hardware.
    std::function<QString(const DeviceWiring &)> objection;
};

// No drivers means "not known here": ids, ports and parameters are then taken as they stand.
std::optional<Wiring> decodeWiring(const QByteArray &toml, const QString &file, const QList<KnownDriver> &drivers,
                                   Findings &findings);

} // namespace kiosk
