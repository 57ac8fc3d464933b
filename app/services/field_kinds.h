// SPDX-License-Identifier: Apache-2.0
// What a kind of field knows by itself, so that no item has to say it: how its value is typed and read, which rules
// hold for every one, and the words for a value that breaks them.
#pragma once

#include "field_definition.h"

namespace kiosk {

// What between the signs of a typed value means nothing. Full-width signs are narrow ones except in text.
enum class Folding {
    Text,   // spaces around it
    Number, // all spaces and dashes
    Amount, // all spaces, commas, signs of the yuan; not the minus
};

struct FieldKindTraits {
    FieldKind kind = FieldKind::Text;
    const char *name = "";
    Folding folding = Folding::Text;
    QList<qsizetype> groups; // as a person reads it; of another length it is read in one piece
    QList<Validator> rules;  // in the order in which they speak
};
const QList<FieldKindTraits> &fieldKinds(); // one for each kind
const FieldKindTraits &traitsOf(FieldKind kind);

// What is said when a rule does not hold and the item has no words of its own. Empty for rules that only the item can
// explain: Pattern, NotBefore, NotAfter, AtLeast, AtMost.
Words standardWords(FieldRule rule);

// Adds the rules of the kind that the item does not say itself. A field that nobody can type has none: what a
// document or shared data says is taken as it stands there.
void addRulesOfKind(FieldDefinition &field, bool isAsked = true);

} // namespace kiosk
