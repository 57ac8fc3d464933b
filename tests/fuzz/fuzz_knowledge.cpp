// SPDX-License-Identifier: Apache-2.0
// Answers are written by people: what a file without findings holds can be asked for, whatever the question.
#include <inquiry/inquiry_index.h>

#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void mustBeOfTheIndex(const InquiryIndex &index, const QString &question)
{
    const InquiryResult result = index.ask(question);
    mustHold(result.candidates.isEmpty() == (result.confidence == Confidence::None));
    mustHold(result.candidates.size() <= (result.confidence == Confidence::Sure ? 1 : 3));
    for (const KnowledgeEntry *found : result.candidates)
        mustHold(index.entry(found->id) != nullptr);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    Findings findings;
    const Knowledge knowledge = decodeKnowledge(json, QStringLiteral("answers.json"), findings);
    static const bool described = !knowledgeSchema().isEmpty(); // by the same table
    mustHold(described);
    static const InquiryIndex empty({}, {});
    mustBeOfTheIndex(empty, QString::fromUtf8(json)); // a question of anything at all
    if (!findings.isEmpty())
        return 0;
    const InquiryIndex index(knowledge, {});
    for (const KnowledgeEntry &entry : knowledge.entries) {
        mustHold(!entry.questions.zh.isEmpty() && !entry.questions.en.isEmpty() && entry.source.date.isValid());
        mustBeOfTheIndex(index, entry.questions.zh.first() + entry.questions.en.last());
    }
    return 0;
}
