// SPDX-License-Identifier: Apache-2.0
// The icons that a configuration may name: those of resources/icons.
#pragma once

#include <QStringList>

namespace kiosk {

const QStringList &iconNames();

} // namespace kiosk
