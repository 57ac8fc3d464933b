// SPDX-License-Identifier: Apache-2.0
// What the definitions of the terminal's own functions are made of (terminal_functions.h).
#pragma once

#include "service_definition.h"

namespace kiosk {

inline Words functionWords(const char16_t *zh, const char16_t *en)
{
    return {QString::fromUtf16(zh), QString::fromUtf16(en)};
}

inline StepDefinition functionStep(const QString &id, StepKind kind, const Words &title = {})
{
    StepDefinition made;
    made.id = id;
    made.kind = kind;
    made.title = title;
    return made;
}

// A function without steps yet. It has no official code, so it waits for no portal's catalogue, and nobody is asked to
// rate it.
ServiceDefinition functionOf(QStringView id, const Words &title, const Words &facts);

// The same for whoever is known by an identity card and a text-message code, or the code of an electronic licence: its
// first step asks for them.
ServiceDefinition personalFunctionOf(QStringView id, const Words &title, const Words &facts);

} // namespace kiosk
