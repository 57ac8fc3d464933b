// SPDX-License-Identifier: Apache-2.0
#include "form_view_model.h"

namespace kiosk {

FormViewModel::FormViewModel(QObject *parent) : QObject(parent)
{
    connect(&m_composer, &HanziComposer::changed, this, [this] {
        emit composed();
        emit entryChanged();
    });
}

void FormViewModel::wipe()
{
    m_composer.forget();
    show({});
    setEntry({});
}

void FormViewModel::setEntry(const QString &entry)
{
    m_composer.clear();
    if (m_entry == entry)
        return;
    m_entry = entry;
    emit entryChanged();
}

void FormViewModel::pick(int row)
{
    const QString text = m_composer.pick(row);
    if (!text.isEmpty() && m_entry.size() + text.size() <= m_view.longest)
        edit(m_entry + text);
}

QString FormViewModel::entryShown() const
{
    const bool isIdNumber = m_view.keyboard == Keyboard::IdNumber;
    if (m_view.keyboard != Keyboard::Digits && !isIdNumber)
        return m_entry + m_composer.letters();
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
    const bool isLetter = character.size() == 1 && character[0] >= u'a' && character[0] <= u'z';
    if (m_view.keyboard == Keyboard::Hanzi && (isLetter || m_composer.isComposing()))
        return character == QLatin1String(" ") ? pick(0) : m_composer.type(character);
    if (m_entry.size() + character.size() <= m_view.longest)
        edit(m_entry + character);
}

void FormViewModel::erase()
{
    if (m_composer.isComposing())
        return m_composer.erase();
    if (!m_entry.isEmpty())
        edit(withoutLast(m_entry));
}

void FormViewModel::clear()
{
    m_composer.clear();
    if (!m_entry.isEmpty())
        edit({});
}

void FormViewModel::edit(const QString &entry)
{
    setEntry(entry);
    emit entryEdited(m_entry);
}

} // namespace kiosk
