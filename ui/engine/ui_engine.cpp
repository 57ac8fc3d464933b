// SPDX-License-Identifier: Apache-2.0
#include "ui_engine.h"

#include <pictures/pictures.h>
#include <presentation/kiosk_view_models.h>

#include <QCoreApplication>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Kiosk_PresentationPlugin)
Q_IMPORT_QML_PLUGIN(Kiosk_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Kiosk_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Kiosk_ComponentsPlugin)
Q_IMPORT_QML_PLUGIN(Kiosk_PadPlugin)
Q_IMPORT_QML_PLUGIN(Kiosk_PagesPlugin)
Q_IMPORT_QML_PLUGIN(Kiosk_ShellPlugin)
Q_IMPORT_QML_PLUGIN(Kiosk_GalleryPlugin)

namespace kiosk {

UiEngine::UiEngine(KioskViewModels &viewModels, QObject *parent) : QObject(parent), m_viewModels(viewModels)
{
    addPictures(m_engine);
    m_engine.addImportPath(QStringLiteral(":/qt/qml"));
    connect(viewModels.terminal(), &TerminalViewModel::languageChanged, this, &UiEngine::followLanguage);
    followLanguage();
}

UiEngine::~UiEngine() { QCoreApplication::removeTranslator(&m_translator); }

Result<QQuickWindow *> UiEngine::openWindow(const QSize &size)
{
    return open(QStringLiteral("Shell/Main.qml"), size, {{QStringLiteral("closable"), size.isValid()}});
}

Result<QQuickWindow *> UiEngine::openGallery(const QSize &size)
{
    return open(QStringLiteral("Gallery/GalleryWindow.qml"), size, {});
}

Result<QQuickWindow *> UiEngine::open(const QString &file, const QSize &size, QVariantMap properties)
{
    if (size.isValid())
        properties.insert({{QStringLiteral("width"), size.width()}, {QStringLiteral("height"), size.height()}});
    m_engine.setInitialProperties(properties);
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Kiosk/") + file));
    const auto roots = m_engine.rootObjects();
    auto *window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.constFirst());
    if (!window)
        return fail(ErrorCode::Internal, QStringLiteral("%1 does not load; its warnings are in the log").arg(file));
    return window;
}

void UiEngine::collectGarbage() { m_engine.collectGarbage(); }

void UiEngine::followLanguage()
{
    QCoreApplication::removeTranslator(&m_translator);
    // The sources are Chinese, so zh_CN needs no file.
    const auto language = m_viewModels.terminal()->language();
    if (language != QLatin1String("zh_CN")) {
        if (m_translator.load(QStringLiteral(":/kiosk/i18n/kiosk_%1.qm").arg(language)))
            QCoreApplication::installTranslator(&m_translator);
        else
            qWarning("no translation for %s", qPrintable(language));
    }
    m_engine.retranslate();
}

} // namespace kiosk
