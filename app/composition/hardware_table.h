// SPDX-License-Identifier: Apache-2.0
// docs/hardware.md, made from what the drivers say of themselves: `kiosk drivers`.
#pragma once

#include <hal/driver_descriptor.h>

#include <QByteArray>

namespace kiosk {

QByteArray hardwareTable(const QList<hal::DriverDescriptor> &drivers); // Markdown, UTF-8

} // namespace kiosk
