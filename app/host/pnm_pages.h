// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host_program.h"

namespace kiosk::host {

// Pages as pdftoppm writes them one behind the other (binary PGM or PPM, 8 bit). DeviceFault: it wrote something else.
Parts decodePages(QByteArrayView stream, HostPart::Kind kind);

} // namespace kiosk::host
