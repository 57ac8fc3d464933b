// SPDX-License-Identifier: Apache-2.0
// What stands on the glass, back to front, as every check of tests/ui sees it.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>

namespace kiosk {

struct OnGlass {
    QQuickItem *item = nullptr;
    QRectF rect;         // in the window, pixels
    QRectF opening;      // the glass, less what the clips round it take away
    bool turned = false; // it or something round it stands askew on purpose (the seal)
};

// Every visible item, a parent before its children.
QList<OnGlass> everythingOn(QQuickWindow &window);

// Every touch target whose middle a finger can reach.
QList<OnGlass> keysOn(QQuickWindow &window);

QString nameOf(const QQuickItem &key); // its accessible name; its class when it has none

// The nearest item round it that has this property set; nullptr: none.
QQuickItem *ancestorWith(const QQuickItem *item, const char *property);
bool belongsTo(const QQuickItem *item, const QQuickItem *ancestor);

} // namespace kiosk
