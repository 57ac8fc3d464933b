// SPDX-License-Identifier: Apache-2.0
#include "fixed_places.h"

#include "glass.h"

namespace kiosk {

QStringList FixedPlaces::compare(QQuickWindow &window)
{
    static const QStringList keys{QStringLiteral("homeKey"),  QStringLiteral("helpKey"),
                                  QStringLiteral("elderKey"), QStringLiteral("contrastKey"),
                                  QStringLiteral("lowKey"),   QStringLiteral("languageKey"),
                                  QStringLiteral("backKey")};
    QStringList moved;
    for (const auto &seen : everythingOn(window)) {
        const auto key = seen.item->objectName();
        if (!keys.contains(key))
            continue;
        if (m_places.value(key, seen.rect) != seen.rect)
            moved.append(QStringLiteral("MOVES ") + key);
        m_places.insert(key, seen.rect);
    }
    return moved;
}

} // namespace kiosk
