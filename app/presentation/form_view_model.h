// SPDX-License-Identifier: Apache-2.0
// Page form: one question at a time over its keyboard, with what is known already shown above it.
#pragma once

#include "hanzi_composer.h"

#include <QObject>

namespace kiosk {

struct FieldRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(bool active MEMBER active)

public:
    QString id = {};
    QString label = {};  // 手机号，11 位数字
    QString value = {};  // as it is shown, grouped
    QString source = {}; // card, shared or own
    bool active = false; // the one the keyboard writes to; at most one
    friend bool operator==(const FieldRow &, const FieldRow &) = default;
};

struct OptionRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    QString id = {};
    QString title = {};
    QString note = {};
    bool chosen = false;
    friend bool operator==(const OptionRow &, const OptionRow &) = default;
};

class FormViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *fields READ fields CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *options READ options CONSTANT)
    Q_PROPERTY(Keyboard keyboard READ keyboard NOTIFY changed)
    Q_PROPERTY(int longest READ longest NOTIFY changed)
    Q_PROPERTY(QString placeholder READ placeholder NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool skippable READ skippable NOTIFY changed)
    Q_PROPERTY(QString confirmWords READ confirmWords NOTIFY changed)
    Q_PROPERTY(bool confirmable READ confirmable NOTIFY composed)
    Q_PROPERTY(kiosk::GadgetListModel *candidates READ candidates CONSTANT)
    Q_PROPERTY(bool moreCandidates READ moreCandidates NOTIFY composed)
    Q_PROPERTY(bool earlierCandidates READ earlierCandidates NOTIFY composed)
    Q_PROPERTY(QString entry READ entry NOTIFY entryChanged)
    Q_PROPERTY(QString entryShown READ entryShown NOTIFY entryChanged)

public:
    enum class Keyboard {
        None, // nothing to type: the fields are only shown
        Digits,
        IdNumber, // digits and X
        Amount,   // digits and a point
        Letters,
        Hanzi,   // letters of pinyin, and what they mean
        Options, // one of options
    };
    Q_ENUM(Keyboard)

    struct View {
        QString title = {};            // the question: 您现在住在哪里？
        QString hint = {};             // an example, one sentence
        QString why = {};              // 为什么问; empty: not said
        QList<FieldRow> fields = {};   // known ones first, the active one last
        QList<OptionRow> options = {}; // of the active field, Keyboard::Options only
        Keyboard keyboard = Keyboard::None;
        int longest = 32;          // characters the active field takes
        QString placeholder = {};  // of the active field
        QString error = {};        // 少了 1 位，手机号是 11 位，请补上。
        bool skippable = false;    // may be left empty
        QString confirmWords = {}; // 下一题
        bool confirmable = true;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit FormViewModel(QObject *parent = nullptr);

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_fields.assign(view.fields);
        m_options.assign(view.options);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
        emit composed();
    }

    QString title() const { return m_view.title; }
    QString hint() const { return m_view.hint; }
    QString why() const { return m_view.why; }
    GadgetListModel *fields() { return &m_fields; }
    GadgetListModel *options() { return &m_options; }
    Keyboard keyboard() const { return m_view.keyboard; }
    int longest() const { return m_view.longest; }
    QString placeholder() const { return m_view.placeholder; }
    QString error() const { return m_view.error; }
    bool skippable() const { return m_view.skippable; }
    QString confirmWords() const { return m_view.confirmWords; }
    bool confirmable() const { return m_view.confirmable && !m_composer.isComposing(); } // letters are no answer yet
    QString entry() const { return m_entry; } // what was typed into the active field, ungrouped
    QString entryShown() const; // digits grouped for reading: 139 0000 0199; hanzi with the letters that follow
    GadgetListModel *candidates() { return m_composer.candidates(); }
    bool moreCandidates() const { return m_composer.hasMore(); }
    bool earlierCandidates() const { return m_composer.hasEarlier(); }

    Q_INVOKABLE void choose(const QString &id) { emit optionRequested(id); }
    Q_INVOKABLE void confirm() { emit confirmRequested(); }
    Q_INVOKABLE void skip() { emit skipRequested(); }
    void setEntry(const QString &entry); // when another field becomes active, and "" at the end; no entryEdited
    Q_INVOKABLE void type(const QString &character);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void pick(int row);                              // of candidates
    Q_INVOKABLE void turn(int pages) { m_composer.turn(pages); } // of candidates

    void wipe(); // at the end of a visit, what the text engine remembers included
    // Makes hanzi of letters; borrowed. Without one a hanzi field takes no letter.
    void setTextEngine(TextEngine *engine) { m_composer.setEngine(engine); }

signals:
    void changed();
    void optionRequested(const QString &id);
    void confirmRequested();
    void skipRequested();
    void composed();
    void entryChanged();
    void entryEdited(const QString &entry); // by a key

private:
    View m_view;
    void edit(const QString &entry);

    QString m_entry;
    HanziComposer m_composer{this};
    RowListModel<FieldRow> m_fields{this};
    RowListModel<OptionRow> m_options{this};
};

using FormView = FormViewModel::View;

} // namespace kiosk
