// SPDX-License-Identifier: Apache-2.0
// kiosk --gallery: every control in every state, in a window, for those who look at the design. No configuration, no
// store, no device.
#pragma once

#include <core/result.h>

#include <QSize>

namespace kiosk {

// Shows it until its window is closed; size in device-independent pixels, invalid: the whole screen. With drawOnce,
// draws every sheet and comes back. Internal when a sheet does not load. GUI thread, after QGuiApplication.
Result<void> showGallery(const QSize &size, bool drawOnce);

} // namespace kiosk
