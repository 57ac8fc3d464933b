// SPDX-License-Identifier: Apache-2.0
#include "finger.h"

#include <QTest>

namespace kiosk::visit {
namespace {

bool isKey(const QQuickItem &item)
{
    return item.isVisible() && item.opacity() > 0.99 && item.property("accessibleName").isValid()
        && item.property("available").isValid();
}

QString nameOf(const QQuickItem &item) { return item.property("accessibleName").toString(); }

} // namespace

QQuickItem *Finger::find(const Matches &matches) const
{
    QList<QQuickItem *> open{m_window->contentItem()};
    while (!open.isEmpty()) {
        QQuickItem *item = open.takeFirst();
        if (!item->isVisible())
            continue;
        if (isKey(*item) && matches(*item))
            return item;
        open = item->childItems() + open;
    }
    return nullptr;
}

void Finger::tap(const QPointF &at) const { QTest::mouseClick(m_window, Qt::LeftButton, Qt::NoModifier, at.toPoint()); }

bool Finger::press(const Matches &matches) const
{
    const QQuickItem *key
        = find([&matches](const QQuickItem &item) { return item.property("available").toBool() && matches(item); });
    if (!key)
        return false;
    tap(key->mapToScene(QPointF(key->width() / 2, key->height() / 2)));
    return true;
}

bool Finger::pressNamed(const QString &name) const
{
    return press([&name](const QQuickItem &item) { return nameOf(item) == name; });
}

bool Finger::pressContaining(const QString &part) const
{
    return press([&part](const QQuickItem &item) { return nameOf(item).contains(part); });
}

bool Finger::pressPrimary() const
{
    return press([](const QQuickItem &item) { return item.property("kind").toString() == QLatin1String("primary"); });
}

bool Finger::isThere(const QString &part, bool available) const
{
    return find([&](const QQuickItem &item) {
        return nameOf(item).contains(part) && item.property("available").toBool() == available;
    });
}

void Finger::tapAnywhere() const { tap(QPointF(m_window->width() / 2.0, m_window->height() * 0.6)); }

} // namespace kiosk::visit
