// SPDX-License-Identifier: Apache-2.0
// Page appointment: one time at a window, before it is booked and after; the place in the queue when the citizen comes.
#pragma once

#include "appointment_list_view_model.h"

namespace kiosk {

struct SlipLineRow {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)

public:
    QString label = {};
    QString value = {};
    friend bool operator==(const SlipLineRow &, const SlipLineRow &) = default;
};

class AppointmentViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sub READ sub NOTIFY changed)
    Q_PROPERTY(QString numberName READ numberName NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *lines READ lines CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *instead READ instead CONSTANT)
    Q_PROPERTY(QString noticeKind READ noticeKind NOTIFY changed)
    Q_PROPERTY(QString noticeHeading READ noticeHeading NOTIFY changed)
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed)
    Q_PROPERTY(QString primary READ primary NOTIFY changed)
    Q_PROPERTY(QString other READ other NOTIFY changed)
    Q_PROPERTY(QString otherIcon READ otherIcon NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)

public:
    enum class Other { None, Another, GiveBack };
    struct View {
        QString title = {};
        QString sub = {};
        QString numberName = {}; // 预约号
        QString number = {};     // Y0042; empty: there is none yet
        QList<SlipLineRow> lines = {};
        QList<AppointmentRow> instead = {}; // other times to choose
        QString noticeKind = {};            // of Notice.qml
        QString noticeHeading = {};         // empty: no notice
        QString noticeText = {};
        QString primary = {}; // words of the keys; empty: no key
        QString other = {};
        Other otherAct = Other::None;
        bool busy = false; // the portal is being asked
        friend bool operator==(const View &, const View &) = default;
    };

    explicit AppointmentViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_lines.assign(view.lines);
        m_instead.assign(view.instead);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString sub() const { return m_view.sub; }
    QString numberName() const { return m_view.numberName; }
    QString number() const { return m_view.number; }
    GadgetListModel *lines() { return &m_lines; }
    GadgetListModel *instead() { return &m_instead; }
    QString noticeKind() const { return m_view.noticeKind; }
    QString noticeHeading() const { return m_view.noticeHeading; }
    QString noticeText() const { return m_view.noticeText; }
    QString primary() const { return m_view.primary; }
    QString other() const { return m_view.other; }
    QString otherIcon() const { return m_view.otherAct == Other::GiveBack ? QString() : QStringLiteral("home"); }
    bool busy() const { return m_view.busy; }

    Q_INVOKABLE void proceed() { emit proceedRequested(); }
    Q_INVOKABLE void chooseOther()
    {
        m_view.otherAct == Other::GiveBack ? emit giveBackRequested() : emit anotherRequested();
    }
    Q_INVOKABLE void chooseInstead(const QString &id) { emit insteadRequested(id); }

signals:
    void changed();
    void proceedRequested();
    void giveBackRequested();
    void anotherRequested();
    void insteadRequested(const QString &id);

private:
    View m_view;
    RowListModel<SlipLineRow> m_lines{this};
    RowListModel<AppointmentRow> m_instead{this};
};

using AppointmentView = AppointmentViewModel::View;

} // namespace kiosk
