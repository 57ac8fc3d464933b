// SPDX-License-Identifier: Apache-2.0
// Page review: everything that will be handed in, before it is.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct ReviewRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString question MEMBER question)
    Q_PROPERTY(QString answer MEMBER answer)
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(bool changeable MEMBER changeable)
    Q_PROPERTY(QString changeWords MEMBER changeWords)

public:
    QString id = {}; // the field
    QString question = {};
    QString answer = {};      // as the citizen must be able to check it
    QString source = {};      // card, shared, own, disputed, or applicant: of whoever handed it in
    bool changeable = false;  // its key is there
    QString changeWords = {}; // what that says; empty: 更改
    friend bool operator==(const ReviewRow &, const ReviewRow &) = default;
};

class ReviewViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(kiosk::GadgetListModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString receivers READ receivers NOTIFY changed)
    Q_PROPERTY(QString condition READ condition NOTIFY changed)
    Q_PROPERTY(QString confirmWords READ confirmWords NOTIFY changed)
    Q_PROPERTY(QString applicant READ applicant NOTIFY changed)
    Q_PROPERTY(QString document READ document NOTIFY changed)

public:
    struct View {
        QList<ReviewRow> rows = {};
        QString receivers = {};    // who gets it: 澄湖区公安分局
        QString condition = {};    // accepted under a condition; empty: none
        QString confirmWords = {}; // 都对，交上去
        QString applicant = {};    // masked, whose case somebody else reads to sign it; empty: it is one's own
        QString document = {};     // what that case is: 既有住宅加装电梯
        friend bool operator==(const View &, const View &) = default;
    };

    explicit ReviewViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_rows.assign(view.rows);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    GadgetListModel *rows() { return &m_rows; }
    QString receivers() const { return m_view.receivers; }
    QString condition() const { return m_view.condition; }
    QString confirmWords() const { return m_view.confirmWords; }
    QString applicant() const { return m_view.applicant; }
    QString document() const { return m_view.document; }

    Q_INVOKABLE void change(const QString &id) { emit changeRequested(id); }
    Q_INVOKABLE void confirm() { emit confirmRequested(); }

signals:
    void changed();
    void changeRequested(const QString &id);
    void confirmRequested();

private:
    View m_view;
    RowListModel<ReviewRow> m_rows{this};
};

using ReviewView = ReviewViewModel::View;

} // namespace kiosk
