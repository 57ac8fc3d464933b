// SPDX-License-Identifier: Apache-2.0
// Every driver of this build, by name: static libraries drop self-registrars, so the list is written down.
#pragma once

#include <hal/driver_descriptor.h>

namespace kiosk {

QList<hal::DriverDescriptor> builtinDrivers();

} // namespace kiosk
