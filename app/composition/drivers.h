// SPDX-License-Identifier: Apache-2.0
// Every driver of this build, by name: static libraries drop self-registrars, so the list is written down.
#pragma once

#include <config/wiring.h>
#include <hal/driver_descriptor.h>

namespace kiosk {

QList<hal::DriverDescriptor> builtinDrivers();
// The same for the configuration, which knows no device: `kiosk check` asks each driver what it has against its table.
QList<KnownDriver> knownDrivers();

} // namespace kiosk
