// SPDX-License-Identifier: Apache-2.0
// Turns what a card or the portal knows into first answers of the item's fields.
#pragma once

#include "journey.h"

#include <QMap>
#include <QString>

namespace kiosk {

using KnownValues = QMap<QString, std::shared_ptr<const SensitiveText>>; // by Prefill::key

// The answers that `known` gives under `from`; fields answered by a source that the item names earlier stay as they
// are. Empty values and values that the field itself refuses are left out: the citizen is asked instead.
Answers prefillAnswers(const Journey &journey, AnswerSource from, const KnownValues &known);
// What the card of the person says for whom it is done, as if whoever acts had shown none.
Answers answersOfPrincipal(Journey journey, const KnownValues &known);

} // namespace kiosk
