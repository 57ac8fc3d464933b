// SPDX-License-Identifier: Apache-2.0
// Letters on their way to hanzi: what is composed in the text engine, and the page of candidates that shows it.
#pragma once

#include "gadget_list_model.h"

#include <text_input/text_engine.h>

#include <QObject>

namespace kiosk {

// A text that the letters typed so far may mean.
struct CandidateRow {
    Q_GADGET
    Q_PROPERTY(QString text MEMBER text)

public:
    QString text = {};
    friend bool operator==(const CandidateRow &, const CandidateRow &) = default;
};

class HanziComposer : public QObject {
    Q_OBJECT
public:
    explicit HanziComposer(QObject *parent = nullptr) : QObject(parent) { }

    // Borrowed, and shared by the pages: one of them composes at a time. Without one no letter is taken.
    void setEngine(TextEngine *engine) { m_engine = engine; }

    bool isComposing() const { return !m_letters.isEmpty(); }
    const QString &letters() const { return m_letters; } // as they are shown
    GadgetListModel *candidates() { return &m_candidates; }
    bool hasMore() const { return m_more; }
    bool hasEarlier() const { return m_first > 0; }

    // A letter, or ' between two syllables; anything else is ignored.
    void type(const QString &character);
    void erase(); // the last letter, or the last choice
    void clear();
    void turn(int pages);
    // Takes the candidate in this row. Gives the text when the composition ends with it; empty while letters are left.
    QString pick(int row);
    void forget(); // what the engine remembers of before as well

signals:
    void changed();

private:
    void compose(int firstCandidate);

    TextEngine *m_engine = nullptr;
    QString m_letters;
    bool m_used = false; // since it forgot
    int m_first = 0;     // candidate on the page
    bool m_more = false;
    RowListModel<CandidateRow> m_candidates{this};
};

// One character less: rare hanzi are two units.
QString withoutLast(const QString &text);

} // namespace kiosk
