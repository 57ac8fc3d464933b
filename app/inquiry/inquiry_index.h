// SPDX-License-Identifier: Apache-2.0
// Answers a question from what the hall has written down and from its items, and from nothing else: an answer is an
// entry word for word, or there is none. In memory, pure; knows nothing of who asks.
#pragma once

#include "item_entries.h"
#include "wording.h"

namespace kiosk {

// How sure the index is, by thresholds set on questions whose answers are known (tests/data/inquiry).
enum class Confidence {
    None,   // somebody should be asked
    Unsure, // one of the candidates may be meant: the citizen chooses
    Sure,   // the first candidate answers it
};
const char *codeName(Confidence confidence);

struct InquiryResult {
    Confidence confidence = Confidence::None;
    QList<const KnowledgeEntry *> candidates; // Sure: one. Unsure: one to three, best first. None: none
};

class InquiryIndex {
public:
    explicit InquiryIndex(const Knowledge &knowledge, const QList<ServicePtr> &services);
    InquiryIndex(const InquiryIndex &) = delete;
    InquiryIndex &operator=(const InquiryIndex &) = delete;

    // Either language. The pointers live as long as the index.
    InquiryResult ask(const QString &question) const;
    const KnowledgeEntry *entry(const QString &id) const; // null when there is none

    // Questions worth showing before anybody has typed: those marked so, then of the items that most come for.
    QList<const KnowledgeEntry *> examples(qsizetype most) const;

private:
    struct WeighedTerm {
        int term = 0;
        double weight = 0; // by itself; how rare the term is comes on top
    };
    using Terms = QList<WeighedTerm>;
    // What one question, or one name of an item, is made of.
    struct Variant {
        Terms terms;
        double sum = 0; // of weight and rarity
    };
    // One thing that is asked about: an entry, or an item with all its names.
    struct Subject {
        QList<Variant> variants;
        QList<int> terms;         // of all variants
        qsizetype firstEntry = 0; // in m_entries; an item has one for each aspect
        bool isItem = false;
    };
    struct Asked {
        QList<double> weight; // by term; 0: not asked
        double sum = 0;       // with what no subject knows
    };
    struct Hit {
        double score = 0;
        double coverage = 0; // of what was asked
        qsizetype entry = 0;
    };

    void addEntry(const KnowledgeEntry &entry);
    void addItem(const ServiceDefinition &service);
    Terms termsOf(const QStringList &sentences);
    void addVariants(Subject &subject, const QStringList &sentences);
    void countSubjects();
    double rarity(double subjects) const;
    int nearestTerm(const QString &word) const;
    Asked asked(const QString &question) const;
    double share(const Asked &asked, const QList<int> &terms) const;
    void judgeEntry(const Subject &subject, const Asked &asked, QList<Hit> &hits) const;
    void judgeItem(const Subject &subject, const Asked &asked, QList<Hit> &hits) const;
    bool leads(const QList<Hit> &hits) const;
    bool isOutside(const QString &question) const;

    Wording m_wording;
    QStringList m_outside; // folded
    QList<KnowledgeEntry> m_entries;
    QHash<QString, qsizetype> m_entryOfId;
    QList<qsizetype> m_examples; // of the frequent items
    QList<Subject> m_subjects;
    QHash<QString, int> m_terms;
    QList<double> m_rarity; // by term
    std::array<QList<int>, kItemAspects.size()> m_aspects;
};

} // namespace kiosk
