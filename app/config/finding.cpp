// SPDX-License-Identifier: Apache-2.0
#include "finding.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace kiosk {
namespace {

// optimal string alignment: insert, delete, replace, swap of neighbours
qsizetype distance(const QString &a, const QString &b)
{
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<qsizetype>> rows(static_cast<std::size_t>(a.size()) + 1, std::vector<qsizetype>(width));
    const auto at = [&](qsizetype i, qsizetype j) -> qsizetype & {
        return rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    };
    for (qsizetype i = 0; i <= a.size(); ++i) {
        for (qsizetype j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = i + j;
                continue;
            }
            const qsizetype change = a[i - 1] == b[j - 1] ? 0 : 1;
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    }
    return at(a.size(), b.size());
}

} // namespace

QString pointerTo(const QString &pointer, const QString &key)
{
    if (!key.contains(QLatin1Char('~')) && !key.contains(QLatin1Char('/')))
        return pointer + QLatin1Char('/') + key;
    QString escaped = key;
    escaped.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return pointer + QLatin1Char('/') + escaped;
}

QString pointerTo(const QString &pointer, qsizetype index)
{
    return pointer + QLatin1Char('/') + QString::number(index);
}

QString nearest(const QString &word, const QStringList &candidates)
{
    const QString lower = word.toLower();
    QString best;
    qsizetype least = std::numeric_limits<qsizetype>::max();
    for (const QString &candidate : candidates) {
        const qsizetype longer = std::max(lower.size(), candidate.size());
        if (3 * (longer - std::min(lower.size(), candidate.size())) > longer)
            continue; // so many letters are missing or too many, whatever the others are
        const qsizetype far = distance(lower, candidate.toLower());
        // a third of the word may be wrong; more is another word
        if (far < least && far * 3 <= longer) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

QString suggestionFor(const QString &word, const QStringList &candidates)
{
    const QString near = nearest(word, candidates);
    if (!near.isEmpty())
        return QStringLiteral("Did you mean \"%1\"?").arg(near);
    return candidates.isEmpty() ? QString()
                                : QStringLiteral("Allowed here: %1.").arg(candidates.join(QStringLiteral(", ")));
}

} // namespace kiosk
