// SPDX-License-Identifier: Apache-2.0
// Page help: the ways to a person, and how far a call for one is.
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class HelpViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sub READ sub NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(QString say READ say NOTIFY changed)
    Q_PROPERTY(QString window READ window NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString callWords READ callWords NOTIFY changed)
    Q_PROPERTY(bool callAvailable READ callAvailable NOTIFY changed)
    Q_PROPERTY(bool coming READ coming NOTIFY changed)
    Q_PROPERTY(bool takeBackAvailable READ takeBackAvailable NOTIFY changed)
    Q_PROPERTY(bool takeAlongAvailable READ takeAlongAvailable NOTIFY changed)

public:
    struct View {
        QString title = {};
        QString sub = {};
        QString phone = {};     // whom to call, with the number
        QString say = {};       // 3 号机，居住证申领
        QString window = {};    // the staffed window of the item; empty: none is open
        QString notice = {};    // what came of the call, calmly
        QString callWords = {}; // on the key; empty: none
        bool callAvailable = true;
        bool coming = false; // somebody is on the way
        bool takeBackAvailable = false;
        bool takeAlongAvailable = false;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit HelpViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString sub() const { return m_view.sub; }
    QString phone() const { return m_view.phone; }
    QString say() const { return m_view.say; }
    QString window() const { return m_view.window; }
    QString notice() const { return m_view.notice; }
    QString callWords() const { return m_view.callWords; }
    bool callAvailable() const { return m_view.callAvailable; }
    bool coming() const { return m_view.coming; }
    bool takeBackAvailable() const { return m_view.takeBackAvailable; }
    bool takeAlongAvailable() const { return m_view.takeAlongAvailable; }

    Q_INVOKABLE void call() { emit callRequested(); }
    Q_INVOKABLE void takeBack() { emit takeBackRequested(); }
    Q_INVOKABLE void takeAlong() { emit takeAlongRequested(); }

signals:
    void changed();
    void callRequested();
    void takeBackRequested();
    void takeAlongRequested();

private:
    View m_view;
};

using HelpView = HelpViewModel::View;

} // namespace kiosk
