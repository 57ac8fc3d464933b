// SPDX-License-Identifier: Apache-2.0
#include "knowledge_entry.h"

#include <config/document.h>
#include <config/record.h>

namespace kiosk {
namespace {

using namespace shape;

// What the answer page holds in its largest type.
constexpr qsizetype kLongestZh = 70;
constexpr qsizetype kLongestEn = 170;

bool holdsHanzi(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

const Record<KnowledgeQuestions> &questionsRecord()
{
    static const Record<KnowledgeQuestions> record
        = Record<KnowledgeQuestions>("questions")
              .required("zh", &KnowledgeQuestions::zh, listOf(text(), 1), "ways to ask it, the plainest first")
              .required("en", &KnowledgeQuestions::en, listOf(text(), 1), "the same in English")
              .examine([](const KnowledgeQuestions &questions, const Reader &reader) {
                  for (qsizetype i = 0; i < questions.en.size(); ++i) {
                      if (holdsHanzi(questions.en[i]))
                          reader.at(QStringLiteral("en"))
                              .at(i)
                              .complain(QStringLiteral("the English question holds Chinese characters"),
                                        QStringLiteral("Move it to \"zh\", or translate it."));
                  }
              });
    return record;
}

const Record<KnowledgeSource> &sourceRecord()
{
    static const Record<KnowledgeSource> record
        = Record<KnowledgeSource>("source")
              .required("name", &KnowledgeSource::name, words(), "law, notice or department that says so")
              .required("date", &KnowledgeSource::date, date(), "its day");
    return record;
}

const Record<KnowledgePlace> &placeRecord()
{
    static const Record<KnowledgePlace> record
        = Record<KnowledgePlace>("place")
              .required("window", &KnowledgePlace::window, words(), "window or spot, shown large")
              .required("floor", &KnowledgePlace::floor, words(), "floor, shown large");
    return record;
}

void examineEntry(const KnowledgeEntry &entry, const Reader &reader)
{
    const auto tooLong = [&](const char *language, const QString &text, qsizetype longest) {
        if (text.size() > longest)
            reader.at(QStringLiteral("answer"))
                .at(QString::fromLatin1(language))
                .complain(
                    QStringLiteral("the answer has %1 characters, the page holds %2").arg(text.size()).arg(longest),
                    QStringLiteral("Say only what was asked; the rest is another entry."));
    };
    tooLong("zh", entry.answer.zh, kLongestZh);
    tooLong("en", entry.answer.en, kLongestEn);
    if (entry.review < entry.source.date)
        reader.at(QStringLiteral("review"))
            .complain(QStringLiteral("the review is before the day of the source"),
                      QStringLiteral("Write the day on which somebody will read the answer again."));
}

const Record<KnowledgeEntry> &entryRecord()
{
    static const Record<KnowledgeEntry> record
        = Record<KnowledgeEntry>("entry")
              .required("id", &KnowledgeEntry::id, kebabId(), "id, unique in the folder")
              .optional("sample", &KnowledgeEntry::sample, flag(), "invented content")
              .optional("example", &KnowledgeEntry::isExample, flag(), "shown as a question to press")
              .required("questions", &KnowledgeEntry::questions, object(&questionsRecord), "how people ask it")
              .required("answer", &KnowledgeEntry::answer, words(), "two or three short sentences, the result first")
              .required("source", &KnowledgeEntry::source, object(&sourceRecord), "who says so, and when")
              .optional("items", &KnowledgeEntry::items, listOf(kebabId(), 1), "services that do what was asked about")
              .optional("place", &KnowledgeEntry::place, maybe(object(&placeRecord)), "where to go")
              .required("review", &KnowledgeEntry::review, date(), "the last day on which nobody has to read it again")
              .examine(&examineEntry);
    return record;
}

const Record<Knowledge> &knowledgeRecord()
{
    static const Record<Knowledge> record
        = Record<Knowledge>("knowledge")
              .optional("alike", &Knowledge::alike, listOf(listOf(text(), 2)), "words that mean the same")
              .optional("outside", &Knowledge::outside, listOf(text()),
                        "words of what this hall does not know, e.g. other cities")
              .required("entries", &Knowledge::entries, listOf(object(&entryRecord)), "answers");
    return record;
}

} // namespace

Knowledge decodeKnowledge(const QByteArray &json, const QString &file, Findings &findings)
{
    Knowledge knowledge;
    const std::optional<QJsonValue> tree = readJson(json, file, findings);
    if (tree)
        knowledgeRecord().read(*tree, knowledge, Reader(file, findings));
    return knowledge;
}

QJsonObject knowledgeSchema()
{
    SchemaBook book;
    const QJsonObject root = knowledgeRecord().schema(book);
    return book.bind(root, QStringLiteral("Knowledge of the Yizhan terminal"));
}

} // namespace kiosk
