// SPDX-License-Identifier: Apache-2.0
// Members that a case and a correction of it have alike, written into the object that is open. Of this folder only.
#pragma once

#include "case_draft.h"

namespace kiosk {

class CanonicalJson;

void writeIdentity(CanonicalJson &json, const QString &method, bool verified);

} // namespace kiosk
