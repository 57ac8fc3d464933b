// SPDX-License-Identifier: Apache-2.0
// Page fault: what stopped, what is safe, how to go on. The words come from faultWords() unless the item says it
// better.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct WayRow {
    Q_GADGET
    Q_PROPERTY(QString key MEMBER key)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString facts MEMBER facts)

public:
    QString key = {};   // again, other-way, home: what act() sends
    QString title = {}; // 再试一次
    QString facts = {}; // one line; may be empty
    friend bool operator==(const WayRow &, const WayRow &) = default;
};

class FaultViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sub READ sub NOTIFY changed)
    Q_PROPERTY(QString safeTitle READ safeTitle NOTIFY changed)
    Q_PROPERTY(QString safe READ safe NOTIFY changed)
    Q_PROPERTY(QString slot READ slot NOTIFY changed)
    Q_PROPERTY(QString staffTold READ staffTold NOTIFY changed)
    Q_PROPERTY(QString helpCode READ helpCode NOTIFY changed)
    Q_PROPERTY(QString cardReminder READ cardReminder NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *ways READ ways CONSTANT)

public:
    struct View {
        QString code = {}; // codeName(ErrorCode), shown small for whoever helps
        QString title = {};
        QString sub = {}; // 不是您的操作问题。
        QString safeTitle = {};
        QString safe = {}; // what is safe
        QString slot = {}; // the slot in trouble, lit in ochre; empty: no picture
        QString staffTold = {};
        QString helpCode = {};     // 3 号机，paper-out
        QString cardReminder = {}; // 请带走身份证; empty: no card in the reader
        QList<WayRow> ways = {};   // one to three
        friend bool operator==(const View &, const View &) = default;
    };

    explicit FaultViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_ways.assign(view.ways);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString code() const { return m_view.code; }
    QString title() const { return m_view.title; }
    QString sub() const { return m_view.sub; }
    QString safeTitle() const { return m_view.safeTitle; }
    QString safe() const { return m_view.safe; }
    QString slot() const { return m_view.slot; }
    QString staffTold() const { return m_view.staffTold; }
    QString helpCode() const { return m_view.helpCode; }
    QString cardReminder() const { return m_view.cardReminder; }
    GadgetListModel *ways() { return &m_ways; }

    Q_INVOKABLE void act(const QString &key) { emit actRequested(key); }

signals:
    void changed();
    void actRequested(const QString &key);

private:
    View m_view;
    RowListModel<WayRow> m_ways{this};
};

using FaultView = FaultViewModel::View;

} // namespace kiosk
