// SPDX-License-Identifier: Apache-2.0
#include "form_view_model.h"

namespace kiosk {

namespace {

constexpr int CandidatesOnAPage = 6;

// One character less: rare hanzi are two units.
QString shortened(const QString &text)
{
    const bool isPair = text.size() > 1 && text.back().isLowSurrogate();
    return text.chopped(isPair ? 2 : 1);
}

} // namespace

void FormViewModel::wipe()
{
    if (m_engine)
        m_engine->forget();
    show({});
    setEntry({});
}

void FormViewModel::setEntry(const QString &entry)
{
    if (m_engine && isComposing()) {
        m_engine->clear();
        compose(0);
    }
    if (m_entry == entry)
        return;
    m_entry = entry;
    emit entryChanged();
}

// Shows what stands in the engine now.
void FormViewModel::compose(int firstCandidate)
{
    m_letters = m_engine->composed();
    m_first = firstCandidate;
    auto found = m_engine->candidates(m_first, CandidatesOnAPage + 1);
    m_more = found.size() > CandidatesOnAPage;
    QList<CandidateRow> rows;
    for (const QString &text : std::as_const(found)) {
        if (rows.size() < CandidatesOnAPage)
            rows << CandidateRow{text};
    }
    m_candidates.assign(isComposing() ? rows : QList<CandidateRow>());
    m_more = m_more && isComposing();
    emit composed();
    emit entryChanged();
}

void FormViewModel::pick(int row)
{
    if (!m_engine || row < 0 || row >= m_candidates.rowCount())
        return;
    const QString text = m_engine->choose(m_first + row);
    compose(0);
    if (!text.isEmpty() && m_entry.size() + text.size() <= m_view.longest)
        edit(m_entry + text);
}

void FormViewModel::turn(int pages)
{
    const int first = m_first + pages * CandidatesOnAPage;
    if (m_engine && isComposing() && first >= 0 && (pages < 0 || m_more))
        compose(first);
}

QString FormViewModel::entryShown() const
{
    const bool isIdNumber = m_view.keyboard == Keyboard::IdNumber;
    if (m_view.keyboard != Keyboard::Digits && !isIdNumber)
        return m_entry + m_letters;
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
    if (m_view.keyboard == Keyboard::Hanzi && (isLetter || isComposing())) {
        if (!m_engine)
            return;
        if (character == QLatin1String(" "))
            return pick(0);
        if (isLetter || character == QLatin1String("'"))
            m_engine->type(character[0]);
        return compose(0);
    }
    if (m_entry.size() + character.size() <= m_view.longest)
        edit(m_entry + character);
}

void FormViewModel::erase()
{
    if (isComposing()) {
        m_engine->erase();
        return compose(0);
    }
    if (!m_entry.isEmpty())
        edit(shortened(m_entry));
}

void FormViewModel::clear()
{
    if (isComposing()) {
        m_engine->clear();
        compose(0);
    }
    if (!m_entry.isEmpty())
        edit({});
}

void FormViewModel::edit(const QString &entry)
{
    setEntry(entry);
    emit entryEdited(m_entry);
}

} // namespace kiosk
