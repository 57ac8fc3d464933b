// SPDX-License-Identifier: Apache-2.0
// Page pay: what is due, and our code for the citizen's phone.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct FeeRow {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString amount MEMBER amount)

public:
    QString title = {};
    QString amount = {}; // 10.00 元
    friend bool operator==(const FeeRow &, const FeeRow &) = default;
};

class PayViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *lines READ lines CONSTANT)
    Q_PROPERTY(QString qrPayload READ qrPayload NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(int secondsTotal READ secondsTotal NOTIFY changed)
    Q_PROPERTY(QString elsewhere READ elsewhere NOTIFY changed)

public:
    enum class Phase { Asking, Waiting, Checking, Paid, Closed };
    Q_ENUM(Phase)

    struct View {
        Phase phase = Phase::Asking;
        QString total = {};       // 10.00 元
        QList<FeeRow> lines = {}; // up to four
        QString qrPayload = {};   // while waiting
        int secondsLeft = 0;      // of the order
        int secondsTotal = 300;
        QString elsewhere = {}; // where one can pay without a phone
        friend bool operator==(const View &, const View &) = default;
    };

    explicit PayViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_lines.assign(view.lines);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    Phase phase() const { return m_view.phase; }
    QString total() const { return m_view.total; }
    GadgetListModel *lines() { return &m_lines; }
    QString qrPayload() const { return m_view.qrPayload; }
    int secondsLeft() const { return m_view.secondsLeft; }
    int secondsTotal() const { return m_view.secondsTotal; }
    QString elsewhere() const { return m_view.elsewhere; }

    Q_INVOKABLE void proceed() { emit proceedRequested(); } // "I have paid"
    Q_INVOKABLE void again() { emit againRequested(); }
    Q_INVOKABLE void leave() { emit leaveRequested(); }

signals:
    void changed();
    void proceedRequested();
    void againRequested();
    void leaveRequested();

private:
    View m_view;
    RowListModel<FeeRow> m_lines{this};
};

using PayView = PayViewModel::View;

} // namespace kiosk
