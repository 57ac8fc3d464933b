// SPDX-License-Identifier: Apache-2.0
// A finger on the glass: finds a key by what it says and presses it with real mouse events where it is drawn.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <functional>

namespace kiosk::visit {

class Finger {
public:
    explicit Finger(QQuickWindow *window) : m_window(window) { }

    using Matches = std::function<bool(const QQuickItem &)>;
    // Presses the first visible, available key that matches, in drawing order; false when there is none.
    bool press(const Matches &matches) const;
    bool pressNamed(const QString &name) const;      // the whole accessible name
    bool pressContaining(const QString &part) const; // a part of it
    bool pressPrimary() const;                       // the one filled key of the page
    bool isThere(const QString &part, bool available) const;
    void tapAnywhere() const;
    // Strokes on the item of this name, each a list of places in shares of its size. False when it is not there.
    bool draw(const QString &objectName, const QList<QList<QPointF>> &strokes) const;

private:
    QQuickItem *find(const Matches &matches) const;
    void tap(const QPointF &at) const;
    QQuickWindow *m_window;
};

} // namespace kiosk::visit
