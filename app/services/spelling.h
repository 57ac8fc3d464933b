// SPDX-License-Identifier: Apache-2.0
// How near what a person typed comes to a name: as it is written, as it is spelt, as it sounds, with one slip of the
// finger. Nothing here knows items. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QStringView>
#include <array>
#include <cstdint>
#include <vector>

namespace kiosk {

// Letters, digits and hanzi only: small, full-width signs made narrow, ü as people type it (v).
QString folded(const QString &text);

// Words without the spaces between them: "bu dong chan" is budongchan, its words begin at 0, 2 and 6.
struct WordRun {
    QString letters;
    std::vector<std::uint32_t> starts;
    std::uint32_t alphabet = 0; // bit 0: there is an a, ...
};
WordRun wordRun(const QString &spaced);
std::uint32_t alphabetOf(QStringView text);

// The same word for the ears of many: zh z, ch c, sh s, n l, ng n, h f. Never empty where `run` is not.
WordRun sounded(const WordRun &run);

enum class FoundAt { Nowhere, Inside, Begin, Whole };    // the further right, the better
FoundAt placeIn(QStringView name, QStringView typed);    // hanzi: inside is anywhere
FoundAt placeIn(const WordRun &name, QStringView typed); // letters: inside is from another word on
// Every word by a beginning of it: bdc and budongc are bu dong chan. Never Whole.
FoundAt abbreviates(const WordRun &name, QStringView typed);
// From the first word on, with words left out at one place: bdcdy is bu dong chan (quan zheng shu) da yin.
bool abbreviatesWithAGap(const WordRun &name, QStringView typed);

// All of `typed` stands in `name` in this order, with others between: 社保卡 in 社会保障卡.
bool isDrawnFrom(QStringView name, QStringView typed);
// How many of the neighbouring pairs of `typed` stand in `name` as well, in percent.
int pairsShared(QStringView name, QStringView typed);

// What was typed, as a pattern that may be one slip away: a sign wrong, missing, too many, or two exchanged.
class NearPattern {
public:
    explicit NearPattern(QStringView typed); // at most 60 signs; nothing is near a longer one
    bool begins(const WordRun &name) const;  // at one of its words
    bool isIn(QStringView name) const;       // anywhere

private:
    bool find(QStringView text, const std::vector<std::uint32_t> *starts) const;
    std::uint64_t positionsOf(char16_t sign) const;

    QString m_typed;
    std::array<std::uint64_t, 26> m_letters{}; // where each small letter stands in `m_typed`
};

} // namespace kiosk
