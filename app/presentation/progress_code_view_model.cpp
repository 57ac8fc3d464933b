// SPDX-License-Identifier: Apache-2.0
#include "progress_code_view_model.h"

namespace kiosk {

namespace {
constexpr auto longestNumber = 24; // with every hyphen and space
}

void ProgressCodeViewModel::setEntry(const QString &entry)
{
    if (m_entry == entry)
        return;
    m_entry = entry;
    emit entryChanged();
}

void ProgressCodeViewModel::edit(const QString &entry)
{
    setEntry(entry);
    emit entryEdited(m_entry);
}

void ProgressCodeViewModel::type(const QString &character)
{
    if (!m_view.asking && m_entry.size() + character.size() <= longestNumber)
        edit(m_entry + character.toUpper());
}

void ProgressCodeViewModel::erase()
{
    if (!m_view.asking && !m_entry.isEmpty())
        edit(m_entry.chopped(1));
}

void ProgressCodeViewModel::clear()
{
    if (!m_view.asking && !m_entry.isEmpty())
        edit({});
}

} // namespace kiosk
