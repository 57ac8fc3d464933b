// SPDX-License-Identifier: Apache-2.0
#include "spelling.h"

#include <algorithm>
#include <bit>

namespace kiosk {
namespace {

constexpr qsizetype kMostTyped = 60; // one bit each, and two to spare

bool isSmallLetter(char16_t c) { return c >= u'a' && c <= u'z'; }
bool isVowel(QChar c) { return QStringView(u"aeiouv").contains(c); }

QStringView wordAt(const WordRun &name, std::size_t word)
{
    const qsizetype end = word + 1 < name.starts.size() ? name.starts[word + 1] : name.letters.size();
    return QStringView(name.letters).sliced(name.starts[word], end - name.starts[word]);
}

// Bit n: the first n signs of what was typed are used up. `reach` before `word`, then behind it, which takes one sign
// or more, as far as it spells them.
std::uint64_t spelt(std::uint64_t reach, QStringView word, QStringView typed)
{
    std::uint64_t next = 0;
    for (; reach != 0; reach &= reach - 1) {
        const auto used = static_cast<qsizetype>(std::countr_zero(reach));
        for (qsizetype n = 0; n < word.size() && used + n < typed.size() && word[n] == typed[used + n]; ++n)
            next |= std::uint64_t(1) << (used + n + 1);
    }
    return next;
}

} // namespace

QString folded(const QString &text)
{
    QString kept;
    kept.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KC).toLower()) {
        if (c == QChar(u'ü'))
            kept += QLatin1Char('v');
        else if (c.isLetterOrNumber() || c.isSurrogate())
            kept += c;
    }
    return kept;
}

std::uint32_t alphabetOf(QStringView text)
{
    std::uint32_t all = 0;
    for (const QChar c : text) {
        if (isSmallLetter(c.unicode()))
            all |= 1U << (c.unicode() - u'a');
    }
    return all;
}

WordRun wordRun(const QString &spaced)
{
    WordRun run;
    for (const QString &word : spaced.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString letters = folded(word);
        if (letters.isEmpty())
            continue;
        run.starts.push_back(static_cast<std::uint32_t>(run.letters.size()));
        run.letters += letters;
    }
    run.alphabet = alphabetOf(run.letters);
    return run;
}

WordRun sounded(const WordRun &run)
{
    WordRun heard;
    const QString &letters = run.letters;
    auto start = run.starts.cbegin();
    for (qsizetype i = 0; i < letters.size(); ++i) {
        if (start != run.starts.cend() && *start == i) {
            heard.starts.push_back(static_cast<std::uint32_t>(heard.letters.size()));
            ++start;
        }
        const QChar before = i > 0 ? letters[i - 1] : QChar();
        const QChar after = i + 1 < letters.size() ? letters[i + 1] : QChar();
        if (letters[i] == u'h' && QStringView(u"zcs").contains(before) && !before.isNull())
            continue;
        if (letters[i] == u'g' && before == u'n' && !isVowel(after)) // before a vowel the g begins a syllable
            continue;
        heard.letters += letters[i] == u'l' ? QChar(u'n') : letters[i] == u'h' ? QChar(u'f') : letters[i];
    }
    heard.alphabet = alphabetOf(heard.letters);
    return heard;
}

FoundAt placeIn(QStringView name, QStringView typed)
{
    const qsizetype at = name.indexOf(typed);
    if (at < 0)
        return FoundAt::Nowhere;
    if (at > 0)
        return FoundAt::Inside;
    return name.size() == typed.size() ? FoundAt::Whole : FoundAt::Begin;
}

FoundAt placeIn(const WordRun &name, QStringView typed)
{
    const QStringView letters(name.letters);
    if (typed.isEmpty())
        return FoundAt::Nowhere;
    if (letters.startsWith(typed))
        return letters.size() == typed.size() ? FoundAt::Whole : FoundAt::Begin;
    const bool inside = std::any_of(name.starts.cbegin(), name.starts.cend(), [&](std::uint32_t start) {
        return letters[start] == typed.front() && letters.sliced(start).startsWith(typed);
    });
    return inside ? FoundAt::Inside : FoundAt::Nowhere;
}

