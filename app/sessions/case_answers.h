// SPDX-License-Identifier: Apache-2.0
// The answers of a visit as its case has them: one way for what is signed and what is handed in.
#pragma once

#include <cases/signed_document.h>
#include <journey/journey.h>

namespace kiosk {

inline std::vector<CaseAnswer> caseAnswers(const Journey &journey)
{
    std::vector<CaseAnswer> answers;
    for (const auto &[field, answer] : answersOnPath(journey)) {
        CaseAnswer made{field->id, answer.value->clone(), QString::fromLatin1(codeName(answer.source))};
        made.group = field->repeat.group;
        made.index = field->repeat.index;
        made.field = field->repeat.field;
        if (answer.disputes) {
            made.disputed = answer.disputes->value->clone();
            made.disputedSource = QString::fromLatin1(codeName(answer.disputes->source));
        }
        answers.push_back(std::move(made));
    }
    return answers;
}

} // namespace kiosk
