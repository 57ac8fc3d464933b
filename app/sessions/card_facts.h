// SPDX-License-Identifier: Apache-2.0
// What is taken from a citizen's document, whether the card was read or the portal said the same of its electronic
// form.
#pragma once

#include <hal/id_card_reader.h>
#include <identity/card_rules.h>
#include <journey/prefill.h>
#include <services/service_definition.h>

namespace kiosk {

// Of whoever has a Chinese name, that.
const SensitiveText &nameOn(const hal::IdCardRecord &card);
// Under the keys of a field's prefill.
KnownValues knownFrom(const hal::IdCardRecord &card);
// As judgeDocument().
Result<void> judgeCard(const hal::IdCardRecord &card, const ServiceDefinition &service, QDate today);

} // namespace kiosk
