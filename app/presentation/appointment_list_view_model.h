// SPDX-License-Identifier: Apache-2.0
// Page appointment-list: one of several to press: a department, an item of it, or an appointment of the citizen.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct AppointmentRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString facts MEMBER facts)

public:
    QString id = {};
    QString title = {};
    QString facts = {};
    friend bool operator==(const AppointmentRow &, const AppointmentRow &) = default;
};

class AppointmentListViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(kiosk::GadgetListModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sub READ sub NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(bool own READ own NOTIFY changed)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)

public:
    struct View {
        QString title = {};
        QString sub = {};
        QList<AppointmentRow> rows = {};
        QString note = {};    // below the rows
        bool own = false;     // the citizen's appointments
        bool loading = false; // the portal is being asked
        friend bool operator==(const View &, const View &) = default;
    };

    explicit AppointmentListViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_rows.assign(view.rows);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    GadgetListModel *rows() { return &m_rows; }
    QString title() const { return m_view.title; }
    QString sub() const { return m_view.sub; }
    QString note() const { return m_view.note; }
    bool own() const { return m_view.own; }
    bool loading() const { return m_view.loading; }

    Q_INVOKABLE void open(const QString &id) { emit rowRequested(id); }
    Q_INVOKABLE void proceed() { emit proceedRequested(); } // seen, goodbye
    Q_INVOKABLE void another() { emit anotherRequested(); } // one more item

signals:
    void changed();
    void rowRequested(const QString &id);
    void proceedRequested();
    void anotherRequested();

private:
    View m_view;
    RowListModel<AppointmentRow> m_rows{this};
};

using AppointmentListView = AppointmentListViewModel::View;

} // namespace kiosk
