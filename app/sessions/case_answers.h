// SPDX-License-Identifier: Apache-2.0
// The answers of a visit as its case has them: one way for what is signed, what is handed in, and what is
// taken along.
#pragma once

#include <cases/case_draft.h>
#include <core/working_days.h>
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

// How each material is given, and until when.
inline std::vector<CaseEvidence> caseEvidence(const Journey &journey)
{
    std::vector<CaseEvidence> evidence;
    for (const auto &[field, answer] : answersOnPath(journey)) {
        if (const MaterialSource *given = chosenSource(*field, answer.value->view()))
            evidence.push_back({field->id, QString::fromLatin1(codeName(given->from)),
                                hasDeadline(given->from) ? workingDayAfter(journey.today, given->days) : QDate()});
    }
    return evidence;
}

} // namespace kiosk
