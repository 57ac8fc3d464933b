// SPDX-License-Identifier: Apache-2.0
// Joins sessions and view-models: shows every screen in the chosen language, turns presses into acts. GUI thread.
#pragma once

#include "inquiry_presenter.h"
#include "kiosk_view_models.h"
#include "screen_views.h"

#include <services/service_search.h>

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
    // The pages between visits that only this class knows: home; behind it area, search, the ways to ask for progress
    // and the two of a question; behind search offices.
    enum class HomePage { Home, Area, Search, Offices, Progress, Inquiry };

    void connectFrame();
    void connectHome();
    void connectPages();
    void connectSign();
    void connectProgress();
    void act(const Act &act) { m_terminal.handle(act); }
    void setLanguage(const QString &locale);
    void render();
    void renderFrame();
    void renderHome();
    void showArea(HomeView &view) const;
    void toHomePage(); // as whoever comes next finds it
    void showForm(const screen::Form &screen);
    void goHome();
    void goBack();
    void forgetHome();
    ViewSetting setting() const;
    QString pageId() const;

    Terminal &m_terminal;
    KioskViewModels &m_models;
    ServiceSearch m_search;
    InquiryPresenter m_inquiry;
    HomePage m_homePage = HomePage::Home;
    Audience m_audience = Audience::Person;
    QString m_area;   // page area: one of these two is set
    QString m_office; // name of a department or window, as its group has it in Chinese
    bool m_byWindow = false;
    QString m_searchText;
    QTimer *m_clockTick;
};

} // namespace kiosk
