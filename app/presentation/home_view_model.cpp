// SPDX-License-Identifier: Apache-2.0
#include "home_view_model.h"

#include <tuple>

namespace kiosk {

namespace {
constexpr auto longestSearch = 24;
}

HomeViewModel::HomeViewModel(QObject *parent) : QObject(parent) { }

void HomeViewModel::show(const HomeView &view)
{
    m_areas.assign(view.areas);
    m_functions.assign(view.functions);
    m_frequent.assign(view.frequent);
    m_areaItems.assign(view.areaItems);
    m_results.assign(view.results);
    m_offices.assign(view.offices);
    const auto before = std::tie(m_company, m_mayBeCompany, m_byWindow, m_areaTitle, m_areaHint, m_note);
    const auto now = std::tie(view.company, view.mayBeCompany, view.byWindow, view.areaTitle, view.areaHint, view.note);
    if (before == now)
        return;
    m_company = view.company;
    m_mayBeCompany = view.mayBeCompany;
    m_byWindow = view.byWindow;
    m_areaTitle = view.areaTitle;
    m_areaHint = view.areaHint;
    m_note = view.note;
    emit changed();
}

void HomeViewModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    emit searchTextChanged();
}

void HomeViewModel::type(const QString &letter)
{
    if (m_searchText.size() + letter.size() > longestSearch)
        return;
    setSearchText(m_searchText + letter);
    emit searchRequested(m_searchText);
}

void HomeViewModel::erase()
{
    if (m_searchText.isEmpty())
        return;
    setSearchText(m_searchText.chopped(1));
    emit searchRequested(m_searchText);
}

void HomeViewModel::clear()
{
    if (m_searchText.isEmpty())
        return;
    setSearchText({});
    emit searchRequested(m_searchText);
}

} // namespace kiosk
