// SPDX-License-Identifier: Apache-2.0
// Page idle-warning: still there?
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class IdleViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(int secondsTotal READ secondsTotal NOTIFY changed)

public:
    struct View {
        int secondsLeft = 30;
        int secondsTotal = 30;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit IdleViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    int secondsLeft() const { return m_view.secondsLeft; }
    int secondsTotal() const { return m_view.secondsTotal; }

    Q_INVOKABLE void stay() { emit stayRequested(); }
    Q_INVOKABLE void leave() { emit leaveRequested(); }

signals:
    void changed();
    void stayRequested();
    void leaveRequested();

private:
    View m_view;
};

using IdleView = IdleViewModel::View;

} // namespace kiosk
