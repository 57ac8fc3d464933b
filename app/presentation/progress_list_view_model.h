// SPDX-License-Identifier: Apache-2.0
// Pages progress-list and bill-list: the citizen's own cases, or bills, the newest first.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct CaseRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString facts MEMBER facts)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString mark MEMBER mark)

public:
    QString id = {};
    QString title = {}; // 居住证申领
    QString facts = {}; // 3 月 13 日交 · 澄湖区公安分局
    QString state = {}; // 要补材料，3 月 28 日前
    QString mark = {};  // now: somebody works on it; care: the citizen must; done; over: nothing comes of it
    friend bool operator==(const CaseRow &, const CaseRow &) = default;
};

class ProgressListViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(kiosk::GadgetListModel *cases READ cases CONSTANT)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed)

public:
    struct View {
        QList<CaseRow> cases = {};
        bool loading = false; // the portal is being asked
        bool hasMore = false; // there are older ones
        friend bool operator==(const View &, const View &) = default;
    };

    explicit ProgressListViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_cases.assign(view.cases);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    GadgetListModel *cases() { return &m_cases; }
    bool loading() const { return m_view.loading; }
    bool hasMore() const { return m_view.hasMore; }

    Q_INVOKABLE void open(const QString &id) { emit caseRequested(id); }
    Q_INVOKABLE void proceed() { emit proceedRequested(); } // seen, goodbye
    Q_INVOKABLE void another() { emit anotherRequested(); } // one more item

signals:
    void changed();
    void caseRequested(const QString &id);
    void proceedRequested();
    void anotherRequested();

private:
    View m_view;
    RowListModel<CaseRow> m_cases{this};
};

using ProgressListView = ProgressListViewModel::View;

} // namespace kiosk
