// SPDX-License-Identifier: Apache-2.0
// What devices.toml says about the module, and what is odd about its kind.
#pragma once

#include "gm65_frames.h"

#include <core/clock.h>
#include <hal/driver_descriptor.h>

namespace kiosk::gm65 {

enum class Dialect { Gm65, Gm812 };

// Quirks. What is not known of a model is not written to it: on a GM65 a wrong byte in 000D turns the serial port off.
struct Model {
    const char *name;
    Dialect dialect;
    bool setsEncoding; // 000D; else texts may come as GBK, which driver_scanner_text reads as well
    bool setsTail;     // 000E; else any of CR, LF, CRLF and silence ends a text
};
const Model &modelOf(Dialect dialect);

struct Timing {
    Duration reply = 500ms;   // of the module to a command
    Duration idle = 50ms;     // silence that ends a text without tail
    Duration window = 5s;     // one trigger reads that long, then it is pulled again
    Duration heartbeat = 10s; // while nobody scans
    int missesUntilLost = 3;
};

struct Settings {
    Dialect dialect = Dialect::Gm65;
    Tail tail = Tail::CrLf;
    QByteArray prefix; // as configured in the module
    bool aimId = false;
    Timing timing = {};
};

QList<hal::DriverParameter> parameterTable();
Result<Settings> settingsOf(const hal::DeviceSlot &slot); // BadConfig
// Modules can be set to say that a trigger ended without a code; that is no code.
bool isReadFailText(QByteArrayView text);

} // namespace kiosk::gm65
