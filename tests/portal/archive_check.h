// SPDX-License-Identifier: Apache-2.0
// Looks through an archive package as whoever receives it would: its layout, and whether its papers go together.
#pragma once

#include "bag.h"

namespace refportal {

// Everything that is wrong with it; empty: nothing was found. `caFile` is the CA to trust for terminals' signatures;
// empty: the one in the package, which says only that its papers go together.
QList<Finding> checkPackage(const QString &folder, const QString &caFile = {});

} // namespace refportal
