// SPDX-License-Identifier: Apache-2.0
// Page progress-case: how far one case is, and what its citizen has to do. Of a case asked for by its receipt nothing
// personal is here.
#pragma once

#include "done_view_model.h"

namespace kiosk {

// One department's piece of work.
struct CasePartRow {
    Q_GADGET
    Q_PROPERTY(QString department MEMBER department)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString mark MEMBER mark)
    Q_PROPERTY(QString why MEMBER why)

public:
    QString department = {};
    QString title = {};
    QString state = {};
    QString mark = {}; // as CaseRow
    QString why = {};  // it was refused; empty: it was not, or nothing was said
    friend bool operator==(const CasePartRow &, const CasePartRow &) = default;
};

class ProgressCaseViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString mark READ mark NOTIFY changed)
    Q_PROPERTY(QString meaning READ meaning NOTIFY changed)
    Q_PROPERTY(QString correction READ correction NOTIFY changed)
    Q_PROPERTY(QString correctionHow READ correctionHow NOTIFY changed)
    Q_PROPERTY(bool byReceipt READ byReceipt NOTIFY changed)
    Q_PROPERTY(bool canCorrect READ canCorrect NOTIFY changed)
    Q_PROPERTY(bool canRate READ canRate NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *line READ line CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *parts READ parts CONSTANT)

public:
    struct View {
        QString title = {};         // 居住证申领
        QString number = {};        // 办件编号 CH20260313000001
        QString state = {};         // 部门正在办
        QString mark = {};          // as CaseRow
        QString meaning = {};       // what it means and what comes, one or two sentences
        QString correction = {};    // what has to be corrected, one thing a line; empty: nothing is said of it
        QString correctionHow = {}; // until when and where; empty: nothing has to be
        bool byReceipt = false;     // another one may be asked for
        bool canCorrect = false;    // here and now
        bool canRate = false;
        QList<NextRow> line = {};      // received, accepted, worked on, decided
        QList<CasePartRow> parts = {}; // empty when there is one only
        friend bool operator==(const View &, const View &) = default;
    };

    explicit ProgressCaseViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_line.assign(view.line);
        m_parts.assign(view.parts);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString number() const { return m_view.number; }
    QString state() const { return m_view.state; }
    QString mark() const { return m_view.mark; }
    QString meaning() const { return m_view.meaning; }
    QString correction() const { return m_view.correction; }
    QString correctionHow() const { return m_view.correctionHow; }
    bool byReceipt() const { return m_view.byReceipt; }
    bool canCorrect() const { return m_view.canCorrect; }
    bool canRate() const { return m_view.canRate; }
    GadgetListModel *line() { return &m_line; }
    GadgetListModel *parts() { return &m_parts; }

    Q_INVOKABLE void proceed() { emit proceedRequested(); } // seen, goodbye
    Q_INVOKABLE void again() { emit againRequested(); }     // another number
    Q_INVOKABLE void another() { emit anotherRequested(); } // one more item
    Q_INVOKABLE void correct() { emit correctRequested(); }
    Q_INVOKABLE void rate() { emit rateRequested(); }

signals:
    void changed();
    void proceedRequested();
    void againRequested();
    void anotherRequested();
    void correctRequested();
    void rateRequested();

private:
    View m_view;
    RowListModel<NextRow> m_line{this};
    RowListModel<CasePartRow> m_parts{this};
};

using ProgressCaseView = ProgressCaseViewModel::View;

} // namespace kiosk
