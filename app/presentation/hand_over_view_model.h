// SPDX-License-Identifier: Apache-2.0
// Pages hand-over and resume-found: what goes along to another place, under which code; what came along from one.
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class HandOverViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sub READ sub NOTIFY changed)
    Q_PROPERTY(QString item READ item NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString until READ until NOTIFY changed)
    Q_PROPERTY(QStringList lines READ lines NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString proceedWords READ proceedWords NOTIFY changed)
    Q_PROPERTY(bool available READ available NOTIFY changed)
    Q_PROPERTY(bool backAvailable READ backAvailable NOTIFY changed)

public:
    struct View {
        QString title = {};
        QString sub = {};
        QString item = {};         // 居住证申领
        QString code = {};         // CH-7Q4M-2KD9-X, also in the QR code; empty: there is none
        QString until = {};        // 3 月 20 日 10:31 前
        QStringList lines = {};    // what to do with it, or what is in it; three at most
        QString notice = {};       // what did not go as wished, calmly
        QString proceedWords = {}; // on the key; empty: none
        bool available = true;     // false while the portal is asked
        bool backAvailable = true;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit HandOverViewModel(QObject *parent = nullptr) : QObject(parent) { }

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
    QString item() const { return m_view.item; }
    QString code() const { return m_view.code; }
    QString until() const { return m_view.until; }
    QStringList lines() const { return m_view.lines; }
    QString notice() const { return m_view.notice; }
    QString proceedWords() const { return m_view.proceedWords; }
    bool available() const { return m_view.available; }
    bool backAvailable() const { return m_view.backAvailable; }

    Q_INVOKABLE void proceed() { emit proceedRequested(); }

signals:
    void changed();
    void proceedRequested();

private:
    View m_view;
};

using HandOverView = HandOverViewModel::View;

} // namespace kiosk
