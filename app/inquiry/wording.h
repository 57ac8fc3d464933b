// SPDX-License-Identifier: Apache-2.0
// What of a sentence carries its meaning, in a form that two ways of saying it share: pairs of neighbouring hanzi and
// single ones, English words without their endings. Chinese is not cut into words: a cut is wrong where it matters
// (不动产), and pairs forgive a mistyped character.
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace kiosk {

struct WordingTerm {
    QString text;
    double weight = 0; // 1: a pair of hanzi, or a word; less for a single hanzi, which says less
    friend bool operator==(const WordingTerm &, const WordingTerm &) = default;
};

class Wording {
public:
    // `alike`: groups of words that mean the same, the first standing for all; beside those every hall shares.
    explicit Wording(const QList<QStringList> &alike = {});

    // Each term once. "请问厕所在哪里" and "卫生间在什么地方" give the same.
    QList<WordingTerm> termsOf(const QString &sentence) const;

    // One slip of a finger apart: a letter too many, too few, another, or two swapped.
    static bool isOneSlip(const QString &a, const QString &b);

private:
    QString plain(const QString &sentence) const;

    QHash<QString, QString> m_hanzi;   // what is said -> what stands for it; "|" where it says nothing
    QHash<QString, QString> m_letters; // whole words
    qsizetype m_longest = 1;           // key of m_hanzi
};

// Lower case, full-width signs made narrow.
QString foldedSentence(const QString &sentence);
bool isHanzi(QChar c);

} // namespace kiosk
