// SPDX-License-Identifier: Apache-2.0
#include "form_view_model.h"

namespace kiosk {

void FormViewModel::setEntry(const QString &entry)
{
    if (m_entry == entry)
        return;
    m_entry = entry;
    emit entryChanged();
}

void FormViewModel::type(const QString &character)
{
    if (m_entry.size() + character.size() <= m_view.longest)
        edit(m_entry + character);
}

void FormViewModel::erase()
{
    if (!m_entry.isEmpty())
        edit(m_entry.chopped(1));
}

void FormViewModel::clear()
{
    if (!m_entry.isEmpty())
        edit({});
}

void FormViewModel::edit(const QString &entry)
{
    setEntry(entry);
    emit entryEdited(m_entry);
}

} // namespace kiosk
