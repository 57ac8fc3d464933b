// SPDX-License-Identifier: Apache-2.0
// What a person types at a command: a line whose buffers are wiped, and a secret that is not shown.
#pragma once

#include <core/sensitive.h>

namespace kiosk {

// One line of standard input without its end, of at most 255 bytes. The caller has taken the buffer from `stdin`
// (setvbuf with _IONBF), or a copy stays in it.
SensitiveBytes typedLine();
// Asks on standard error; on a terminal the keys are not shown.
SensitiveBytes typedSecret(const char *question);

} // namespace kiosk
