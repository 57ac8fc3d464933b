// SPDX-License-Identifier: Apache-2.0
// The whole user interface on an offscreen panel, fed with samples: what the walk, the shots and the page tests use.
#pragma once

#include "walk.h"

#include <engine/ui_engine.h>
#include <presentation/kiosk_view_models.h>
#include <presentation/language.h>

#include <QImage>
#include <QQuickItem>
#include <memory>

namespace kiosk {

enum class Panel { Portrait, Landscape, SmallPortrait, SmallLandscape };
QSize sizeOf(Panel panel); // 1080 x 1920, 1920 x 1080; 768 x 1366, 1366 x 768
const char *nameOf(Panel panel);

struct PageState {
    QString page;
    QString variant; // "": the usual one
    QString name() const { return variant.isEmpty() ? page : page + u'-' + variant; }
};

// How the citizen has chosen to see them; each with or without the others.
struct Modes {
    bool elder = false;
    bool contrast = false;
    bool low = false;
};

// The terminal, or `kiosk --gallery`, whose sheets are states of a page `gallery` then.
enum class Opens { Terminal, Gallery };

class Stage {
public:
    explicit Stage(Opens opens = Opens::Terminal);
    ~Stage();

    // Every state of Kiosk.Pages/PageRegistry, or every sheet of the gallery.
    QList<PageState> registry();
    void turn(Panel panel);
    void setModes(Modes modes) { m_modes = modes; } // of what is shown from now on
    Demands demands() const;                        // of a page in these modes
    // False when there is no sample for it. Comes back when the page stands and has been drawn.
    bool show(const PageState &state, Language language);
    // Shows this QML (an Item; the kiosk modules are imported) alone on the glass; nullptr when it does not load.
    QQuickItem *plant(const QByteArray &qml);
    // Everything on the glass, front and back, and the one with this objectName.
    QList<QQuickItem *> items() const;
    QQuickItem *find(const QString &objectName) const;
    QImage picture();
    // Warnings since the last call, those of QML among them.
    QStringList takeWarnings();

    KioskViewModels &kiosk() { return m_kiosk; }
    QQuickWindow &window() const { return *m_window; }
    double pixelsPerMm() const;

private:
    void settle();
    bool showSheet(const QString &name, Language language);
    QObject *singleton(const char *module, const char *name);

    Opens m_opens;
    KioskViewModels m_kiosk{KioskViewModels::Injected{}};
    UiEngine m_ui{m_kiosk};
    QQuickWindow *m_window = nullptr;
    std::unique_ptr<QQuickItem> m_planted;
    Modes m_modes;
};

} // namespace kiosk
