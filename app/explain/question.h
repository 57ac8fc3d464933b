// SPDX-License-Identifier: Apache-2.0
// What `kiosk explain` asks and what it gets, over the local socket or from the store itself.
#pragma once

#include <core/result.h>
#include <storage/visit_account.h>

#include <QByteArray>

namespace kiosk {

enum class StoryForm { Text, Json, Replay };

struct StoryQuestion {
    QString named; // see VisitReader
    StoryForm form = StoryForm::Text;
};

// One line each, JSON: {"as":"text","explain":"CH-7Q4M-2KD9-X"} and {"body":"..","code":""} or {"body":"<context>",
// "code":"not-found"}. InvalidInput from decode.
QByteArray encoded(const StoryQuestion &question);
Result<StoryQuestion> decodedStoryQuestion(const QByteArray &line);
QByteArray encodedStoryAnswer(const Result<QByteArray> &story);
Result<QByteArray> decodedStoryAnswer(const QByteArray &line); // the story, or the error that the terminal gave

// The account in the form that was asked for.
Result<QByteArray> storyIn(StoryForm form, const VisitAccount &account);

QString storySocket(const QString &stateFolder); // STATE/explain.sock

inline constexpr qint64 longestStoryQuestion = 1024;

} // namespace kiosk
