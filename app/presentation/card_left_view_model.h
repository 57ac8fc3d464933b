// SPDX-License-Identifier: Apache-2.0
// Page card-left: the visit is over and the ID card lies on the reader. Ends when it is lifted, never by itself.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class CardLeftViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(int reminders READ reminders NOTIFY changed)
    Q_PROPERTY(bool staffTold READ staffTold NOTIFY changed)

public:
    struct View {
        int reminders = 0; // how often it was said already
        bool staffTold = false;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit CardLeftViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    int reminders() const { return m_view.reminders; }
    bool staffTold() const { return m_view.staffTold; }

signals:
    void changed();

private:
    View m_view;
};

using CardLeftView = CardLeftViewModel::View;

} // namespace kiosk
