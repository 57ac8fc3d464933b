// SPDX-License-Identifier: Apache-2.0
// Pages inquiry and answer: a question in one's own words, and what the hall has written down about it. The question is
// kept nowhere else and dies with wipe().
#pragma once

#include "hanzi_composer.h"
#include "home_view_model.h"

#include <QObject>

namespace kiosk {

struct QuestionRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)

public:
    QString id = {};
    QString title = {}; // 身份证丢了怎么办
    friend bool operator==(const QuestionRow &, const QuestionRow &) = default;
};

class InquiryViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString question READ question NOTIFY questionChanged)
    Q_PROPERTY(QString questionShown READ questionShown NOTIFY questionChanged)
    Q_PROPERTY(bool askable READ askable NOTIFY questionChanged)
    Q_PROPERTY(bool hanzi READ isHanzi WRITE setHanzi NOTIFY questionChanged)
    Q_PROPERTY(kiosk::GadgetListModel *candidates READ candidates CONSTANT)
    Q_PROPERTY(bool moreCandidates READ moreCandidates NOTIFY questionChanged)
    Q_PROPERTY(bool earlierCandidates READ earlierCandidates NOTIFY questionChanged)
    Q_PROPERTY(kiosk::GadgetListModel *examples READ examples CONSTANT)
    Q_PROPERTY(Outcome outcome READ outcome NOTIFY changed)
    Q_PROPERTY(QString asked READ asked NOTIFY changed)
    Q_PROPERTY(QString answer READ answer NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString window READ window NOTIFY changed)
    Q_PROPERTY(QString floor READ floor NOTIFY changed)
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *items READ items CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *choices READ choices CONSTANT)

public:
    enum class Outcome {
        Nobody, // no answer: where a person is
        Choose, // one of choices may be meant
        Answered,
    };
    Q_ENUM(Outcome)

    struct View {
        QList<QuestionRow> examples = {}; // page inquiry: questions to press
        Outcome outcome = Outcome::Nobody;
        QString asked = {};  // the question as it is written down; Choose, Nobody: as it was typed
        QString answer = {}; // word for word from the hall
        QString source = {}; // 大厅服务规范，2026 年 2 月 10 日
        QString note = {};   // the answer was to be read again by now
        QString window = {}; // 2 号窗口; empty: not a question of where
        QString floor = {};  // 一楼; may be empty
        QString person = {}; // window and hours of somebody to ask
        QString phone = {};  // whom to call
        QList<ItemRow> items = {};
        QList<QuestionRow> choices = {};
        friend bool operator==(const View &, const View &) = default;
    };

    explicit InquiryViewModel(QObject *parent = nullptr);

    const View &view() const { return m_view; }
    void show(const View &view);

    QString question() const { return m_question; }
    QString questionShown() const { return m_question + m_composer.letters(); }
    bool askable() const { return !m_question.trimmed().isEmpty() && !m_composer.isComposing(); }
    bool isHanzi() const { return m_hanzi; }
    void setHanzi(bool hanzi); // letters become hanzi; false: they stay letters
    GadgetListModel *candidates() { return m_composer.candidates(); }
    bool moreCandidates() const { return m_composer.hasMore(); }
    bool earlierCandidates() const { return m_composer.hasEarlier(); }
    GadgetListModel *examples() { return &m_examples; }
    Outcome outcome() const { return m_view.outcome; }
    QString asked() const { return m_view.asked; }
    QString answer() const { return m_view.answer; }
    QString source() const { return m_view.source; }
    QString note() const { return m_view.note; }
    QString window() const { return m_view.window; }
    QString floor() const { return m_view.floor; }
    QString person() const { return m_view.person; }
    QString phone() const { return m_view.phone; }
    GadgetListModel *items() { return &m_items; }
    GadgetListModel *choices() { return &m_choices; }

    Q_INVOKABLE void open() { emit pageRequested(); }
    Q_INVOKABLE void ask();
    Q_INVOKABLE void choose(const QString &id) { emit entryRequested(id); } // of examples or choices
    Q_INVOKABLE void chooseNone() { emit noneRequested(); }                 // none of the choices is meant
    Q_INVOKABLE void askAgain() { emit againRequested(); }
    Q_INVOKABLE void type(const QString &character);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void pick(int row);
    Q_INVOKABLE void turn(int pages) { m_composer.turn(pages); }

    void setQuestion(const QString &question);
    void wipe(); // the question, the answer, and what the text engine remembers
    void setTextEngine(TextEngine *engine) { m_composer.setEngine(engine); }

signals:
    void changed();
    void questionChanged();
    void pageRequested();
    void askRequested(const QString &question);
    void entryRequested(const QString &id);
    void noneRequested();
    void againRequested();

private:
    void append(const QString &text);

    View m_view;
    QString m_question;
    bool m_hanzi = true;
    HanziComposer m_composer{this};
    RowListModel<QuestionRow> m_examples{this};
    RowListModel<QuestionRow> m_choices{this};
    RowListModel<ItemRow> m_items{this};
};

using InquiryView = InquiryViewModel::View;

} // namespace kiosk
