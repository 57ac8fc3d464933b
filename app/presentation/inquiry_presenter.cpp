// SPDX-License-Identifier: Apache-2.0
#include "inquiry_presenter.h"

#include "language.h"

namespace kiosk {
namespace {

constexpr qsizetype kExamples = 6;

QuestionRow questionRow(const KnowledgeEntry &entry, Language language)
{
    const QStringList &asked = language == Language::Chinese ? entry.questions.zh : entry.questions.en;
    return {entry.id, asked.value(0)};
}

QList<QuestionRow> questionRows(const QList<const KnowledgeEntry *> &entries, Language language)
{
    QList<QuestionRow> rows;
    for (const KnowledgeEntry *entry : entries)
        rows << questionRow(*entry, language);
    return rows;
}

QString dayWords(QDate day, const ViewSetting &setting)
{
    if (setting.language == Language::Chinese)
        return QStringLiteral("%1 年 %2 月 %3 日").arg(day.year()).arg(day.month()).arg(day.day());
    return QLocale(QLocale::English).toString(day, QStringLiteral("d MMMM yyyy"));
}

QString sourceWords(const KnowledgeSource &source, const ViewSetting &setting)
{
    const QString name = source.name.in(setting.language);
    if (!source.date.isValid())
        return name;
    return name + setting.say(u"，", u", ") + dayWords(source.date, setting);
}

} // namespace

InquiryPresenter::InquiryPresenter(Terminal &terminal, InquiryViewModel &model, const Knowledge &knowledge)
    : m_terminal(terminal), m_model(model), m_index(knowledge, terminal.catalogue().services())
{
    connect(&model, &InquiryViewModel::askRequested, this, &InquiryPresenter::ask);
    connect(&model, &InquiryViewModel::entryRequested, this, [this](const QString &id) { answer(m_index.entry(id)); });
    connect(&model, &InquiryViewModel::noneRequested, this, [this] {
        m_result = {};
        emit changed();
    });
    connect(&model, &InquiryViewModel::againRequested, this, [this] {
        m_answering = false;
        m_model.setQuestion({});
        emit changed();
    });
}

QString InquiryPresenter::pageId() const { return m_answering ? QStringLiteral("answer") : QStringLiteral("inquiry"); }

void InquiryPresenter::begin(Language language)
{
    wipe();
    m_model.setHanzi(language == Language::Chinese);
}

bool InquiryPresenter::goBack()
{
    const bool wasAnswering = m_answering;
    m_answering = false;
    return wasAnswering;
}

void InquiryPresenter::wipe()
{
    m_answering = false;
    m_result = {};
    m_asked.clear();
    m_model.wipe();
}

void InquiryPresenter::ask(const QString &question)
{
    m_result = m_index.ask(question);
    m_asked = question.simplified();
    m_answering = true;
    switch (m_result.confidence) {
    case Confidence::Sure: ++m_answered; break;
    case Confidence::Unsure: ++m_unsure; break;
    case Confidence::None: ++m_none; break;
    }
    m_terminal.machine().log.info("inquiry.asked", {{"answered", m_answered}, {"unsure", m_unsure}, {"none", m_none}});
    emit changed();
}

void InquiryPresenter::answer(const KnowledgeEntry *entry)
{
    if (!entry)
        return;
    m_result = {Confidence::Sure, {entry}};
    m_answering = true;
    emit changed();
}

void InquiryPresenter::render(const ViewSetting &setting)
{
    InquiryView view;
    view.examples = questionRows(m_index.examples(kExamples), setting.language);
    const SiteConfig &site = m_terminal.machine().config->site;
    view.person = (site.staffedWindow.isEmpty() ? site.elsewhere : site.staffedWindow).in(setting.language);
    view.phone = site.helpPhone.in(setting.language);
    view.asked = m_asked;
    switch (m_result.confidence) {
    case Confidence::None: break;
    case Confidence::Unsure:
        view.outcome = InquiryViewModel::Outcome::Choose;
        view.choices = questionRows(m_result.candidates, setting.language);
        break;
    case Confidence::Sure: showAnswer(*m_result.candidates.first(), setting, view); break;
    }
    m_model.show(view);
}

void InquiryPresenter::showAnswer(const KnowledgeEntry &entry, const ViewSetting &setting, InquiryView &view) const
{
    const Language language = setting.language;
    view.outcome = InquiryViewModel::Outcome::Answered;
    view.asked = questionRow(entry, language).title;
    view.answer = entry.answer.in(language);
    view.source = sourceWords(entry.source, setting);
    if (entry.place) {
        view.window = entry.place->window.in(language);
        view.floor = entry.place->floor.in(language);
    }
    if (entry.isOverdue(m_terminal.machine().clock->wall().date()))
        view.note = setting.say(u"这一条过了复核的日子，去之前请再问一下。",
                                u"This answer was due to be checked again. Please ask before you rely on it.");
    for (const QString &item : entry.items) {
        if (const ServicePtr service = m_terminal.catalogue().service(item))
            view.items << itemRow(*service, setting);
    }
}

} // namespace kiosk
