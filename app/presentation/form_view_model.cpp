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

QString FormViewModel::entryShown() const
{
    const bool isIdNumber = m_view.keyboard == Keyboard::IdNumber;
    if (m_view.keyboard != Keyboard::Digits && !isIdNumber)
        return m_entry;
    constexpr auto phone = 11; // 3 4 4; any other number goes by fours
    QString shown;
    for (qsizetype i = 0; i < m_entry.size(); ++i) {
        const auto place = m_view.longest == phone ? i + 1 : i;
        if (isIdNumber ? i == 6 || i == 14 : i > 0 && place % 4 == 0)
            shown += u' ';
        shown += m_entry.at(i);
    }
    return shown;
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
