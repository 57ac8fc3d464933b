// SPDX-License-Identifier: Apache-2.0
#include "patterns.h"

#include <QHash>

namespace kiosk {
namespace {

constexpr qsizetype kMostKept = 500; // more patterns than all items of a hall have

QRegularExpression kept(const QString &pattern)
{
    thread_local QHash<QString, QRegularExpression> all;
    const auto known = all.constFind(pattern);
    if (known != all.cend())
        return *known;
    if (all.size() >= kMostKept)
        all.clear();
    return *all.insert(pattern, QRegularExpression(pattern));
}

} // namespace

QRegularExpression compiled(const QString &pattern) { return kept(pattern); }

} // namespace kiosk
