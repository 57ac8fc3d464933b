// SPDX-License-Identifier: Apache-2.0
// A question and an entry are compared both ways: how much of what was asked the entry knows, and how much of one of
// its questions was asked, each term by how rare it is. Both lie between 0 and 1 whatever the length, so that one
// threshold fits every question; the sum of BM25 does not.
#include "inquiry_index.h"

#include <algorithm>
#include <cmath>

namespace kiosk {
namespace {

// Set with tests/data/inquiry/questions.json; tst_questions says what they cost and gain.
constexpr double kSureScore = 0.5;
constexpr double kSureCoverage = 0.45;   // what was said beside it may be the point: 上海
constexpr double kSureLead = 0.8;        // the second may have this share of the first
constexpr double kSureLeadOfItem = 0.93; // another side of the same item, which was named as well
constexpr double kUnsureScore = 0.2;
constexpr double kCandidateScore = 0.15;
constexpr double kCandidateShare = 0.45; // of the first
constexpr qsizetype kCandidates = 3;
constexpr qsizetype kOfOneItem = 2;
constexpr double kLeastName = 0.3;    // of an item's name must have been said
constexpr double kNameGain = 1.25;    // nobody says the whole name
constexpr double kOtherAspect = 0.9;  // an item was named, this side of it was not
constexpr qsizetype kLeastToMend = 5; // letters of a word that may hold a slip

// The id without the side of the item; of an entry that is no item's, the id.
QString itemOf(const KnowledgeEntry &entry) { return entry.id.section(u'/', 0, 0); }

} // namespace

const char *codeName(Confidence confidence)
{
    switch (confidence) {
    case Confidence::None: return "none";
    case Confidence::Unsure: return "unsure";
    case Confidence::Sure: break;
    }
    return "sure";
}

InquiryIndex::InquiryIndex(const Knowledge &knowledge, const QList<ServicePtr> &services) : m_wording(knowledge.alike)
{
    for (const QString &word : knowledge.outside)
        m_outside << foldedSentence(word);
    for (const KnowledgeEntry &entry : knowledge.entries)
        addEntry(entry);
    for (std::size_t i = 0; i < kItemAspects.size(); ++i) {
        for (const WeighedTerm &term : termsOf(wordsOf(kItemAspects[i])))
            m_aspects[i] << term.term;
    }
    for (const ServicePtr &service : services)
        addItem(*service);
    countSubjects();
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        m_entryOfId.insert(m_entries[i].id, i);
}

InquiryIndex::Terms InquiryIndex::termsOf(const QStringList &sentences)
{
    Terms terms;
    for (const QString &sentence : sentences) {
        for (const WordingTerm &found : m_wording.termsOf(sentence)) {
            const auto known = m_terms.constFind(found.text);
            const int term = known == m_terms.cend() ? static_cast<int>(m_terms.size()) : *known;
            m_terms.insert(found.text, term);
            terms << WeighedTerm{term, found.weight};
        }
    }
    return terms;
}

void InquiryIndex::addVariants(Subject &subject, const QStringList &sentences)
{
    for (const QString &sentence : sentences) {
        Variant variant{termsOf({sentence})};
        for (const WeighedTerm &term : std::as_const(variant.terms)) {
            if (!subject.terms.contains(term.term))
                subject.terms << term.term;
        }
        if (!variant.terms.isEmpty())
            subject.variants << std::move(variant);
    }
}

void InquiryIndex::addEntry(const KnowledgeEntry &entry)
{
    Subject subject;
    subject.firstEntry = m_entries.size();
    addVariants(subject, entry.questions.zh + entry.questions.en);
    m_entries << entry;
    m_subjects << std::move(subject);
}

void InquiryIndex::addItem(const ServiceDefinition &service)
{
    Subject subject;
    subject.firstEntry = m_entries.size();
    subject.isItem = true;
    addVariants(subject, namesOf(service));
    for (const ItemAspect aspect : kItemAspects) {
        if (service.frequent && aspect == ItemAspect::Bring)
            m_examples << m_entries.size();
        m_entries << itemEntry(service, aspect);
    }
    m_subjects << std::move(subject);
}

double InquiryIndex::rarity(double subjects) const
{
    const auto all = static_cast<double>(m_subjects.size()) + static_cast<double>(m_aspects.size());
    return std::log(1 + all / (subjects + 0.5));
}

void InquiryIndex::countSubjects()
{
    QList<int> subjects(m_terms.size(), 0);
    const auto count = [&subjects](QList<int> terms) {
        std::sort(terms.begin(), terms.end());
        terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
        for (const int term : std::as_const(terms))
            ++subjects[term];
    };
    for (const Subject &subject : std::as_const(m_subjects))
        count(subject.terms);
    for (const QList<int> &aspect : m_aspects)
        count(aspect);
    for (const int each : std::as_const(subjects))
        m_rarity << rarity(each);
    for (Subject &subject : m_subjects) {
        for (Variant &variant : subject.variants) {
            for (const WeighedTerm &term : std::as_const(variant.terms))
                variant.sum += term.weight * m_rarity[term.term];
        }
    }
}

// The term itself; for an English word that nobody knows, one that is a slip of a finger away. -1: nothing.
int InquiryIndex::nearestTerm(const QString &word) const
{
    if (const auto known = m_terms.constFind(word); known != m_terms.cend())
        return *known;
    if (word.size() < kLeastToMend || isHanzi(word[0]))
        return -1;
    int nearest = -1;
    for (auto it = m_terms.cbegin(); it != m_terms.cend(); ++it) {
        // of two that are as near the one that was there first, whatever the order of a hash
        if (it.key().size() + 1 >= kLeastToMend && !isHanzi(it.key()[0]) && Wording::isOneSlip(word, it.key())
            && (nearest < 0 || *it < nearest))
            nearest = *it;
    }
    return nearest;
}

InquiryIndex::Asked InquiryIndex::asked(const QString &question) const
{
    Asked asked;
    asked.weight.fill(0, m_terms.size());
    for (const WordingTerm &found : m_wording.termsOf(question)) {
        const int term = nearestTerm(found.text);
        const double weight = found.weight * (term < 0 ? rarity(0) : m_rarity[term]);
        if (term >= 0 && asked.weight[term] > 0)
            continue; // two slips of one word
        asked.sum += weight;
        if (term >= 0)
            asked.weight[term] = weight;
    }
    return asked;
}

double InquiryIndex::share(const Asked &asked, const QList<int> &terms) const
{
    double sum = 0;
    for (const int term : terms)
        sum += asked.weight[term];
    return sum / asked.sum;
}

void InquiryIndex::judgeEntry(const Subject &subject, const Asked &asked, QList<Hit> &hits) const
{
    const double coverage = share(asked, subject.terms);
    if (coverage <= 0)
        return;
    double best = 0;
    for (const Variant &variant : subject.variants) {
        double ofVariant = 0;
        double ofAsked = 0;
        for (const WeighedTerm &term : variant.terms) {
            if (asked.weight[term.term] <= 0)
                continue;
            ofVariant += term.weight * m_rarity[term.term];
            ofAsked += asked.weight[term.term];
        }
        best = std::max(best, (ofVariant / variant.sum + ofAsked / asked.sum) / 2);
    }
    hits << Hit{std::sqrt(coverage * best), coverage, subject.firstEntry};
}

void InquiryIndex::judgeItem(const Subject &subject, const Asked &asked, QList<Hit> &hits) const
{
    double named = 0;
    for (const Variant &variant : subject.variants) {
        double ofName = 0;
        for (const WeighedTerm &term : variant.terms) {
            if (asked.weight[term.term] > 0)
                ofName += term.weight * m_rarity[term.term];
        }
        named = std::max(named, ofName / variant.sum);
    }
    if (named < kLeastName)
        return;
    for (std::size_t i = 0; i < kItemAspects.size(); ++i) {
        QList<int> terms = subject.terms;
        bool isAskedFor = kItemAspects[i] == ItemAspect::How;
        for (const int term : m_aspects[i]) {
            isAskedFor = isAskedFor || asked.weight[term] > 0;
            if (!terms.contains(term))
                terms << term;
        }
        const double coverage = share(asked, terms);
        const double score = std::sqrt(coverage * std::min(1.0, named * kNameGain));
        hits << Hit{isAskedFor ? score : score * kOtherAspect, coverage,
                    subject.firstEntry + static_cast<qsizetype>(i)};
    }
}

bool InquiryIndex::isOutside(const QString &question) const
{
    QString folded = u' ' + foldedSentence(question) + u' ';
    for (QChar &c : folded) {
        if (!c.isLetterOrNumber())
            c = u' ';
    }
    return std::any_of(m_outside.cbegin(), m_outside.cend(), [&folded](const QString &word) {
        const bool isWithin = isHanzi(word.back()); // an English word counts as a whole
        return folded.contains(isWithin ? word : u' ' + word + u' ');
    });
}

// Whether the first stands far enough before all others.
bool InquiryIndex::leads(const QList<Hit> &hits) const
{
    const Hit &first = hits.first();
    return std::all_of(hits.cbegin() + 1, hits.cend(), [&](const Hit &hit) {
        const bool isSameItem = itemOf(m_entries[hit.entry]) == itemOf(m_entries[first.entry]);
        return hit.score <= first.score * (isSameItem ? kSureLeadOfItem : kSureLead);
    });
}

InquiryResult InquiryIndex::ask(const QString &question) const
{
    const Asked words = asked(question);
    if (words.sum <= 0)
        return {};
    QList<Hit> hits;
    for (const Subject &subject : m_subjects)
        subject.isItem ? judgeItem(subject, words, hits) : judgeEntry(subject, words, hits);
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    if (hits.isEmpty() || hits.first().score < kUnsureScore)
        return {};
    const Hit &first = hits.first();
    if (first.score >= kSureScore && first.coverage >= kSureCoverage && leads(hits) && !isOutside(question))
        return {Confidence::Sure, {&m_entries[first.entry]}};
    InquiryResult result{Confidence::Unsure, {}};
    QHash<QString, qsizetype> ofItem;
    for (const Hit &hit : std::as_const(hits)) {
        if (hit.score < std::max(kCandidateScore, kCandidateShare * first.score)
            || result.candidates.size() == kCandidates)
            break;
        const KnowledgeEntry &entry = m_entries[hit.entry];
        if (ofItem[itemOf(entry)]++ < kOfOneItem)
            result.candidates << &entry;
    }
    return result;
}

const KnowledgeEntry *InquiryIndex::entry(const QString &id) const
{
    const auto found = m_entryOfId.constFind(id);
    return found == m_entryOfId.cend() ? nullptr : &m_entries[*found];
}

QList<const KnowledgeEntry *> InquiryIndex::examples(qsizetype most) const
{
    QList<const KnowledgeEntry *> found;
    for (const KnowledgeEntry &entry : m_entries) {
        if (entry.isExample && found.size() < most)
            found << &entry;
    }
    for (const qsizetype item : m_examples) {
        if (found.size() < most)
            found << &m_entries[item];
    }
    return found;
}

} // namespace kiosk
