// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "sample_pages.h"

#include <QJSValue>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QTest>
#include <algorithm>
#include <memory>
#include <utility>

namespace kiosk {

namespace {

QStringList warnings;
QtMessageHandler before = nullptr;

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type != QtDebugMsg && type != QtInfoMsg)
        warnings.append(text);
    before(type, context, text);
}

QStringList sheetsOf(const QObject &window)
{
    return window.property("sheets").value<QJSValue>().toVariant().toStringList();
}

} // namespace

Stage::Stage(Opens opens) : m_opens(opens)
{
    before = qInstallMessageHandler(listen);
    auto window = opens == Opens::Gallery ? m_ui.openGallery() : m_ui.openWindow();
    if (!window)
        qFatal("%s", qPrintable(window.error().trace()));
    m_window = *window;
    singleton("Kiosk.Theme", "Theme")->setProperty("still", true);
    turn(Panel::Portrait);
}

Stage::~Stage() { qInstallMessageHandler(before); }

QObject *Stage::singleton(const char *module, const char *name)
{
    QQmlComponent component(&m_ui.engine());
    component.setData(QStringLiteral("import QtQml\nimport %1\nQtObject { property QtObject it: %2 }")
                          .arg(QLatin1String(module), QLatin1String(name))
                          .toUtf8(),
                      {});
    const std::unique_ptr<QObject> holder(component.create());
    if (!holder)
        qFatal("%s", qPrintable(component.errorString()));
    return holder->property("it").value<QObject *>();
}

QList<PageState> Stage::registry()
{
    QList<PageState> states;
    if (m_opens == Opens::Gallery) {
        for (const auto &sheet : sheetsOf(*m_window))
            states.append({QStringLiteral("gallery"), sheet});
        return states;
    }
    const auto pages
        = singleton("Kiosk.Pages", "PageRegistry")->property("pages").value<QJSValue>().toVariant().toList();
    for (const auto &page : pages) {
        const auto entry = page.toMap();
        for (const auto &variant : entry.value(QStringLiteral("variants")).toList())
            states.append({entry.value(QStringLiteral("id")).toString(), variant.toString()});
    }
    return states;
}

QSize sizeOf(Panel panel)
{
    switch (panel) {
    case Panel::Portrait: break;
    case Panel::Landscape: return {1920, 1080};
    case Panel::SmallPortrait: return {768, 1366};
    case Panel::SmallLandscape: return {1366, 768};
    }
    return {1080, 1920};
}

const char *nameOf(Panel panel)
{
    switch (panel) {
    case Panel::Portrait: break;
    case Panel::Landscape: return "landscape";
    case Panel::SmallPortrait: return "small-portrait";
    case Panel::SmallLandscape: return "small-landscape";
    }
    return "portrait";
}

void Stage::turn(Panel panel)
{
    const auto size = sizeOf(panel);
    m_window->resize(size);
    (void)QTest::qWaitFor([this, size] { return m_window->contentItem()->size().toSize() == size; });
}

bool Stage::show(const PageState &state, Language language)
{
    auto frame = m_kiosk.terminal()->view();
    frame.elder = m_modes.elder;
    frame.highContrast = m_modes.contrast;
    frame.low = m_modes.low;
    m_kiosk.terminal()->show(frame);
    if (m_opens == Opens::Gallery ? !showSheet(state.variant, language)
                                  : !samples::show(m_kiosk, state.page, state.variant, language))
        return false;
    settle();
    return true;
}

Demands Stage::demands() const
{
    Demands demands;
    if (m_modes.elder)
        demands.targetMm = 20, demands.emMm = 10; // 7.33 mm of capital height
    if (m_modes.elder || m_modes.contrast)
        demands.contrast = 7;
    if (m_modes.low)
        demands.reachMm = 1200 - m_kiosk.terminal()->lowerEdgeMm();
    return demands;
}

bool Stage::showSheet(const QString &name, Language language)
{
    const auto index = sheetsOf(*m_window).indexOf(name);
    samples::showFrame(m_kiosk, QStringLiteral("gallery"), language);
    return index >= 0 && m_window->setProperty("sheet", static_cast<int>(index));
}

void Stage::settle()
{
    (void)QTest::qWaitFor([this] { return m_window->property("settled").toBool(); });
    (void)m_window->grabWindow(); // polishes and lays out what is still to be laid out
    QCoreApplication::processEvents();
}

QQuickItem *Stage::plant(const QByteArray &qml)
{
    m_planted.reset();
    QQmlComponent component(&m_ui.engine());
    component.setData("import QtQuick\nimport Kiosk.Theme\nimport Kiosk.Controls\nimport Kiosk.Components\n" + qml, {});
    auto *item = qobject_cast<QQuickItem *>(component.create());
    if (!item) {
        qWarning("%s", qPrintable(component.errorString()));
        return nullptr;
    }
    for (auto *other : m_window->contentItem()->childItems())
        other->setVisible(false);
    m_planted.reset(item);
    item->setParentItem(m_window->contentItem());
    settle();
    return item;
}

QList<QQuickItem *> Stage::items() const
{
    QList<QQuickItem *> all{m_window->contentItem()};
    for (qsizetype i = 0; i < all.size(); ++i)
        all.append(all.at(i)->childItems());
    return all;
}

QQuickItem *Stage::find(const QString &objectName) const
{
    const auto all = items();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](auto *item) { return item->objectName() == objectName; });
    return found == all.end() ? nullptr : *found;
}

QStringList Stage::takeWarnings() { return std::exchange(warnings, {}); }

QImage Stage::picture() { return m_window->grabWindow(); }

double Stage::pixelsPerMm() const
{
    return std::min(m_window->width(), m_window->height()) / m_kiosk.terminal()->panelShortEdgeMm();
}

} // namespace kiosk
