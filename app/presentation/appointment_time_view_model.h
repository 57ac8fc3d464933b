// SPDX-License-Identifier: Apache-2.0
// Page appointment-time: a day of the strip, and its half hours.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct TimeKeyRow { // of a day, or of a half hour
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool available MEMBER available)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    QString id = {};
    QString name = {}; // of a day: 周五, 今天
    QString text = {}; // 3/13; 11:00
    bool available = true;
    bool chosen = false;
    friend bool operator==(const TimeKeyRow &, const TimeKeyRow &) = default;
};

class AppointmentTimeViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *days READ days CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *times READ times CONSTANT)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(bool confirmable READ confirmable NOTIFY changed)

public:
    struct View {
        QString title = {}; // of the item
        QList<TimeKeyRow> days = {};
        QList<TimeKeyRow> times = {}; // what is full is not available
        bool loading = false;         // the portal is being asked
        QString emptyText = {};       // nothing is free: what to do
        bool confirmable = false;     // a time is chosen
        friend bool operator==(const View &, const View &) = default;
    };

    explicit AppointmentTimeViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_days.assign(view.days);
        m_times.assign(view.times);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    GadgetListModel *days() { return &m_days; }
    GadgetListModel *times() { return &m_times; }
    bool loading() const { return m_view.loading; }
    QString emptyText() const { return m_view.emptyText; }
    bool confirmable() const { return m_view.confirmable; }

    Q_INVOKABLE void choose(const QString &id) { emit choiceRequested(id); } // a day or a time
    Q_INVOKABLE void confirm() { emit confirmRequested(); }

signals:
    void changed();
    void choiceRequested(const QString &id);
    void confirmRequested();

private:
    View m_view;
    RowListModel<TimeKeyRow> m_days{this};
    RowListModel<TimeKeyRow> m_times{this};
};

using AppointmentTimeView = AppointmentTimeViewModel::View;

} // namespace kiosk
