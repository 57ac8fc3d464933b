// SPDX-License-Identifier: Apache-2.0
#include "story_door.h"

#include "question.h"

#include <storage/store.h>

namespace kiosk {

StoryDoor::StoryDoor(Store &store, Alarms &alarms, Logger log)
    : m_store(store), m_door(
                          {"explain", longestStoryQuestion, patience, mostConnections},
                          [this](const SensitiveBytes &line, const LocalDoor::Reply &reply) { answer(line, reply); },
                          [](const Error &error) { return encodedStoryAnswer(fail(error)); }, alarms, std::move(log))
{ }

Result<void> StoryDoor::open(const QString &stateFolder) { return m_door.open(storySocket(stateFolder)); }

void StoryDoor::answer(const SensitiveBytes &line, const LocalDoor::Reply &reply)
{
    const auto question = decodedStoryQuestion(line.reveal());
    if (!question)
        return reply(encodedStoryAnswer(fail(question.error())));
    whenReady(m_store.visitAccount(question->named), this,
              [reply, form = question->form](const Result<VisitAccount> &account) {
                  reply(encodedStoryAnswer(account ? storyIn(form, *account) : fail(account.error())));
              });
}

} // namespace kiosk
