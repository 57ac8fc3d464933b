// SPDX-License-Identifier: Apache-2.0
// Page choose: one of the things the portal found for this citizen.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct ChoiceRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString lines MEMBER lines)
    Q_PROPERTY(bool available MEMBER available)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    QString id = {};
    QString title = {}; // 澄湖区青瓷路 18 号 3 幢 502 室
    QString lines = {}; // facts, one a line
    bool available = true;
    QString reason = {}; // why it cannot be had here
    bool chosen = false;
    friend bool operator==(const ChoiceRow &, const ChoiceRow &) = default;
};

class ChooseViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *choices READ choices CONSTANT)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString confirmWords READ confirmWords NOTIFY changed)
    Q_PROPERTY(bool confirmable READ confirmable NOTIFY changed)

public:
    struct View {
        QString title = {}; // 请选一本证书
        QString hint = {};
        QList<ChoiceRow> choices = {}; // empty and not loading: emptyText is shown
        bool loading = false;          // the portal is being asked
        QString emptyText = {};        // 名下没有可打印的证书……
        QString confirmWords = {};     // words of the primary key: 打印这一本
        bool confirmable = false;      // something is chosen
        friend bool operator==(const View &, const View &) = default;
    };

    explicit ChooseViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_choices.assign(view.choices);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString hint() const { return m_view.hint; }
    GadgetListModel *choices() { return &m_choices; }
    bool loading() const { return m_view.loading; }
    QString emptyText() const { return m_view.emptyText; }
    QString confirmWords() const { return m_view.confirmWords; }
    bool confirmable() const { return m_view.confirmable; }

    Q_INVOKABLE void choose(const QString &id) { emit choiceRequested(id); }
    Q_INVOKABLE void confirm() { emit confirmRequested(); }

signals:
    void changed();
    void choiceRequested(const QString &id);
    void confirmRequested();

private:
    View m_view;
    RowListModel<ChoiceRow> m_choices{this};
};

using ChooseView = ChooseViewModel::View;

} // namespace kiosk
