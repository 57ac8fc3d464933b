// SPDX-License-Identifier: Apache-2.0
#include "service_search.h"

#include <algorithm>
#include <bit>

namespace kiosk {
namespace {

// How well a name fits; more is better, 0 is not at all.
enum Fit : int {
    None,
    SomePairs,
    OneSlip,
    SoundsAlike,
    InitialsApart,
    Said,
    AllWords,
    InitialsInside,
    Initials,
    Inside,
    Begins,
    Whole
};

constexpr std::size_t kEnough = 3;     // so many good ones, and nobody looks for slips
constexpr qsizetype kLeastLetters = 5; // fewer with a slip may be anything
constexpr qsizetype kLeastSounds = 4;
constexpr qsizetype kLeastApart = 4;
constexpr qsizetype kLeastHanzi = 4;
constexpr qsizetype kLeastForPairs = 3;
constexpr int kLeastShared = 50; // percent of the pairs

int fitOf(FoundAt place)
{
    switch (place) {
    case FoundAt::Whole: return Whole;
    case FoundAt::Begin: return Begins;
    case FoundAt::Inside: return Inside;
    case FoundAt::Nowhere: break;
    }
    return None;
}

bool isLatin(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

struct ServiceSearch::Key {
    explicit Key(const QString &typed)
        : text(folded(typed)), latin(isLatin(text)), alphabet(alphabetOf(text)), sounds(sounded({text, {0}, alphabet})),
          slip(latin ? sounds.letters : text), englishSlip(text)
    {
        const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString &word : words.size() > 1 ? words : QStringList()) {
            if (!folded(word).isEmpty())
                parts.emplace_back(word);
        }
    }
    // letters of this key that `alphabet_` has not
    int strange(std::uint32_t alphabet_) const { return std::popcount(alphabet & ~alphabet_); }

    QString text;
    bool latin;
    std::uint32_t alphabet;
    WordRun sounds;
    NearPattern slip;
    NearPattern englishSlip;
    std::vector<Key> parts; // where several words were typed
};

struct ServiceSearch::Hit {
    int points = 0;
    qsizetype length = 0; // of the name
    ServicePtr service = {};

