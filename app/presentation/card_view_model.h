// SPDX-License-Identifier: Apache-2.0
// Page card: put the ID card on the lit place, and what came of it.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class CardViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(int secondsTotal READ secondsTotal NOTIFY changed)
    Q_PROPERTY(QString purpose READ purpose NOTIFY changed)
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(QString wrongTitle READ wrongTitle NOTIFY changed)
    Q_PROPERTY(QString wrongText READ wrongText NOTIFY changed)
    Q_PROPERTY(QString otherWay READ otherWay NOTIFY changed)
    Q_PROPERTY(bool ofAnother READ ofAnother NOTIFY changed)

public:
    enum class Phase {
        Waiting, // for a card to be put down; the seconds count
        Reading, // must not be lifted now
        Kept,    // read; the card may be taken back
        Wrong,   // wrongTitle and wrongText say what; again() or useOtherWay()
    };
    Q_ENUM(Phase)

    struct View {
        Phase phase = Phase::Waiting;
        int secondsLeft = 60; // until waiting ends
        int secondsTotal = 60;
        QString purpose = {};    // what is read and what for, one or two sentences
        QString person = {};     // masked, once kept: 林*例
        QString wrongTitle = {}; // faultWords(code).title
        QString wrongText = {};  // faultWords(code).next
        QString otherWay = {};   // words of its key; empty: there is none
        bool ofAnother = false;  // the card of the person is awaited for whom the citizen acts
        friend bool operator==(const View &, const View &) = default;
    };

    explicit CardViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    Phase phase() const { return m_view.phase; }
    int secondsLeft() const { return m_view.secondsLeft; }
    int secondsTotal() const { return m_view.secondsTotal; }
    QString purpose() const { return m_view.purpose; }
    QString person() const { return m_view.person; }
    QString wrongTitle() const { return m_view.wrongTitle; }
    QString wrongText() const { return m_view.wrongText; }
    QString otherWay() const { return m_view.otherWay; }
    bool ofAnother() const { return m_view.ofAnother; }

    Q_INVOKABLE void again() { emit againRequested(); }
    Q_INVOKABLE void useOtherWay() { emit otherWayRequested(); }

signals:
    void changed();
    void againRequested();
    void otherWayRequested();

private:
    View m_view;
};

using CardView = CardViewModel::View;

} // namespace kiosk
