// SPDX-License-Identifier: Apache-2.0
#include "press_keys.h"

#include "glass.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

namespace kiosk {

namespace {

void send(QQuickWindow &window, QEvent::Type type, const QPointF &at)
{
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const auto held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, window.mapToGlobal(at), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

QQuickItem *tab(QQuickWindow &window, bool back)
{
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, back ? Qt::Key_Backtab : Qt::Key_Tab, back ? Qt::ShiftModifier : Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }
    return window.activeFocusItem();
}

bool isAvailable(const QQuickItem &key)
{
    const auto available = key.property("available");
    return key.isEnabled() && (!available.isValid() || available.toBool());
}

// Where it is, what it is called, and whether it can be pressed.
QString describe(const OnGlass &key)
{
    return QStringLiteral("%1 at %2,%3 %4")
        .arg(nameOf(*key.item))
        .arg(key.rect.x())
        .arg(key.rect.y())
        .arg(isAvailable(*key.item) ? QString() : QStringLiteral("grey"));
}

// What acts when it is pressed; a place to write is a target too, but no key.
QList<OnGlass> actingOn(QQuickWindow &window)
{
    auto found = keysOn(window);
    found.removeIf([](const auto &key) { return key.item->metaObject()->indexOfSignal("activated()") < 0; });
    return found;
}

// Well off the key, on the side that has room; null: it fills the glass.
QPointF offThe(const OnGlass &key, const QSizeF &glass)
{
    const auto step = glass.height() / 12;
    const auto middle = key.rect.center();
    if (key.rect.top() > step)
        return {middle.x(), key.rect.top() - step};
    if (key.rect.bottom() + step < glass.height())
        return {middle.x(), key.rect.bottom() + step};
    return key.rect.left() > step ? QPointF(key.rect.left() - step, middle.y()) : QPointF();
}

QStringList pressOne(QQuickWindow &window, const OnGlass &key)
{
    QStringList findings;
    const auto name = nameOf(*key.item);
    const bool available = isAvailable(*key.item);
    const QPointer<QQuickItem> alive(key.item);
    QSignalSpy acted(key.item, SIGNAL(activated()));

    const auto off = offThe(key, window.size());
    send(window, QEvent::MouseButtonPress, key.rect.center());
    if (acted.count() > 0)
        findings.append((available ? QStringLiteral("PRESS ") : QStringLiteral("GREY ")) + name);
    const auto pressed = acted.count();
    if (!off.isNull())
        send(window, QEvent::MouseMove, off);
    send(window, QEvent::MouseButtonRelease, off.isNull() ? key.rect.center() : off);
    if (!off.isNull() && acted.count() > pressed)
        findings.append(QStringLiteral("SLIDE ") + name);
    if (!alive || !findings.isEmpty())
        return findings;

    acted.clear();
    send(window, QEvent::MouseButtonPress, key.rect.center());
    send(window, QEvent::MouseButtonRelease, key.rect.center());
    if (available && acted.count() != 1)
        findings.append(QStringLiteral("DEAD %1: acted %2 times").arg(name).arg(acted.count()));
    if (!available && acted.count() != 0)
        findings.append(QStringLiteral("GREY ") + name);
    return findings;
}

// Leaves no ring on the picture that is taken next, and makes the next Tab the first.
void dropFocus(QQuickWindow &window)
{
    for (int depth = 0; depth < 5; ++depth)
        if (auto *now = window.activeFocusItem(); now && now != window.contentItem())
            now->setFocus(false);
    window.contentItem()->forceActiveFocus(Qt::TabFocusReason);
}

// `stops`: where Tab comes to, in order.
QStringList goingForward(QQuickWindow &window, QList<QQuickItem *> &stops)
{
    for (;;) {
        auto *now = tab(window, false);
        if (!now || now == window.contentItem())
            return {}; // nothing takes the focus
        const bool round = !stops.isEmpty() && now == stops.constFirst();
        if (round && (stops.size() > 1 || now->nextItemInFocusChain() == now)) // one that stands alone is its own next
            return {};
        if (stops.contains(now))
            return {QStringLiteral("TRAPPED ") + nameOf(*now)};
        stops.append(now);
    }
}

} // namespace

QStringList pressEveryKey(QQuickWindow &window, const std::function<void()> &restore, int *tried)
{
    QStringList findings;
    QStringList wanted;
    for (const auto &key : actingOn(window))
        wanted.append(describe(key));
    for (const auto &each : wanted) {
        const auto find = [&] {
            const auto keys = actingOn(window);
            const auto at
                = std::find_if(keys.begin(), keys.end(), [&](const auto &key) { return describe(key) == each; });
            return at == keys.end() ? OnGlass() : *at;
        };
        auto key = find();
        if (!key.item) { // one of those before has changed the page
            restore();
            key = find();
        }
        findings += key.item ? pressOne(window, key) : QStringList{QStringLiteral("DEAD does not come back: ") + each};
    }
    if (tried)
        *tried += static_cast<int>(wanted.size());
    return findings;
}

QStringList tabThrough(QQuickWindow &window)
{
    if (!window.isActive()) {
        window.requestActivate();
        if (!QTest::qWaitForWindowActive(&window))
            return {QStringLiteral("UNREACHED the window does not take the focus")};
    }
    const auto seen = everythingOn(window);
    QList<QQuickItem *> operable;
    for (const auto &key : actingOn(window))
        if (isAvailable(*key.item))
            operable.append(key.item);

    dropFocus(window);
    const auto after = qScopeGuard([&] { dropFocus(window); });
    QList<QQuickItem *> stops;
    auto findings = goingForward(window, stops);
    for (const auto *stop : stops) {
        const auto at = std::find_if(seen.begin(), seen.end(), [&](const auto &one) { return one.item == stop; });
        if (at == seen.end() || !at->opening.contains(at->rect.center()))
            findings.append(QStringLiteral("UNSEEN ") + nameOf(*stop));
    }
    if (!findings.isEmpty())
        return findings;
    for (const auto *key : operable)
        if (!stops.contains(key))
            findings.append(QStringLiteral("UNREACHED ") + nameOf(*key));
    if (stops.size() > 1) // it stands on the first again
        for (auto i = stops.size() - 1; i >= 0; --i)
            if (tab(window, true) != stops.at(i))
                return findings << QStringLiteral("TRAPPED going back, before ") + nameOf(*stops.at(i));
    return findings;
}

} // namespace kiosk
