// SPDX-License-Identifier: Apache-2.0
// Page rate: five equal answers, none chosen; leaving without one is as easy.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct ReasonRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    QString id = {};
    QString text = {};
    bool chosen = false;
    friend bool operator==(const ReasonRow &, const ReasonRow &) = default;
};

class RateViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString item READ item NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)
    Q_PROPERTY(int stars READ stars NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *reasons READ reasons CONSTANT)

public:
    struct View {
        QString item = {};
        QString facts = {};            // 澄湖区公安分局 · 用时 3 分 40 秒
        int stars = 0;                 // 1..5 once chosen
        QList<ReasonRow> reasons = {}; // asked after 1 or 2 stars, else empty
        friend bool operator==(const View &, const View &) = default;
    };

    explicit RateViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_reasons.assign(view.reasons);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString item() const { return m_view.item; }
    QString facts() const { return m_view.facts; }
    int stars() const { return m_view.stars; }
    GadgetListModel *reasons() { return &m_reasons; }

    Q_INVOKABLE void rate(int stars) { emit starsRequested(stars); }
    Q_INVOKABLE void toggleReason(const QString &id) { emit reasonRequested(id); }
    Q_INVOKABLE void send() { emit sendRequested(); }
    Q_INVOKABLE void skip() { emit skipRequested(); }

signals:
    void changed();
    void starsRequested(int stars);
    void reasonRequested(const QString &id);
    void sendRequested();
    void skipRequested();

private:
    View m_view;
    RowListModel<ReasonRow> m_reasons{this};
};

using RateView = RateViewModel::View;

} // namespace kiosk
