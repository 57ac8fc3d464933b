// SPDX-License-Identifier: Apache-2.0
// Page slip: a notice to pay, what was paid, or an electronic bill: an amount, what stands beside it, and what can be
// done with it.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct SlipRow {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)

public:
    QString label = {}; // 收款单位
    QString value = {};
    friend bool operator==(const SlipRow &, const SlipRow &) = default;
};

class SlipViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sub READ sub NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString noticeKind READ noticeKind NOTIFY changed)
    Q_PROPERTY(QString noticeHeading READ noticeHeading NOTIFY changed)
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed)
    Q_PROPERTY(QString primary READ primary NOTIFY changed)
    Q_PROPERTY(QString primaryIcon READ primaryIcon NOTIFY changed)
    Q_PROPERTY(QString other READ other NOTIFY changed)
    Q_PROPERTY(QString otherIcon READ otherIcon NOTIFY changed)

public:
    enum class Way {
        Forward, // on, or the act of the page
        Leave,   // nothing can be done here: goodbye
        Again,   // another one, or back to the list
        Another, // home, for something else
    };

    struct View {
        QString title = {};  // 请核对这张缴款单
        QString sub = {};    // 对的话，就去付款。
        QString amount = {}; // 230.00 元
        QList<SlipRow> rows = {};
        QString noticeKind = QStringLiteral("safe"); // why, safe, care or wrong
        QString noticeHeading = {};
        QString noticeText = {};
        QString primary = {}; // words of the keys; empty: there is none
        QString primaryIcon = QStringLiteral("forward");
        QString other = {};
        QString otherIcon = {};
        Way primaryWay = Way::Forward;
        Way otherWay = Way::Again;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit SlipViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_rows.assign(view.rows);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString sub() const { return m_view.sub; }
    QString amount() const { return m_view.amount; }
    GadgetListModel *rows() { return &m_rows; }
    QString noticeKind() const { return m_view.noticeKind; }
    QString noticeHeading() const { return m_view.noticeHeading; }
    QString noticeText() const { return m_view.noticeText; }
    QString primary() const { return m_view.primary; }
    QString primaryIcon() const { return m_view.primaryIcon; }
    QString other() const { return m_view.other; }
    QString otherIcon() const { return m_view.otherIcon; }

    Q_INVOKABLE void proceed() { emit wayRequested(m_view.primaryWay); }
    Q_INVOKABLE void takeOther() { emit wayRequested(m_view.otherWay); }

signals:
    void changed();
    void wayRequested(kiosk::SlipViewModel::Way way);

private:
    View m_view;
    RowListModel<SlipRow> m_rows{this};
};

using SlipView = SlipViewModel::View;

} // namespace kiosk
