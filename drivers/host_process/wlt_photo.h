// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host_process.h"

namespace kiosk {

struct IdPhoto { // RGB, rows from the top, no padding: 102 x 126
    static constexpr int width = 102;
    static constexpr int height = 126;
    SensitiveBytes rgb;
};

// The photo of an ID card (1024 bytes as read) by the hall's plug-in (wlt_plugin.h), in a process of its own. Blocks.
// Unsupported: no plug-in is configured (`plugin` empty), or it is none for this build: show a placeholder, and let the
// portal decode. InvalidInput: not 1024 bytes. NotFound, DeviceFault, TimedOut, Cancelled: see HostProcess::run().
Result<IdPhoto> decodeWltPhoto(const HostProcess &host, const QString &plugin, QByteArrayView wlt,
                               const host::ChildCall &call);

} // namespace kiosk
