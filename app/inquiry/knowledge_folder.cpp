// SPDX-License-Identifier: Apache-2.0
#include "knowledge_folder.h"

#include <config/document.h>

#include <QDir>

namespace kiosk {
namespace {

// What a file may not say because of the other files and the items.
class FolderRules {
public:
    FolderRules(const ServiceCatalogue &catalogue, Findings &findings) : m_findings(findings)
    {
        for (const ServicePtr &service : catalogue.services())
            m_items << service->id;
    }

    void examine(const Knowledge &knowledge, const QString &file)
    {
        for (qsizetype i = 0; i < knowledge.entries.size(); ++i)
            examine(knowledge.entries[i], file, QStringLiteral("/entries/%1").arg(i));
    }

private:
    void examine(const KnowledgeEntry &entry, const QString &file, const QString &pointer)
    {
        if (m_fileOfId.contains(entry.id))
            m_findings << Finding{
                file, pointer + QStringLiteral("/id"),
                QStringLiteral("\"%1\" is used in %2 as well").arg(entry.id, m_fileOfId.value(entry.id)),
                QStringLiteral("Every answer has its own.")};
        m_fileOfId.insert(entry.id, file);
        for (qsizetype i = 0; i < entry.items.size(); ++i) {
            if (!m_items.contains(entry.items[i]))
                m_findings << Finding{file, pointer + QStringLiteral("/items/%1").arg(i),
                                      QStringLiteral("there is no service \"%1\"").arg(entry.items[i]),
                                      suggestionFor(entry.items[i], m_items)};
        }
        examineQuestions(entry.questions.zh, entry, file, pointer + QStringLiteral("/questions/zh"));
        examineQuestions(entry.questions.en, entry, file, pointer + QStringLiteral("/questions/en"));
    }
    // Of two answers to the same words neither could be given as the right one.
    void examineQuestions(const QStringList &questions, const KnowledgeEntry &entry, const QString &file,
                          const QString &pointer)
    {
        for (qsizetype i = 0; i < questions.size(); ++i) {
            const QString asked = questions[i].simplified().toLower();
            if (m_idOfQuestion.contains(asked))
                m_findings << Finding{file, pointerTo(pointer, i),
                                      QStringLiteral("\"%1\" is asked in the entry \"%2\" as well")
                                          .arg(questions[i], m_idOfQuestion.value(asked)),
                                      QStringLiteral("Keep it where its answer is.")};
            m_idOfQuestion.insert(asked, entry.id);
        }
    }

    QStringList m_items;
    QHash<QString, QString> m_fileOfId;
    QHash<QString, QString> m_idOfQuestion;
    Findings &m_findings;
};

} // namespace

KnowledgeFolder KnowledgeFolder::load(const QString &path, const ServiceCatalogue &catalogue)
{
    KnowledgeFolder folder;
    FolderRules rules(catalogue, folder.findings);
    const QDir dir(QDir(path).filePath(QStringLiteral("knowledge")));
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const QString file = QStringLiteral("knowledge/") + name;
        const qsizetype before = folder.findings.size();
        const std::optional<QByteArray> bytes = readFile(dir.filePath(name), file, folder.findings);
        if (!bytes)
            continue;
        const Knowledge part = decodeKnowledge(*bytes, file, folder.findings);
        if (folder.findings.size() == before)
            rules.examine(part, file);
        if (folder.findings.size() != before)
            continue;
        for (qsizetype i = 0; i < part.entries.size(); ++i)
            folder.reviewAt.insert(part.entries[i].id, {file, QStringLiteral("/entries/%1/review").arg(i), {}, {}});
        folder.knowledge.alike << part.alike;
        folder.knowledge.outside << part.outside;
        folder.knowledge.entries << part.entries;
    }
    return folder;
}

Findings KnowledgeFolder::overdueOn(QDate today) const
{
    Findings overdue;
    for (const KnowledgeEntry &entry : knowledge.entries) {
        if (!entry.isOverdue(today))
            continue;
        Finding finding = reviewAt.value(entry.id);
        finding.reason
            = QStringLiteral("\"%1\" was to be read again by %2").arg(entry.id, entry.review.toString(Qt::ISODate));
        finding.suggestion = QStringLiteral("See whether it still holds, and write the next day.");
        overdue << finding;
    }
    return overdue;
}

} // namespace kiosk
