// SPDX-License-Identifier: Apache-2.0
// Page licence-code: the code of the electronic licence, held before the scanner in place of a card.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class LicenceCodeViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(QString wrongTitle READ wrongTitle NOTIFY changed)
    Q_PROPERTY(QString wrongText READ wrongText NOTIFY changed)

public:
    struct View {
        bool checking = false;   // the portal is asked whose it is
        QString wrongTitle = {}; // of the last code; empty: none was wrong
        QString wrongText = {};  // what to do now
        friend bool operator==(const View &, const View &) = default;
    };

    explicit LicenceCodeViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    bool checking() const { return m_view.checking; }
    QString wrongTitle() const { return m_view.wrongTitle; }
    QString wrongText() const { return m_view.wrongText; }

    Q_INVOKABLE void useOtherWay() { emit otherWayRequested(); }

signals:
    void changed();
    void otherWayRequested();

private:
    View m_view;
};

using LicenceCodeView = LicenceCodeViewModel::View;

} // namespace kiosk
