// SPDX-License-Identifier: Apache-2.0
// Page materials: what the case needs, which of it is there already, and how the next one is given.
#pragma once

#include "choose_view_model.h"

namespace kiosk {

struct MaterialRow {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString state MEMBER state)

public:
    QString label = {}; // 结婚证
    QString note = {};  // how it is given; empty while that is open
    QString state = {}; // done, now, later
    friend bool operator==(const MaterialRow &, const MaterialRow &) = default;
};

class MaterialsViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *rows READ rows CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *ways READ ways CONSTANT)
    Q_PROPERTY(QString confirmWords READ confirmWords NOTIFY changed)
    Q_PROPERTY(bool confirmable READ confirmable NOTIFY changed)

public:
    struct View {
        QString title = {};           // 结婚证怎么给我们？
        QString hint = {};            // may be empty
        QString why = {};             // 为什么要
        QList<MaterialRow> rows = {}; // every material of the step, in its order
        QList<ChoiceRow> ways = {};   // of the one that is asked now
        QString confirmWords = {};
        bool confirmable = false;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit MaterialsViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_rows.assign(view.rows);
        m_ways.assign(view.ways);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString hint() const { return m_view.hint; }
    QString why() const { return m_view.why; }
    GadgetListModel *rows() { return &m_rows; }
    GadgetListModel *ways() { return &m_ways; }
    QString confirmWords() const { return m_view.confirmWords; }
    bool confirmable() const { return m_view.confirmable; }

    Q_INVOKABLE void choose(const QString &id) { emit wayRequested(id); }
    Q_INVOKABLE void confirm() { emit confirmRequested(); }

signals:
    void changed();
    void wayRequested(const QString &id);
    void confirmRequested();

private:
    View m_view;
    RowListModel<MaterialRow> m_rows{this};
    RowListModel<ChoiceRow> m_ways{this};
};

using MaterialsView = MaterialsViewModel::View;

} // namespace kiosk
