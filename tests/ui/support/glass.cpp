// SPDX-License-Identifier: Apache-2.0
#include "glass.h"

namespace kiosk {

namespace {

void collect(QQuickItem *item, QRectF opening, bool turned, QList<OnGlass> &found)
{
    if (!item->isVisible() || item->opacity() < 0.01)
        return;
    turned = turned || item->rotation() != 0;
    const auto rect = item->mapRectToScene(item->boundingRect());
    if (item->clip())
        opening = opening.intersected(rect);
    found.append({item, rect, opening, turned});
    for (auto *child : item->childItems())
        collect(child, opening, turned, found);
}

} // namespace

QList<OnGlass> everythingOn(QQuickWindow &window)
{
    QList<OnGlass> found;
    collect(window.contentItem(), window.contentItem()->boundingRect(), false, found);
    return found;
}

QList<OnGlass> keysOn(QQuickWindow &window)
{
    auto found = everythingOn(window);
    found.removeIf([](const auto &seen) {
        return !seen.item->property("isTarget").toBool() || !seen.opening.contains(seen.rect.center());
    });
    return found;
}

QString nameOf(const QQuickItem &key)
{
    const auto name = key.property("accessibleName").toString().simplified();
    return name.isEmpty() ? QString::fromLatin1(key.metaObject()->className()) : name;
}

QQuickItem *ancestorWith(const QQuickItem *item, const char *property)
{
    for (auto *p = item->parentItem(); p; p = p->parentItem())
        if (p->property(property).toBool())
            return p;
    return nullptr;
}

bool belongsTo(const QQuickItem *item, const QQuickItem *ancestor)
{
    for (auto *p = item->parentItem(); p; p = p->parentItem())
        if (p == ancestor)
            return true;
    return false;
}

} // namespace kiosk
