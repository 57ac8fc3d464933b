// SPDX-License-Identifier: Apache-2.0
// Page work: the machine does something that takes a moment, and says what.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct WorkRow {
    Q_GADGET
    Q_PROPERTY(QString what MEMBER what)
    Q_PROPERTY(QString progress MEMBER progress)

public:
    QString what = {};     // 封好您的申请
    QString progress = {}; // done, now or later
    friend bool operator==(const WorkRow &, const WorkRow &) = default;
};

class WorkViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString safeTitle READ safeTitle NOTIFY changed)
    Q_PROPERTY(QString safeText READ safeText NOTIFY changed)

public:
    struct View {
        QString title = {}; // 正在交上去
        QString hint = {};
        QList<WorkRow> rows = {}; // two or three
        QString safeTitle = {};
        QString safeText = {}; // what holds whatever happens
        friend bool operator==(const View &, const View &) = default;
    };

    explicit WorkViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_rows.assign(view.rows);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString hint() const { return m_view.hint; }
    GadgetListModel *rows() { return &m_rows; }
    QString safeTitle() const { return m_view.safeTitle; }
    QString safeText() const { return m_view.safeText; }

signals:
    void changed();

private:
    View m_view;
    RowListModel<WorkRow> m_rows{this};
};

using WorkView = WorkViewModel::View;

} // namespace kiosk
