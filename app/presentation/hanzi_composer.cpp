// SPDX-License-Identifier: Apache-2.0
#include "hanzi_composer.h"

namespace kiosk {

namespace {

constexpr int CandidatesOnAPage = 6;

}

QString withoutLast(const QString &text)
{
    const bool isPair = text.size() > 1 && text.back().isLowSurrogate();
    return text.chopped(isPair ? 2 : 1);
}

// Shows what stands in the engine now.
void HanziComposer::compose(int firstCandidate)
{
    m_letters = m_engine->composed();
    m_first = firstCandidate;
    const auto found = m_engine->candidates(m_first, CandidatesOnAPage + 1);
    m_more = isComposing() && found.size() > CandidatesOnAPage;
    QList<CandidateRow> rows;
    for (const QString &text : found) {
        if (rows.size() < CandidatesOnAPage)
            rows << CandidateRow{text};
    }
    m_candidates.assign(isComposing() ? rows : QList<CandidateRow>());
    emit changed();
}

void HanziComposer::type(const QString &character)
{
    const bool isLetter = character.size() == 1 && character[0] >= u'a' && character[0] <= u'z';
    if (!m_engine)
        return;
    if (isLetter || character == QLatin1String("'"))
        m_engine->type(character[0]);
    m_used = true;
    compose(0);
}

void HanziComposer::erase()
{
    if (!isComposing())
        return;
    m_engine->erase();
    compose(0);
}

void HanziComposer::clear()
{
    if (!isComposing())
        return;
    m_engine->clear();
    compose(0);
}

void HanziComposer::turn(int pages)
{
    const int first = m_first + pages * CandidatesOnAPage;
    if (isComposing() && first >= 0 && (pages < 0 || m_more))
        compose(first);
}

QString HanziComposer::pick(int row)
{
    if (!m_engine || row < 0 || row >= m_candidates.rowCount())
        return {};
    const QString text = m_engine->choose(m_first + row);
    compose(0);
    return text;
}

void HanziComposer::forget()
{
    clear();
    if (m_engine && m_used)
        m_engine->forget();
    m_used = false;
}

} // namespace kiosk
