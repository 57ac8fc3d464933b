// SPDX-License-Identifier: Apache-2.0
#include "answer_pattern.h"

#include "patterns.h"

#include <QStringList>
#include <algorithm>

namespace kiosk {
namespace {

constexpr qsizetype kLongestValue = 200; // as the rule maxLength allows

} // namespace

QRegularExpression wholeValue(const QString &pattern)
{
    // PCRE reads the limit only at the very beginning, so an item cannot lift it. Two runs over 200 characters, as in
    // "a*b?a*", take 40,000 steps.
    return compiled(QStringLiteral("(*LIMIT_MATCH=200000)") + QRegularExpression::anchoredPattern(pattern));
}

bool explodes(const QString &pattern)
{
    // Without a repeated group the steps grow as a power of the length, and the limit alone is enough.
    static const QRegularExpression repeatedGroup(QStringLiteral("\\)[*+{]"));
    if (!repeatedGroup.match(pattern).hasMatch())
        return false;
    const QRegularExpression whole = wholeValue(pattern);
    QString signs; // what the pattern itself names
    for (const QChar c : pattern) {
        if (c.isLetterOrNumber() && !signs.contains(c))
            signs += c;
    }
    QStringList units{QStringLiteral("a"), QStringLiteral("0"), QStringLiteral("中"), QStringLiteral(" ")};
    for (const QChar c : std::as_const(signs))
        units << QString(c);
    units << signs;
    return std::any_of(units.cbegin(), units.cend(), [&](const QString &unit) {
        const qsizetype times = unit.isEmpty() ? 0 : kLongestValue / unit.size();
        const QString value = unit.repeated(times) + QLatin1Char('\x01'); // the last sign fits nothing
        return !whole.match(value).isValid();
    });
}

} // namespace kiosk
