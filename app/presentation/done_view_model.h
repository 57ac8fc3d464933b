// SPDX-License-Identifier: Apache-2.0
// Page done: the receipt. The seal stands only for what has happened.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct NextRow {
    Q_GADGET
    Q_PROPERTY(QString when MEMBER when)
    Q_PROPERTY(QString what MEMBER what)
    Q_PROPERTY(QString progress MEMBER progress)

public:
    QString when = {}; // 3 月 13 日前
    QString what = {};
    QString progress = {}; // done, now or later
    friend bool operator==(const NextRow &, const NextRow &) = default;
};

struct NoticeRow {
    Q_GADGET
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString heading MEMBER heading)
    Q_PROPERTY(QString text MEMBER text)

public:
    QString kind = {}; // why, safe, care or wrong
    QString heading = {};
    QString text = {};
    friend bool operator==(const NoticeRow &, const NoticeRow &) = default;
};

class DoneViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString item READ item NOTIFY changed)
    Q_PROPERTY(QString department READ department NOTIFY changed)
    Q_PROPERTY(Seal seal READ seal NOTIFY changed)
    Q_PROPERTY(QString sealTime READ sealTime NOTIFY changed)
    Q_PROPERTY(QString receiptCode READ receiptCode NOTIFY changed)
    Q_PROPERTY(QString qrPayload READ qrPayload NOTIFY changed)
    Q_PROPERTY(QString caseNo READ caseNo NOTIFY changed)
    Q_PROPERTY(Receipt receipt READ receipt NOTIFY changed)
    Q_PROPERTY(bool smsSent READ smsSent NOTIFY changed)
    Q_PROPERTY(bool rates READ rates NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *next READ next CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *notices READ notices CONSTANT)
    Q_PROPERTY(QString takeAway READ takeAway NOTIFY changed)

public:
    enum class Seal {
        None,
        Machine,  // 本机已收件: after the commit here
        Platform, // 平台已收件: after the portal's answer
    };
    Q_ENUM(Seal)

    enum class Receipt {
        Printing,
        Printed,
        OnScreenOnly, // not printed: code, QR to photograph, SMS
        NoReceipt,    // nothing was to be printed: receiptCode is the number of a case that was there
    };
    Q_ENUM(Receipt)

    struct View {
        QString title = {};      // 您的申请，我们收下了
        QString item = {};       // 居住证申领
        QString department = {}; // 澄湖区公安分局
        Seal seal = Seal::None;
        QString sealTime = {};    // 2026-03-12  10:31
        QString receiptCode = {}; // CH-7Q4M-2KD9-X
        QString qrPayload = {};
        QString caseNo = {}; // the portal's; empty: not known yet
        Receipt receipt = Receipt::Printing;
        bool smsSent = false;          // the receipt went to the phone as well
        bool rates = true;             // the rating page comes next
        QList<NextRow> next = {};      // up to four
        QList<NoticeRow> notices = {}; // at most one besides the reminder, e.g. 有条件受理
        QString takeAway = {};         // 身份证和小票; empty: nothing to take
        friend bool operator==(const View &, const View &) = default;
    };

    explicit DoneViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_next.assign(view.next);
        m_notices.assign(view.notices);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString item() const { return m_view.item; }
    QString department() const { return m_view.department; }
    Seal seal() const { return m_view.seal; }
    QString sealTime() const { return m_view.sealTime; }
    QString receiptCode() const { return m_view.receiptCode; }
    QString qrPayload() const { return m_view.qrPayload; }
    QString caseNo() const { return m_view.caseNo; }
    Receipt receipt() const { return m_view.receipt; }
    bool smsSent() const { return m_view.smsSent; }
    bool rates() const { return m_view.rates; }
    GadgetListModel *next() { return &m_next; }
    GadgetListModel *notices() { return &m_notices; }
    QString takeAway() const { return m_view.takeAway; }

    Q_INVOKABLE void proceed() { emit proceedRequested(); } // to the rating
    Q_INVOKABLE void another() { emit anotherRequested(); } // one more item

signals:
    void changed();
    void proceedRequested();
    void anotherRequested();

private:
    View m_view;
    RowListModel<NextRow> m_next{this};
    RowListModel<NoticeRow> m_notices{this};
};

using DoneView = DoneViewModel::View;

} // namespace kiosk
