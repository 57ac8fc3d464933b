// SPDX-License-Identifier: Apache-2.0
// Work in many equal pieces, on the processors that there are.
#pragma once

#include <QtGlobal>
#include <functional>

namespace kiosk {

// each(0) to each(count - 1), on this thread and a few more that end before it returns; few pieces stay on this thread.
// In no order: each(i) touches only what belongs to i, or what nobody changes. It must not throw.
void sideBySide(qsizetype count, const std::function<void(qsizetype)> &each);

} // namespace kiosk
