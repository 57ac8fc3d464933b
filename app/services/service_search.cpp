// SPDX-License-Identifier: Apache-2.0
#include "service_search.h"

#include <algorithm>

namespace kiosk {
namespace {

// Letters, digits and hanzi only; full-width signs made narrow, ü as people type it.
QString folded(const QString &text)
{
    QString kept;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC).toLower()) {
        if (c == QChar(u'ü'))
            kept += QLatin1Char('v');
        else if (c.isLetterOrNumber() || c.isSurrogate())
            kept += c;
    }
    return kept;
}

// "apply for a permit" -> applyforapermit, forapermit, apermit, permit: people leave spaces out or put them elsewhere
QStringList fromEachWord(const QString &text)
{
    QStringList endings;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype first = 0; first < words.size(); ++first)
        endings << folded(words.sliced(first).join(QString()));
    return endings;
}

// Does `typed` spell the syllables from `first` on, each by a beginning of it (at least one letter), until nothing is
// left? "bdc", "budongchan", "budc" all spell bu dong chan.
bool spells(QStringView typed, const QStringList &syllables, qsizetype first)
{
    if (typed.isEmpty())
        return true;
    if (first == syllables.size())
        return false;
    const QString &syllable = syllables[first];
    qsizetype shared = 0;
    while (shared < syllable.size() && shared < typed.size() && syllable[shared] == typed[shared])
        ++shared;
    for (qsizetype take = shared; take > 0; --take) {
        if (spells(typed.sliced(take), syllables, first + 1))
            return true;
    }
    return false;
}

bool beginsAWord(const QStringList &endings, const QString &typed)
{
    return std::any_of(endings.cbegin(), endings.cend(),
                       [&](const QString &ending) { return ending.startsWith(typed); });
}

} // namespace

ServiceSearch::ServiceSearch(const QList<ServicePtr> &services)
{
    for (const ServicePtr &service : services) {
        Entry entry{service, {}};
        entry.names << Name{folded(service->title.zh), service->reading.split(QLatin1Char(' ')),
                            fromEachWord(service->title.en), true};
        for (const SearchReading &synonym : service->synonyms)
            entry.names << Name{folded(synonym.zh), synonym.reading.split(QLatin1Char(' ')), {}, false};
        m_entries << entry;
    }
}

// Higher is better; 0 is no match. What is written counts more than what is spelt, a beginning more than a middle.
int ServiceSearch::score(const Name &name, const QString &typed)
{
    int best = 0;
    if (name.hanzi == typed)
        best = 80;
    else if (name.hanzi.startsWith(typed))
        best = 70;
    else if (name.hanzi.contains(typed))
        best = 60;
    else if (spells(typed, name.syllables, 0))
        best = 50;
    else if (beginsAWord(name.english, typed))
        best = 40;
    for (qsizetype from = 1; best == 0 && from < name.syllables.size(); ++from) {
        // one letter inside a name would find nearly everything
        if (typed.size() > 1 && spells(typed, name.syllables, from))
            best = 20;
    }
    return best == 0 ? 0 : best + (name.isTitle ? 5 : 0);
}

QList<ServicePtr> ServiceSearch::search(const QString &typed) const
{
    const QString key = folded(typed);
    if (key.isEmpty())
        return {};
    QList<std::pair<int, ServicePtr>> hits;
    for (const Entry &entry : m_entries) {
        int best = 0;
        for (const Name &name : entry.names)
            best = std::max(best, score(name, key));
        if (best > 0)
            hits.append({best, entry.service});
    }
    // of what fits alike, what most people come for
    std::stable_sort(hits.begin(), hits.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first, a.second->frequent) > std::pair(b.first, b.second->frequent);
    });
    QList<ServicePtr> found;
    for (const auto &[points, service] : hits)
        found << service;
    return found;
}

} // namespace kiosk
