// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host_program.h"

#include <host_process/wlt_plugin.h>

namespace kiosk::host {

// "wlt PLUGIN.so": 1024 bytes of a card's photo -> one RGB picture, 102 x 126. NotFound: no such plug-in;
// Unsupported: another ABI, or admitPlugin() refuses it; InvalidInput: not 1024 bytes; DeviceFault: it gives no
// picture.
Task wltTask();

// Unsupported for a decoder of test photos in a production build, and for another ABI.
Result<void> admitPlugin(const KioskWltPlugin &plugin, bool production);

} // namespace kiosk::host
