// SPDX-License-Identifier: Apache-2.0
// Joins sessions and view-models: shows every screen in the chosen language, turns presses into acts. GUI thread.
#pragma once

#include "home_presenter.h"

class QTimer;

namespace kiosk {

class SessionPresenter : public QObject {
    Q_OBJECT
public:
    // Terminal and models are borrowed and outlive the presenter.
    SessionPresenter(Terminal &terminal, KioskViewModels &models, const Knowledge &knowledge = {});

signals:
    void languageChanged(const QString &locale); // the composition root installs the translator

private:
    void connectFrame();
    void connectPages();
    void connectSign();
    void connectProgress();
    void connectAppointments();
    void connectLicences();
    void connectDeliveries();
    void connectBilling();
    void act(const Act &act) { m_terminal.handle(act); }
    void setLanguage(const QString &locale);
    void render();
    void renderFrame();
    void goHome();
    void goBack();
    ViewSetting setting() const;
    QString pageId() const;
    bool isHelpShown() const;

    Terminal &m_terminal;
    KioskViewModels &m_models;
    HomePresenter m_home;
    QTimer *m_clockTick;
};

} // namespace kiosk
