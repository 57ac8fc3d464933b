// SPDX-License-Identifier: Apache-2.0
#include "gallery.h"

#include <engine/ui_engine.h>
#include <presentation/kiosk_view_models.h>

#include <QGuiApplication>
#include <QJSValue>

namespace kiosk {

namespace {

// The keys of the frame work as they do on the terminal, without a terminal behind them.
void followKeys(TerminalViewModel &terminal)
{
    const auto change = [&terminal](auto act) {
        auto view = terminal.view();
        act(view);
        terminal.show(view);
    };
    QObject::connect(&terminal, &TerminalViewModel::languageRequested, &terminal, [change](const QString &language) {
        change([&](TerminalView &view) { view.language = language; });
    });
    const auto follow = [&](auto asked, bool TerminalView::*mode) {
        QObject::connect(&terminal, asked, &terminal,
                         [change, mode](bool on) { change([&](TerminalView &view) { view.*mode = on; }); });
    };
    follow(&TerminalViewModel::elderRequested, &TerminalView::elder);
    follow(&TerminalViewModel::contrastRequested, &TerminalView::highContrast);
    follow(&TerminalViewModel::lowRequested, &TerminalView::low);
}

Result<void> drawSheets(QQuickWindow &window)
{
    const auto sheets = window.property("sheets").value<QJSValue>().toVariant().toStringList();
    for (int i = 0; i < sheets.size(); ++i) {
        window.setProperty("sheet", i);
        if (!window.property("page").value<QObject *>() || window.grabWindow().isNull())
            return fail(ErrorCode::Internal, QStringLiteral("gallery sheet %1 does not load").arg(sheets.at(i)));
    }
    return sheets.isEmpty() ? fail(ErrorCode::Internal, QStringLiteral("the gallery has no sheets")) : Result<void>();
}

} // namespace

Result<void> showGallery(const QSize &size, bool drawOnce)
{
    KioskViewModels models{KioskViewModels::Injected()};
    models.terminal()->show(
        {.page = QStringLiteral("gallery"),
         .site = QStringLiteral("Yizhan"),
         .siteMark = QStringLiteral("站"),
         .backAvailable = false,
         .helpAvailable = false,
         .upperSlots = {QStringLiteral("id-card"), QStringLiteral("scan"), QStringLiteral("headset")},
         .lowerSlots = {QStringLiteral("certificate"), QStringLiteral("receipt")}});
    followKeys(*models.terminal());
    UiEngine ui(models);
    auto *const window = KIOSK_TRY(ui.openGallery(size));
    if (drawOnce)
        return drawSheets(*window);
    QGuiApplication::exec();
    return {};
}

} // namespace kiosk
