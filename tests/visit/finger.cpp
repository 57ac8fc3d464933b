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

// Not beyond the edge of a list that shows one page of itself.
bool isShown(const QQuickItem &key)
{
    const QPointF middle = key.mapToScene(QPointF(key.width() / 2, key.height() / 2));
    for (const QQuickItem *over = key.parentItem(); over; over = over->parentItem()) {
        if (over->clip() && !over->contains(over->mapFromScene(middle)))
            return false;
    }
    return true;
}

} // namespace

QQuickItem *Finger::find(const Matches &matches) const
{
    QList<QQuickItem *> open{m_window->contentItem()};
    while (!open.isEmpty()) {
        QQuickItem *item = open.takeFirst();
        if (!item->isVisible() || !item->isEnabled()) // a page that fades out has keys, but nobody means them
            continue;
        if (isKey(*item) && matches(*item) && isShown(*item))
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

bool Finger::draw(const QString &objectName, const QList<QList<QPointF>> &strokes) const
{
    const auto *pad = m_window->findChild<QQuickItem *>(objectName);
    if (!pad || !pad->isVisible())
        return false;
    constexpr int Samples = 20; // between two places
    constexpr int EveryMs = 5;
    for (const QList<QPointF> &stroke : strokes) {
        const auto at = [pad](const QPointF &share) {
            return pad->mapToScene({share.x() * pad->width(), share.y() * pad->height()}).toPoint();
        };
        QTest::mousePress(m_window, Qt::LeftButton, Qt::NoModifier, at(stroke.first()));
        for (qsizetype i = 1; i < stroke.size(); ++i) {
            for (int k = 1; k <= Samples; ++k)
                QTest::mouseMove(m_window, at(stroke[i - 1] + (stroke[i] - stroke[i - 1]) * k / Samples), EveryMs);
        }
        QTest::mouseRelease(m_window, Qt::LeftButton, Qt::NoModifier, at(stroke.last()), EveryMs);
    }
    return true;
}

} // namespace kiosk::visit
