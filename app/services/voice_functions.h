// SPDX-License-Identifier: Apache-2.0
// What a citizen has to say about the hall and its departments (投诉建议、办不成事): sealed, kept and brought like a
// case, and asked for by its number afterwards.
#pragma once

#include "service_definition.h"

namespace kiosk {

inline constexpr QStringView kComplaint = u"complaint"; // the portal's names for them, too
inline constexpr QStringView kAnonymousComplaint = u"complaint-anonymous";

// Under a name, and without any.
QList<ServicePtr> voiceFunctions();

} // namespace kiosk
