// SPDX-License-Identifier: Apache-2.0
#include "inquiry_view_model.h"

namespace kiosk {

namespace {

constexpr int longestQuestion = 76; // letters; a hanzi takes the room of two

int roomOf(const QString &text)
{
    int room = 0;
    for (const QChar c : text)
        room += c.unicode() < 0x2000 ? 1 : 2;
    return room;
}

} // namespace

InquiryViewModel::InquiryViewModel(QObject *parent) : QObject(parent)
{
    connect(&m_composer, &HanziComposer::changed, this, &InquiryViewModel::questionChanged);
}

void InquiryViewModel::show(const View &view)
{
    m_examples.assign(view.examples);
    m_choices.assign(view.choices);
    m_items.assign(view.items);
    if (m_view == view)
        return;
    m_view = view;
    emit changed();
}

void InquiryViewModel::setQuestion(const QString &question)
{
    m_composer.clear();
    if (m_question == question)
        return;
    m_question = question;
    emit questionChanged();
}

void InquiryViewModel::setHanzi(bool hanzi)
{
    if (m_hanzi == hanzi)
        return;
    m_composer.clear();
    m_hanzi = hanzi;
    emit questionChanged();
}

void InquiryViewModel::append(const QString &text)
{
    if (roomOf(m_question) + roomOf(text) <= longestQuestion)
        setQuestion(m_question + text);
}

void InquiryViewModel::type(const QString &character)
{
    const bool isLetter = character.size() == 1 && character[0] >= u'a' && character[0] <= u'z';
    if (m_hanzi && (isLetter || m_composer.isComposing()))
        return character == QLatin1String(" ") ? pick(0) : m_composer.type(character);
    append(character);
}

void InquiryViewModel::pick(int row)
{
    const QString text = m_composer.pick(row);
    if (!text.isEmpty())
        append(text);
}

void InquiryViewModel::erase()
{
    if (m_composer.isComposing())
        return m_composer.erase();
    if (!m_question.isEmpty())
        setQuestion(withoutLast(m_question));
}

void InquiryViewModel::clear() { setQuestion({}); }

void InquiryViewModel::ask()
{
    if (askable())
        emit askRequested(m_question);
}

void InquiryViewModel::wipe()
{
    m_composer.forget();
    setQuestion({});
    show({});
}

} // namespace kiosk
