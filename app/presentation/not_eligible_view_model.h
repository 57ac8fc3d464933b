// SPDX-License-Identifier: Apache-2.0
// Page not-eligible: the rule that does not let this citizen have the item, and what to do now.
#pragma once

#include <QObject>
#include <qqmlregistration.h>

namespace kiosk {

class NotEligibleViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString instead READ instead NOTIFY changed)
    Q_PROPERTY(QString window READ window NOTIFY changed)

public:
    struct View {
        QString title = {};   // 高龄津贴从 70 岁开始领
        QString text = {};    // why
        QString instead = {}; // what to do now
        QString window = {};  // who can be asked
        friend bool operator==(const View &, const View &) = default;
    };

    explicit NotEligibleViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString text() const { return m_view.text; }
    QString instead() const { return m_view.instead; }
    QString window() const { return m_view.window; }

    Q_INVOKABLE void leave() { emit leaveRequested(); }

signals:
    void changed();
    void leaveRequested();

private:
    View m_view;
};

using NotEligibleView = NotEligibleViewModel::View;

} // namespace kiosk
