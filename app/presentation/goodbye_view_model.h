// SPDX-License-Identifier: Apache-2.0
// Page goodbye: what is being wiped, ticked off as it happens.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct WipeRow {
    Q_GADGET
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool done MEMBER done)

public:
    QString text = {}; // 身份证上的内容
    bool done = false;
    friend bool operator==(const WipeRow &, const WipeRow &) = default;
};

class GoodbyeViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(kiosk::GadgetListModel *wiped READ wiped CONSTANT)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)

public:
    struct View {
        QList<WipeRow> wiped = {};
        int secondsLeft = -1; // until the attract page; -1: not counting
        friend bool operator==(const View &, const View &) = default;
    };

    explicit GoodbyeViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_wiped.assign(view.wiped);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    GadgetListModel *wiped() { return &m_wiped; }
    int secondsLeft() const { return m_view.secondsLeft; }

    Q_INVOKABLE void leave() { emit leaveRequested(); }

signals:
    void changed();
    void leaveRequested();

private:
    View m_view;
    RowListModel<WipeRow> m_wiped{this};
};

using GoodbyeView = GoodbyeViewModel::View;

} // namespace kiosk
