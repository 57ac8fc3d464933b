// SPDX-License-Identifier: Apache-2.0
// `kiosk check`: everything that can be said about a configuration folder before the terminal starts on it.
#pragma once

#include <config/wiring.h>

#include <core/clock.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace kiosk {

struct CheckReport {
    Findings findings;
    int services = 0; // items that would be offered

    int exitCode() const { return findings.isEmpty() ? 0 : 1; }
    QString text() const;    // one finding a paragraph, then one line of summary
    QByteArray json() const; // {"ok", "services", "findings": [{file, pointer, reason, suggestion}]}
};

// `drivers`: those of this build (composition knows them); none: devices.toml is taken as it stands.
// Reads kiosk.toml, devices.toml, life-areas.json, services/ and knowledge/, walks each item's own tests; at the time
// of `clock` the papers for the portal, unless none of them is there yet, the staff list where kiosk.toml names one,
// and which answers are to be read again.
CheckReport checkConfiguration(const QString &path, const QList<KnownDriver> &drivers = {},
                               const Clock &clock = SystemClock());

// `kiosk check --schema`: {"service", "bundle", "part", "lifeAreas", "knowledge"}: JSON Schemas
QByteArray configurationSchemas();

} // namespace kiosk
