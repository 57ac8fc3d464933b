// SPDX-License-Identifier: Apache-2.0
#include "sensitive.h"

#include <QList>
#include <QTextBoundaryFinder>

namespace kiosk {
namespace {

// Keeps `head` and `tail` user-perceived characters; a value too short to hide anything is hidden whole.
QString masked(QStringView text, qsizetype head, qsizetype tail)
{
    QList<qsizetype> cuts{0};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    while (finder.toNextBoundary() > 0)
        cuts << finder.position();
    const qsizetype characters = cuts.size() - 1;
    if (characters <= head + tail)
        return QString(characters, QLatin1Char('*'));
    return text.first(cuts[head]).toString() + QString(characters - head - tail, QLatin1Char('*'))
        + text.sliced(cuts[characters - tail]).toString();
}

} // namespace

QString maskedPhone(const SensitiveText &phone) { return masked(phone.view(), 3, 4); }
QString maskedIdNumber(const SensitiveText &number) { return masked(number.view(), 6, 4); }
QString maskedName(const SensitiveText &name) { return masked(name.view(), 1, 0); }

} // namespace kiosk
