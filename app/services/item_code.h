// SPDX-License-Identifier: Apache-2.0
// The implementation code of a service item: unified social credit code of the organ (18), level (1), basic code (12).
#pragma once

#include <QStringView>

namespace kiosk {

// GB 32100-2015: the 18th sign is the MOD 31 check of the others
bool creditCodeHolds(QStringView creditCode);

} // namespace kiosk
