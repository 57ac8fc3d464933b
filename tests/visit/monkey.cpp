// SPDX-License-Identifier: Apache-2.0
#include "monkey.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QTest>

namespace kiosk::visit {
namespace {

constexpr Duration kEvery = 12ms;

struct Chord {
    Qt::Key key;
    Qt::KeyboardModifiers with;
};

// What leads out of other kiosks (S07), and what a keyboard has anyhow.
const std::array kChords{
    Chord{Qt::Key_Tab, Qt::AltModifier},
    Chord{Qt::Key_F4, Qt::AltModifier},
    Chord{Qt::Key_F1, Qt::ControlModifier | Qt::AltModifier},
    Chord{Qt::Key_Delete, Qt::ControlModifier | Qt::AltModifier},
    Chord{Qt::Key_Escape, Qt::ControlModifier | Qt::ShiftModifier},
    Chord{Qt::Key_Super_L, Qt::NoModifier},
    Chord{Qt::Key_R, Qt::MetaModifier},
    Chord{Qt::Key_F1, Qt::NoModifier},
    Chord{Qt::Key_F11, Qt::NoModifier},
    Chord{Qt::Key_O, Qt::ControlModifier},
    Chord{Qt::Key_P, Qt::ControlModifier},
    Chord{Qt::Key_S, Qt::ControlModifier},
    Chord{Qt::Key_N, Qt::ControlModifier},
    Chord{Qt::Key_Q, Qt::ControlModifier},
    Chord{Qt::Key_W, Qt::ControlModifier},
    Chord{Qt::Key_C, Qt::ControlModifier},
    Chord{Qt::Key_V, Qt::ControlModifier},
    Chord{Qt::Key_Print, Qt::NoModifier},
    Chord{Qt::Key_Menu, Qt::NoModifier},
    Chord{Qt::Key_Shift, Qt::ShiftModifier},
    Chord{Qt::Key_Escape, Qt::NoModifier},
    Chord{Qt::Key_Backspace, Qt::NoModifier},
    Chord{Qt::Key_Tab, Qt::NoModifier},
    Chord{Qt::Key_Tab, Qt::ShiftModifier},
    Chord{Qt::Key_Return, Qt::NoModifier},
    Chord{Qt::Key_Space, Qt::NoModifier},
    Chord{Qt::Key_A, Qt::NoModifier},
    Chord{Qt::Key_7, Qt::NoModifier},
};

} // namespace

Monkey::Monkey(QQuickWindow *window, WorkbenchLink &workbench, std::function<QString()> page, quint32 seed)
    : m_window(window), m_workbench(workbench), m_page(std::move(page)), m_random(seed),
      m_touch(QTest::createTouchDevice())
{
    connect(&m_tick, &QTimer::timeout, this, &Monkey::act);
}

void Monkey::start(Duration play, Duration patience)
{
    m_geometry = m_window->geometry();
    m_handsOff = m_clock.now() + play;
    m_giveUp = m_handsOff + patience;
    m_tick.start(kEvery);
}

void Monkey::act()
{
    m_pages.insert(m_page());
    lookBack();
    if (m_clock.now() >= m_handsOff) {
        const bool isBack = m_page() == u"attract";
        if (!isBack && m_clock.now() < m_giveUp)
            return;
        m_tick.stop();
        emit finished(isBack ? 0 : 1);
        return;
    }
    ++m_acts;
    switch (below(20)) {
    case 0: return drag();
    case 1: return twoFingers();
    case 2: return key();
    case 3: return below(20) ? tap() : scan();
    default: return tap();
    }
}

// Whatever was done to it: one window, as large as it was, on the glass.
void Monkey::lookBack()
{
    if (QGuiApplication::topLevelWindows().size() != 1)
        m_escaped.insert(QStringLiteral("another window"));
    if (!m_window->isVisible())
        m_escaped.insert(QStringLiteral("the window is gone"));
    if (m_window->geometry() != m_geometry)
        m_escaped.insert(QStringLiteral("the window is another size"));
}

QPoint Monkey::anywhere() { return {below(m_window->width()), below(m_window->height())}; }

void Monkey::tap()
{
    const QPoint at = anywhere();
    QTest::mouseClick(m_window, below(15) ? Qt::LeftButton : Qt::RightButton, Qt::NoModifier, at);
    if (below(8) == 0)
        QTest::mouseClick(m_window, Qt::LeftButton, Qt::NoModifier, at);
}

// Also from the edges, where other systems keep their bars.
void Monkey::drag()
{
    QPoint at = anywhere();
    if (below(2))
        at.setX(below(2) ? 0 : m_window->width() - 1);
    QTest::mousePress(m_window, Qt::LeftButton, Qt::NoModifier, at);
    for (int i = 0; i < 4; ++i)
        QTest::mouseMove(m_window, anywhere());
    QTest::mouseRelease(m_window, Qt::LeftButton, Qt::NoModifier, anywhere());
}

void Monkey::twoFingers()
{
    const int fingers = 2 + below(4);
    for (const bool isDown : {true, false}) {
        auto sequence = QTest::touchEvent(m_window, m_touch.get());
        for (int finger = 0; finger < fingers; ++finger) {
            if (isDown)
                sequence.press(finger, anywhere(), m_window);
            else
                sequence.release(finger, anywhere(), m_window);
        }
    }
}

void Monkey::key()
{
    const Chord &chord = kChords[static_cast<size_t>(below(static_cast<int>(kChords.size())))];
    QTest::keyClick(m_window, chord.key, chord.with);
    if (below(40) == 0)
        m_window->close(); // as a compositor does when somebody asks it to
}

void Monkey::scan()
{
    const QStringList codes{QStringLiteral("javascript:alert(1)"), QStringLiteral("file:///etc/passwd"),
                            QStringLiteral("Alt+F4\x1b\x03"),      QString(2900, u'7'),
                            QStringLiteral("330199188001010018"),  QStringLiteral("yzi:2000000000000001x")};
    m_workbench.ask({{"do", "code.show"}, {"text", codes[below(static_cast<int>(codes.size()))]}});
}

QJsonObject Monkey::report() const
{
    const auto sorted = [](const QSet<QString> &set) {
        QStringList list(set.cbegin(), set.cend());
        list.sort();
        return QJsonArray::fromStringList(list);
    };
    return {{"acts", m_acts}, {"pages", sorted(m_pages)}, {"escaped", sorted(m_escaped)}};
}

} // namespace kiosk::visit
