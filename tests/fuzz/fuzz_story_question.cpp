// SPDX-License-Identifier: Apache-2.0
#include <explain/question.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Whatever a socket brings: a question or a refusal, and what is understood is understood the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    if (const auto question = kiosk::decodedStoryQuestion(input)) {
        const auto again = kiosk::decodedStoryQuestion(kiosk::encoded(*question));
        if (question->named.isEmpty() || !again || again->form != question->form)
            std::abort();
        if (question->named.isValidUtf16() && again->named != question->named)
            std::abort();
    } else if (question.error().code != kiosk::ErrorCode::InvalidInput) {
        std::abort();
    }
    if (const auto story = kiosk::decodedStoryAnswer(input)) {
        if (kiosk::decodedStoryAnswer(kiosk::encodedStoryAnswer(*story)) != *story)
            std::abort();
    } else { // a no arrives as a no
        const auto again = kiosk::decodedStoryAnswer(kiosk::encodedStoryAnswer(story));
        if (again || (again.error().code != story.error().code && again.error().code != kiosk::ErrorCode::Internal))
            std::abort();
    }
    return 0;
}
