// SPDX-License-Identifier: Apache-2.0
// A palm, a child, a bored youth: presses, drags, two fingers, keys of a keyboard and codes before the scanner, in an
// order that the seed decides. Knows nothing of the pages; writes down where it got.
#pragma once

#include "workbench_link.h"

#include <core/clock.h>

#include <QPointingDevice>
#include <QQuickWindow>
#include <QSet>
#include <QTimer>
#include <functional>
#include <random>

namespace kiosk::visit {

class Monkey : public QObject {
    Q_OBJECT
public:
    // `page` says which page stands. Borrowed: window and workbench.
    Monkey(QQuickWindow *window, WorkbenchLink &workbench, std::function<QString()> page, quint32 seed);
    void start(Duration play, Duration patience); // then hands off, until the attract page stands

    QJsonObject report() const; // {"acts", "pages": [ids], "escaped": [what]}

signals:
    void finished(int exitCode); // 0: back at the attract page; 1: it did not come

private:
    void act();
    void lookBack(); // at what must not have changed
    void tap();
    void drag();
    void twoFingers();
    void key();
    void scan();
    QPoint anywhere();
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }

    QQuickWindow *m_window;
    WorkbenchLink &m_workbench;
    std::function<QString()> m_page;
    std::mt19937 m_random;
    std::unique_ptr<QPointingDevice> m_touch;
    SystemClock m_clock;
    QTimer m_tick;
    MonotonicTime m_handsOff = {};
    MonotonicTime m_giveUp = {};
    QRect m_geometry;
    int m_acts = 0;
    QSet<QString> m_pages;
    QSet<QString> m_escaped;
};

} // namespace kiosk::visit
