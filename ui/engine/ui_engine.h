// SPDX-License-Identifier: Apache-2.0
// The screen as one object: modules, drawings, translation and the window. GUI thread.
#pragma once

#include <core/result.h>

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>

namespace kiosk {

class KioskViewModels;

class UiEngine : public QObject {
    Q_OBJECT
public:
    // The view-models must outlive the engine. The language follows viewModels.terminal() from now on.
    explicit UiEngine(KioskViewModels &viewModels, QObject *parent = nullptr);
    ~UiEngine() override;

    // Loads Kiosk.Shell and shows its window, owned by the engine, of this size in pixels or as large as the screen,
    // which then cannot be closed; taller than wide is portrait. Internal when a module is missing.
    Result<QQuickWindow *> openWindow(const QSize &size = {});

    // Loads Kiosk.Gallery instead: every control in every state (kiosk --gallery). Errors as of openWindow().
    Result<QQuickWindow *> openGallery(const QSize &size = {});

    // After goodbye: what QML threw away is collected now, not when the engine feels like it.
    void collectGarbage();

    QQmlEngine &engine() { return m_engine; }

private:
    Result<QQuickWindow *> open(const QString &file, const QSize &size, QVariantMap properties); // below qml/Kiosk
    void followLanguage();

    KioskViewModels &m_viewModels;
    QTranslator m_translator;
    QQmlApplicationEngine m_engine;
};

} // namespace kiosk
