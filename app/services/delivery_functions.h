// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service_definition.h"

namespace kiosk {

// Documents that departments serve on a citizen: read here, and signed for or refused.
inline constexpr QStringView kReceiveDocument = u"receive-document"; // the portal's name for it, too

QList<ServicePtr> deliveryFunctions();

} // namespace kiosk
