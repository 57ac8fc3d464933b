// SPDX-License-Identifier: Apache-2.0
// The answers of a visit as its case has them: one way for what is signed and what is handed in.
#pragma once

#include <cases/signed_document.h>
#include <journey/journey.h>

namespace kiosk {

inline std::vector<CaseAnswer> caseAnswers(const Journey &journey)
{
    std::vector<CaseAnswer> answers;
    for (const auto &[field, answer] : answersOnPath(journey))
        answers.push_back({field->id, answer.value->clone(), QString::fromLatin1(codeName(answer.source)),
                           field->repeat.group, field->repeat.index, field->repeat.field});
    return answers;
}

} // namespace kiosk
