// SPDX-License-Identifier: Apache-2.0
// What the citizen answers when he is asked: in forms, of materials, on the review.
#include "scripted_citizen.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace kiosk::visit {

// Where several questions have one title, `which` says which one it is.
QString ScriptedCitizen::answerTo(const QString &question, const QString &which) const
{
    const QString whole = question + u'|' + which;
    return m_script.answers.value(m_script.answers.contains(whole) ? whole : question).toString();
}

QString ScriptedCitizen::answerTo(const FormViewModel &form) const
{
    GadgetListModel *rows = m_models.form()->fields();
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (cell(rows, row, "active") == QLatin1String("true"))
            return answerTo(form.title(), cell(rows, row, "label"));
    }
    return answerTo(form.title(), form.hint());
}

// The row that the script wants, or the first that can be had.
QString ScriptedCitizen::titleOf(GadgetListModel *rows, const QString &wanted) const
{
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (!wanted.isEmpty() && cell(rows, row, "id") == wanted)
            return cell(rows, row, "title");
    }
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (cell(rows, row, "available") != QLatin1String("false"))
            return cell(rows, row, "title");
    }
    return {};
}

void ScriptedCitizen::onMaterials()
{
    MaterialsViewModel *materials = m_models.materials();
    const bool again = m_changing == materials->title(); // another way than the one that stands there
    if (materials->confirmable() && !again) {
        if (m_finger.pressPrimary())
            did("confirm");
    } else if (const QString title = titleOf(materials->ways(), answerTo(materials->title(), materials->hint()));
               m_finger.pressNamed(title) || m_finger.pressContaining(title)) {
        m_changing.clear();
        did("choose");
    }
}

QString ScriptedCitizen::entryFor(const FormViewModel &form) const
{
    const auto of = [this](const char *kind, const char *usual) {
        return m_script.entries.value(QLatin1String(kind)).toString(QLatin1String(usual));
    };
    QString answer = answerTo(form);
    if (!answer.isEmpty() && form.keyboard() != FormViewModel::Keyboard::Hanzi)
        return answer;
    switch (form.keyboard()) {
    case FormViewModel::Keyboard::Hanzi: return of("hanzi", "hangzhoushi");
    case FormViewModel::Keyboard::IdNumber: return of("idNumber", "33019918880808005X");
    case FormViewModel::Keyboard::Amount: return of("amount", "100");
    default: break;
    }
    return form.longest() == 11 ? of("phone", "3502") : form.longest() == 8 ? of("date", "3502") : of("other", "3502");
}

QString ScriptedCitizen::wantedEntry(const FormViewModel &form) const
{
    const QString wrong = m_script.refused.value(form.title()).toString();
    return wrong.isEmpty() || m_refusedSaid.contains(form.title()) ? entryFor(form) : wrong;
}

void ScriptedCitizen::onReview()
{
    if (m_script.handsOver) {
        if (m_finger.pressNamed(QStringLiteral("去窗口/手机继续")))
            did("take-along");
        return;
    }
    if (m_script.changes.isEmpty()) {
        if (m_finger.pressPrimary())
            did("confirm");
        return;
    }
    const AnswerChange &change = m_script.changes.first();
    GadgetListModel *rows = m_models.review()->rows();
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (cell(rows, row, "id") != change.field)
            continue;
        const QString words = cell(rows, row, "changeWords");
        if (m_finger.pressNamed((words.isEmpty() ? QStringLiteral("更改") : words) + u' '
                                + cell(rows, row, "question"))) {
            did("change");
            if (!change.to.isEmpty())
                m_script.answers[change.question] = change.to;
            m_changing = change.question;
            m_script.changes.removeFirst();
        } else if (m_finger.pressContaining(QStringLiteral("下一页"))) {
            did("turn-page");
        }
        return;
    }
}

void ScriptedCitizen::onFault()
{
    const GadgetListModel *ways = m_models.fault()->ways();
    for (int row = 0; row < ways->rowCount(); ++row) {
        if (cell(ways, row, "key") != m_script.wayOut)
            continue;
        if (m_finger.pressContaining(cell(ways, row, "title")))
            did("way-out");
        return;
    }
    if (m_finger.pressContaining(QStringLiteral("首页")))
        did("leave");
}

void ScriptedCitizen::onForm()
{
    FormViewModel *form = m_models.form();
    const bool again = m_changing == form->title(); // what stands there is what he wants to change
    if (form->keyboard() == FormViewModel::Keyboard::Options && (again || !form->confirmable())) {
        const QString title = titleOf(form->options(), answerTo(*form));
        if (m_finger.pressNamed(title) || m_finger.pressContaining(title)) {
            did("choose");
            m_changing.clear();
        } else if (m_finger.pressContaining(QStringLiteral("下一页"))) {
            did("turn-page");
        }
        return;
    }
    const QString wanted = wantedEntry(*form);
    const bool isOther = form->keyboard() != FormViewModel::Keyboard::Hanzi && form->entry() != wanted;
    if (form->keyboard() != FormViewModel::Keyboard::Options
        && (again || form->entry().isEmpty() || !form->error().isEmpty() || isOther)) {
        m_changing.clear();
        for (int left = 120; left > 0 && !form->entry().isEmpty(); --left) {
            if (!m_finger.pressNamed(QStringLiteral("删除")))
                break;
        }
        for (const QChar key : wanted) {
            if (!m_finger.pressNamed(key == u'.' ? QStringLiteral("小数点") : QString(key)))
                m_finger.pressNamed(QString(key.toLower()));
        }
        if (form->keyboard() == FormViewModel::Keyboard::Hanzi)
            m_finger.pressNamed(cell(form->candidates(), 0, "text"));
    }
    if (!m_script.refused.value(form->title()).toString().isEmpty() && !m_refusedSaid.contains(form->title()))
        m_refusedSaid << form->title();
    if (m_finger.pressPrimary())
        did("answer");
}

} // namespace kiosk::visit
