// SPDX-License-Identifier: Apache-2.0
// Page print: a certificate on its way. What is safe is said in every phase.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class PrintViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString document READ document NOTIFY changed)
    Q_PROPERTY(int page READ page NOTIFY changed)
    Q_PROPERTY(int pages READ pages NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(bool cardStillThere READ cardStillThere NOTIFY changed)
    Q_PROPERTY(QString staffTold READ staffTold NOTIFY changed)
    Q_PROPERTY(bool copy READ copy NOTIFY changed)
    Q_PROPERTY(QString helpCode READ helpCode NOTIFY changed)

public:
    enum class Phase {
        Reserving, // the portal is asked for it
        Fetching,
        Printing,
        WaitingForPaper, // stopped: paper or cover; staff knows
        Done,            // it lies in the lit outlet
        Spoiled,         // did not come out whole; it does not count
        Uncertain,       // may or may not have come out; never printed again by itself
    };
    Q_ENUM(Phase)

    struct View {
        Phase phase = Phase::Reserving;
        QString document = {}; // 澄湖区青瓷路 18 号 3 幢 502 室
        int page = 0;          // being printed, 1-based; 0: not known
        int pages = 0;
        int secondsLeft = -1;        // -1: not known
        bool cardStillThere = false; // the ID card lies on the reader yet
        bool copy = false;           // of a licence: there may be another one
        QString staffTold = {};      // 10:32 已通知值班人员; empty: nobody was told
        QString helpCode = {};       // 3 号机，paper-out: to say when asking for help
        friend bool operator==(const View &, const View &) = default;
    };

    explicit PrintViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    Phase phase() const { return m_view.phase; }
    QString document() const { return m_view.document; }
    int page() const { return m_view.page; }
    int pages() const { return m_view.pages; }
    int secondsLeft() const { return m_view.secondsLeft; }
    bool cardStillThere() const { return m_view.cardStillThere; }
    bool copy() const { return m_view.copy; }
    QString staffTold() const { return m_view.staffTold; }
    QString helpCode() const { return m_view.helpCode; }

    Q_INVOKABLE void proceed() { emit proceedRequested(); } // from Done, Spoiled and Uncertain on
    Q_INVOKABLE void again() { emit againRequested(); }     // from WaitingForPaper

signals:
    void changed();
    void proceedRequested();
    void againRequested();

private:
    View m_view;
};

using PrintView = PrintViewModel::View;

} // namespace kiosk