    bool stands(const Hit &other) const
    {
        if (points != other.points)
            return points > other.points;
        if (service->frequent != other.service->frequent)
            return service->frequent;
        return length < other.length;
    }
};

ServiceSearch::ServiceSearch(const QList<ServicePtr> &services)
{
    m_entries.reserve(static_cast<std::size_t>(services.size()));
    const auto name = [](const QString &zh, const QString &reading, const QString &en, bool isTitle) {
        const WordRun pinyin = wordRun(reading);
        return Name{folded(zh), alphabetOf(folded(zh)), pinyin, sounded(pinyin), wordRun(en), isTitle};
    };
    for (const ServicePtr &service : services) {
        Entry entry{service, {}, {}, {}};
        entry.names.push_back(name(service->title.zh, service->reading, service->title.en, true));
        for (const SearchReading &synonym : service->synonyms)
            entry.names.push_back(name(synonym.zh, synonym.reading, {}, false));
        QStringList english;
        for (const Words *words : {&service->subtitle, &service->department, &service->youGet}) {
            entry.says += folded(words->zh) + QLatin1Char('\n'); // nothing is found across two texts
            english << words->en;
        }
        entry.saysInEnglish = wordRun(english.join(QLatin1Char(' ')));
        m_entries.push_back(std::move(entry));
    }
}

int ServiceSearch::fit(const Name &name, const Key &key)
{
    if (!key.latin) {
        const int written = fitOf(placeIn(QStringView(name.hanzi), key.text));
        // leaving out hanzi is how Chinese abbreviates
        return written != None ? written : key.text.size() > 1 && isDrawnFrom(name.hanzi, key.text) ? Initials : None;
    }
    const bool mayBeInside = key.text.size() > 1; // one letter inside a name would find nearly everything
    int best = None;
    if (key.strange(name.english.alphabet) == 0)
        best = fitOf(placeIn(name.english, key.text));
    if (key.strange(name.pinyin.alphabet) == 0) {
        best = std::max(best, fitOf(placeIn(name.pinyin, key.text)));
        if (best == None) {
            const FoundAt place = abbreviates(name.pinyin, key.text);
            best = place == FoundAt::Begin ? Initials : place == FoundAt::Inside ? InitialsInside : None;
        }
    }
    if (best == None && key.strange(name.written) == 0) // 12345, or a name with letters in it
        best = fitOf(placeIn(QStringView(name.hanzi), key.text));
    return !mayBeInside && (best == Inside || best == InitialsInside) ? None : best;
}

int ServiceSearch::nearFit(const Name &name, const Key &key)
{
    if (!key.latin) {
        if (key.text.size() >= kLeastHanzi && key.slip.isIn(name.hanzi))
            return OneSlip;
        return key.text.size() >= kLeastForPairs && pairsShared(name.hanzi, key.text) >= kLeastShared ? SomePairs
                                                                                                      : None;
    }
    if (key.text.size() >= kLeastApart && key.strange(name.pinyin.alphabet) == 0
        && abbreviatesWithAGap(name.pinyin, key.text))
        return InitialsApart;
    if (key.text.size() >= kLeastSounds && placeIn(name.sounds, key.sounds.letters) != FoundAt::Nowhere)
        return SoundsAlike;
    if (key.text.size() < kLeastLetters)
        return None;
    const bool slipped
        = (std::popcount(key.sounds.alphabet & ~name.sounds.alphabet) <= 1 && key.slip.begins(name.sounds))
        || (key.strange(name.english.alphabet) <= 1 && key.englishSlip.begins(name.english));
    return slipped ? OneSlip : None;
}

ServiceSearch::Hit ServiceSearch::bestOf(const Entry &entry, const Key &key, int (*fitOf)(const Name &, const Key &))
{
    Hit best{0, 0, entry.service};
    for (const Name &name : entry.names) {
        const int found = fitOf(name, key);
        const Hit hit{found == None ? 0 : 2 * found + (name.isTitle ? 1 : 0), name.hanzi.size(), entry.service};
        if (hit.points > best.points || (hit.points == best.points && hit.length < best.length))
            best = hit;
    }
    return best;
}

// No name fits as a whole: word by word, and what the item says of itself.
ServiceSearch::Hit ServiceSearch::aside(const Entry &entry, const Key &key)
{
    const auto isSaid = [&entry, &key](const QString &text) {
        return key.alphabet == 0 ? entry.says.contains(text) : placeIn(entry.saysInEnglish, text) != FoundAt::Nowhere;
    };
    const auto isNamed = [&entry](const Key &part) {
        return std::any_of(entry.names.cbegin(), entry.names.cend(),
                           [&part](const Name &name) { return fit(name, part) != None; });
    };
    const qsizetype length = entry.names.front().hanzi.size();
    if (!key.parts.empty() && std::all_of(key.parts.cbegin(), key.parts.cend(), isNamed))
        return {2 * AllWords, length, entry.service};
    if (key.text.size() > 1 && isSaid(key.text))
        return {2 * Said, length, entry.service};
    return {0, length, entry.service};
}

QList<ServicePtr> ServiceSearch::search(const QString &typed, qsizetype most) const
{
    const Key key(typed);
    if (key.text.isEmpty())
        return {};
    std::vector<Hit> hits;
    std::vector<const Entry *> rest;
    std::size_t good = 0;
    for (const Entry &entry : m_entries) {
        Hit hit = bestOf(entry, key, &fit);
        if (hit.points == 0)
            hit = aside(entry, key);
        good += hit.points >= 2 * AllWords ? 1 : 0;
        if (hit.points > 0)
            hits.push_back(hit);
        else
            rest.push_back(&entry);
    }
    if (good < kEnough) {
        for (const Entry *entry : rest) {
            if (const Hit hit = bestOf(*entry, key, &nearFit); hit.points > 0)
                hits.push_back(hit);
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.stands(b); });
    QList<ServicePtr> found;
    for (const Hit &hit : hits) {
        if (found.size() == most)
            break;
        found << hit.service;
    }
    return found;
}

} // namespace kiosk
