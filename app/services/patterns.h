// SPDX-License-Identifier: Apache-2.0
// The regular expressions that items bring, each compiled once in a thread: many items ask for the same, and a form
// asks again at every key. Inside this library only.
#pragma once

#include <QRegularExpression>

namespace kiosk {

QRegularExpression compiled(const QString &pattern); // may be invalid, and says so

} // namespace kiosk
