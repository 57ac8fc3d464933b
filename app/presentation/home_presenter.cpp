// SPDX-License-Identifier: Apache-2.0
#include "home_presenter.h"

namespace kiosk {
namespace {

constexpr qsizetype kMostResults = 12; // two or three pages; who has not found it by then types on

QList<ItemRow> itemRows(const QList<ServicePtr> &services, const ViewSetting &setting)
{
    QList<ItemRow> rows;
    for (const ServicePtr &service : services)
        rows << itemRow(*service, setting);
    return rows;
}

QList<FunctionRow> functionRows(Language language)
{
    QList<FunctionRow> rows;
    for (const FunctionGroup &group : functionGroups()) {
        if (group.place)
            rows << FunctionRow{group.id, group.title.in(language), group.icon, *group.place};
    }
    return rows;
}

} // namespace

HomePresenter::HomePresenter(Terminal &terminal, KioskViewModels &models, const Knowledge &knowledge)
    : m_terminal(terminal), m_models(models), m_search(terminal.catalogue().services()),
      m_inquiry(terminal, *models.inquiry(), knowledge)
{
    connectAreas();
    connectFunctions();
}

void HomePresenter::connectAreas()
{
    HomeViewModel *home = m_models.home();
    connect(home, &HomeViewModel::itemRequested, this, [this](const QString &id) { m_terminal.open(id); });
    connect(home, &HomeViewModel::areaRequested, this, [this](const QString &id) {
        m_area = id;
        m_office.clear();
        turnTo(Page::Area);
    });
    connect(home, &HomeViewModel::audienceRequested, this, [this](bool company) {
        m_audience = company ? Audience::Company : Audience::Person;
        emit changed();
    });
    connect(home, &HomeViewModel::officesRequested, this, [this](bool byWindow) {
        m_byWindow = byWindow;
        turnTo(Page::Offices);
    });
    connect(home, &HomeViewModel::officeRequested, this, [this](const QString &id) {
        m_area.clear();
        m_office = id;
        turnTo(Page::Area);
    });
    connect(home, &HomeViewModel::searchPageRequested, this, [this] {
        m_searchText.clear();
        m_models.home()->setSearchText({});
        turnTo(Page::Search);
    });
    connect(home, &HomeViewModel::searchRequested, this, [this](const QString &text) {
        m_searchText = text;
        emit changed();
    });
}

void HomePresenter::connectFunctions()
{
    connect(m_models.home(), &HomeViewModel::functionRequested, this, &HomePresenter::openFunction);
    connect(m_models.inquiry(), &InquiryViewModel::pageRequested, this, [this] {
        m_inquiry.begin(m_terminal.language());
        turnTo(Page::Inquiry);
    });
    connect(&m_inquiry, &InquiryPresenter::changed, this, &HomePresenter::changed);
}

void HomePresenter::turnTo(Page page)
{
    m_page = page;
    emit changed();
}

void HomePresenter::openFunction(const QString &group)
{
    const FunctionGroup *opened = functionGroup(group);
    if (!opened)
        return;
    if (opened->functions.isEmpty())
        return m_models.inquiry()->open();
    m_group = group;
    turnTo(Page::Ways);
}

QString HomePresenter::pageId() const
{
    switch (m_page) {
    case Page::Home: break;
    case Page::Area: return QStringLiteral("area");
    case Page::Search: return QStringLiteral("search");
    case Page::Offices: return QStringLiteral("offices");
    case Page::Ways: return QStringLiteral("ways");
    case Page::Inquiry: return m_inquiry.pageId();
    }
    return QStringLiteral("home");
}

void HomePresenter::goBack()
{
    if (m_page == Page::Inquiry && m_inquiry.goBack())
        return emit changed();
    if (m_page == Page::Offices)
        return turnTo(Page::Search);
    if (m_page == Page::Area && !m_office.isEmpty())
        return turnTo(Page::Offices);
    const FunctionGroup *group = m_page == Page::Ways ? functionGroup(m_group) : nullptr;
    if (group && !group->place) // reached from the questions
        return turnTo(Page::Inquiry);
    forget();
    emit changed();
}

void HomePresenter::begin()
{
    m_page = Page::Home;
    m_audience = Audience::Person;
    m_area.clear();
    m_office.clear();
    m_group.clear();
}

void HomePresenter::forget()
{
    begin();
    m_searchText.clear();
    m_models.home()->setSearchText({});
    m_inquiry.wipe();
}

void HomePresenter::render(const ViewSetting &setting)
{
    const ServiceCatalogue &catalogue = m_terminal.catalogue();
    HomeView view;
    view.company = m_audience == Audience::Company;
    view.mayBeCompany = !areaRows(catalogue.lifeAreas(), Audience::Company, setting.language).isEmpty();
    view.areas = areaRows(catalogue.lifeAreas(), m_audience, setting.language);
    QList<ServicePtr> frequent = catalogue.frequent();
    frequent.removeIf([this](const ServicePtr &service) { return service->audience != m_audience; });
    view.frequent = itemRows(frequent, setting);
    view.functions = functionRows(setting.language);
    showOffices(view, setting);
    showArea(view, setting);
    showWays(view, setting);
    view.results = itemRows(m_search.search(m_searchText, kMostResults), setting);
    m_models.home()->show(view);
    m_inquiry.render(setting);
}

void HomePresenter::showOffices(HomeView &view, const ViewSetting &setting) const
{
    view.byWindow = m_byWindow;
    if (m_page != Page::Offices && m_office.isEmpty())
        return;
    const QList<ServicePtr> &services = m_terminal.catalogue().services();
    const QList<ServiceGroup> groups = m_byWindow ? byWindow(services) : byDepartment(services);
    view.offices = officeRows(groups, setting.language);
    for (const ServiceGroup &group : groups) {
        if (group.name.zh != m_office)
            continue;
        view.areaTitle = group.name.in(setting.language);
        view.areaHint = group.detail.in(setting.language);
        view.areaItems = itemRows(group.services, setting);
    }
}

void HomePresenter::showArea(HomeView &view, const ViewSetting &setting) const
{
    for (const LifeArea &area : m_terminal.catalogue().lifeAreas()) {
        if (area.id != m_area)
            continue;
        view.areaTitle = area.title.in(setting.language);
        view.areaHint = area.inside.in(setting.language);
        view.areaItems = itemRows(m_terminal.catalogue().servicesIn(m_area), setting);
    }
}

void HomePresenter::showWays(HomeView &view, const ViewSetting &setting) const
{
    const FunctionGroup *group = m_page == Page::Ways ? functionGroup(m_group) : nullptr;
    if (!group)
        return;
    view.areaTitle = group->heading.in(setting.language);
    view.areaHint = group->sub.in(setting.language);
    view.note = group->note.in(setting.language);
    view.areaItems = itemRows(group->functions, setting);
}

} // namespace kiosk
