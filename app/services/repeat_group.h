// SPDX-License-Identifier: Apache-2.0
// Fields that an item asks for 1..n things: children, shareholders, former jobs. The group becomes plain fields when
// the item is decoded, so that whatever walks, shows, seals and checks an item knows fields only.
//
// The group "child" with the field "name" becomes child1Name, child2Name, ...; between two stands a question whether
// there is another, child1More. What comes later is guarded by the answer to it, so a changed answer takes it away.
#pragma once

#include "field_definition.h"

namespace kiosk {

inline const QString kAnother = QStringLiteral("yes"); // to whether there is one more

struct RepeatGroup {
    QString id;
    int least = 1; // so many are asked without a question between
    int most = 2;
    Words title;    // {n} stands for the number: 第 {n} 个孩子
    Words question; // whether there is another; empty: least and most are the same
    Words why;      // why that is asked
    Predicate when; // the whole group is left out while this does not hold
    QList<FieldDefinition> fields;
};

// All fields of the group in the order in which they are asked. {n} in label, question, hint and why of a field is its
// number; conditions and rules that name a field of the group mean the one with the same number.
QList<FieldDefinition> expanded(const RepeatGroup &group);

} // namespace kiosk