FoundAt abbreviates(const WordRun &name, QStringView typed)
{
    if (typed.isEmpty() || typed.size() > kMostTyped)
        return FoundAt::Nowhere;
    const std::uint64_t all = std::uint64_t(1) << typed.size();
    FoundAt best = FoundAt::Nowhere;
    std::uint64_t fromBegin = 1;
    std::uint64_t fromInside = 0;
    for (std::size_t i = 0; i < name.starts.size(); ++i) {
        const QStringView word = wordAt(name, i);
        fromInside = spelt(i > 0 ? fromInside | 1 : 0, word, typed);
        fromBegin = spelt(fromBegin, word, typed);
        if ((fromBegin & all) != 0)
            return FoundAt::Begin;
        if ((fromInside & all) != 0)
            best = FoundAt::Inside;
    }
    return best;
}

bool abbreviatesWithAGap(const WordRun &name, QStringView typed)
{
    if (typed.isEmpty() || typed.size() > kMostTyped)
        return false;
    const std::uint64_t all = std::uint64_t(1) << typed.size();
    std::uint64_t before = 1; // the gap is to come
    std::uint64_t inGap = 0;
    std::uint64_t behind = 0;
    for (std::size_t i = 0; i < name.starts.size(); ++i) {
        const QStringView word = wordAt(name, i);
        behind = spelt(behind | inGap, word, typed);
        if ((behind & all) != 0)
            return true;
        inGap |= before & ~std::uint64_t(1); // something of the beginning has to stand
        before = spelt(before, word, typed);
    }
    return false;
}

bool isDrawnFrom(QStringView name, QStringView typed)
{
    const QChar *next = typed.cbegin();
    for (const QChar c : name) {
        if (next != typed.cend() && *next == c)
            ++next;
    }
    return next == typed.cend();
}

int pairsShared(QStringView name, QStringView typed)
{
    const qsizetype pairs = typed.size() - 1;
    int shared = 0;
    for (qsizetype i = 0; i < pairs; ++i)
        shared += name.contains(typed.sliced(i, 2)) ? 1 : 0;
    return pairs > 0 ? shared * 100 / static_cast<int>(pairs) : 0;
}

NearPattern::NearPattern(QStringView typed) : m_typed(typed.size() <= kMostTyped ? typed.toString() : QString())
{
    for (qsizetype i = 0; i < m_typed.size(); ++i) {
        const char16_t sign = m_typed[i].unicode();
        if (isSmallLetter(sign))
            m_letters[sign - u'a'] |= std::uint64_t(1) << i;
    }
}

std::uint64_t NearPattern::positionsOf(char16_t sign) const
{
    if (isSmallLetter(sign))
        return m_letters[sign - u'a'];
    std::uint64_t positions = 0;
    for (qsizetype i = 0; i < m_typed.size(); ++i)
        positions |= m_typed[i].unicode() == sign ? std::uint64_t(1) << i : 0;
    return positions;
}

// Wu and Manber's bit-parallel search, with exchanged neighbours. Bit n of `exact`: the first n signs of the pattern
// end here; of `slipped`: they do with one slip.
bool NearPattern::find(QStringView text, const std::vector<std::uint32_t> *starts) const
{
    if (m_typed.isEmpty())
        return false;
    const std::uint64_t whole = std::uint64_t(1) << m_typed.size();
    std::uint64_t exact = 0;
    std::uint64_t slipped = 0;
    std::uint64_t exchanging = 0; // the sign after the next one stood here
    std::size_t start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!starts || (start < starts->size() && (*starts)[start] == i)) {
            exact |= 1;
            slipped |= 2;
            ++start;
        }
        const std::uint64_t here = positionsOf(text[i].unicode());
        const std::uint64_t matched = (exact & here) << 1;
        slipped = ((slipped & here) << 1) | exact | (exact << 1) | (matched << 1) | ((exchanging & here) << 2);
        exchanging = exact & (here >> 1);
        exact = matched;
        if (((exact | slipped) & whole) != 0)
            return true;
    }
    return false;
}

bool NearPattern::begins(const WordRun &name) const { return find(name.letters, &name.starts); }
bool NearPattern::isIn(QStringView name) const { return find(name, nullptr); }

} // namespace kiosk
