// SPDX-License-Identifier: Apache-2.0
// First contact with real hardware: `kiosk certify`. Identifies the device, runs its health checks, records the wire
// and leaves a report and a replay file for the driver's tests.
#pragma once

#include <core/result.h>
#include <hal/driver_descriptor.h>

#include <functional>

namespace kiosk {

struct CertifyStep {
    QString name; // "online", "health internal", ...
    bool passed = false;
    Duration took{};
    QString text; // technical
};

struct CertifyReport {
    hal::DeviceSlot slot;
    hal::Capabilities capabilities;
    hal::StatusSnapshot status;
    hal::Statistics statistics;
    QList<CertifyStep> steps;
    QString recording; // file name; empty when the driver cannot be recorded
    int exchanges = 0;
    bool passed() const;
    QByteArray markdown() const;
};

struct CertifyRequest {
    hal::DeviceSlot slot;
    QString outDir;        // made when missing
    Duration online = 15s; // for the device to be there
    Duration check = 30s;  // for each health check; a person has to do something in the last one
    std::function<void(const QString &)> say = [](const QString &) {}; // to the person at the device
};

// Blocks in an event loop of its own; needs a QCoreApplication. Writes <driver>.md and <driver>.jsonl into outDir.
// BadConfig: no such driver, port or parameter. A device that is missing or fails is a report, not an error.
Result<CertifyReport> certify(const CertifyRequest &request, const QList<hal::DriverDescriptor> &drivers);

// The command line: SLOT [--config DIR] | --driver ID --port PORT [--set KEY=VALUE ...]; both [--out DIR]. Returns the
// program's exit code: 0 all passed, 1 something did not, 64 wrong usage, 78 the configuration cannot be read.
int certifyCommand(const QStringList &arguments);

} // namespace kiosk
