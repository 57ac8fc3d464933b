// SPDX-License-Identifier: Apache-2.0
// Page statement: what is agreed to, in whole sentences, before one of two keys is pressed.
#pragma once

#include <QObject>
#include <QStringList>
#include <qqmlregistration.h>

namespace kiosk {

class StatementViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(QStringList points READ points NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(QString receivers READ receivers NOTIFY changed)
    Q_PROPERTY(QString agreeWords READ agreeWords NOTIFY changed)
    Q_PROPERTY(QString declineWords READ declineWords NOTIFY changed)

public:
    struct View {
        QString title = {};
        QString hint = {};
        QStringList points = {}; // one sentence each
        QString why = {};
        QString receivers = {}; // who gets it
        QString agreeWords = {};
        QString declineWords = {}; // empty: Back is the other way
        friend bool operator==(const View &, const View &) = default;
    };

    explicit StatementViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString hint() const { return m_view.hint; }
    QStringList points() const { return m_view.points; }
    QString why() const { return m_view.why; }
    QString receivers() const { return m_view.receivers; }
    QString agreeWords() const { return m_view.agreeWords; }
    QString declineWords() const { return m_view.declineWords; }

    Q_INVOKABLE void agree() { emit agreed(); }
    Q_INVOKABLE void decline() { emit declined(); }

signals:
    void changed();
    void agreed();
    void declined();

private:
    View m_view;
};

using StatementView = StatementViewModel::View;

} // namespace kiosk
