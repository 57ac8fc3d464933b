// SPDX-License-Identifier: Apache-2.0
// GB/T 3304: names of the ethnic groups printed on resident cards.
#pragma once

#include <QString>
#include <QStringView>

namespace kiosk {

// "01" -> 汉. An unknown code comes back as it is: shown raw, never guessed.
QString ethnicGroupName(QStringView code);

} // namespace kiosk
