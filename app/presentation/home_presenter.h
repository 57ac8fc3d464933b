// SPDX-License-Identifier: Apache-2.0
// The pages between visits that only the glass knows: home; behind it area, search, the ways into a function and the
// two of a question; behind search offices. GUI thread.
#pragma once

#include "inquiry_presenter.h"
#include "kiosk_view_models.h"
#include "screen_views.h"

#include <services/service_search.h>

namespace kiosk {

class HomePresenter : public QObject {
    Q_OBJECT
public:
    // Terminal and models are borrowed and outlive the presenter.
    HomePresenter(Terminal &terminal, KioskViewModels &models, const Knowledge &knowledge);

    QString pageId() const;
    bool isFirst() const { return m_page == Page::Home; } // home itself: nothing lies behind it
    void goBack();
    void begin();  // as whoever comes next finds it
    void forget(); // and nothing that was typed is left
    void render(const ViewSetting &setting);

signals:
    void changed(); // of the page, or of what stands on it

private:
    enum class Page { Home, Area, Search, Offices, Ways, Inquiry };

    void connectAreas();
    void connectFunctions();
    void turnTo(Page page);
    void openFunction(const QString &group);
    void showOffices(HomeView &view, const ViewSetting &setting) const;
    void showArea(HomeView &view, const ViewSetting &setting) const;
    void showWays(HomeView &view, const ViewSetting &setting) const;

    Terminal &m_terminal;
    KioskViewModels &m_models;
    ServiceSearch m_search;
    InquiryPresenter m_inquiry;
    Page m_page = Page::Home;
    Audience m_audience = Audience::Person;
    QString m_area;   // page area: one of these two is set
    QString m_office; // name of a department or window, as its group has it in Chinese
    QString m_group;  // page ways: of functions
    bool m_byWindow = false;
    QString m_searchText;
};

} // namespace kiosk
