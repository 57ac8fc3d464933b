// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "aliases.h"

namespace kiosk {

// What an entry of the audit says, in one plain sentence. An event or outcome of a later release is told by its names.
QString sentenceOf(const AuditRecord &entry, const Aliases &aliases);
// Whether this outcome of this event has a sentence of its own.
bool hasSentence(QStringView event, QStringView outcome);

} // namespace kiosk
