// SPDX-License-Identifier: Apache-2.0
// Pages deliveries and delivery: documents to be served on the citizen, and one of them, page by page.
#pragma once

#include "progress_list_view_model.h"

namespace kiosk {

class DeliveryViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(kiosk::GadgetListModel *deliveries READ deliveries CONSTANT)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(int page READ page NOTIFY changed)
    Q_PROPERTY(int pages READ pages NOTIFY changed)

public:
    enum class Phase { Reading, Refusing, Sending, Served, Refused };
    Q_ENUM(Phase)

    struct View {
        QList<CaseRow> deliveries = {}; // of the list; all below is of one
        bool loading = false;           // the portal is being asked
        Phase phase = Phase::Reading;
        QString title = {}; // 补正通知书
        QString facts = {}; // 澄湖区公安分局 · 澄公补〔2026〕5 号 · 3 月 12 日
        QString text = {};  // of this page
        int page = 0;       // from 1
        int pages = 0;
        friend bool operator==(const View &, const View &) = default;
    };

    explicit DeliveryViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_deliveries.assign(view.deliveries);
        if (m_view == view)
            return;
        m_view.text.fill(QChar()); // it is the citizen's
        m_view = view;
        emit changed();
    }

    GadgetListModel *deliveries() { return &m_deliveries; }
    bool loading() const { return m_view.loading; }
    Phase phase() const { return m_view.phase; }
    QString title() const { return m_view.title; }
    QString facts() const { return m_view.facts; }
    QString text() const { return m_view.text; }
    int page() const { return m_view.page; }
    int pages() const { return m_view.pages; }

    Q_INVOKABLE void open(const QString &id) { emit deliveryRequested(id); }
    Q_INVOKABLE void proceed() { emit proceedRequested(); } // next page, to sign, really refuse, or on
    Q_INVOKABLE void refuse() { emit refuseRequested(); }
    Q_INVOKABLE void again() { emit againRequested(); }     // not refused after all
    Q_INVOKABLE void another() { emit anotherRequested(); } // one more item

signals:
    void changed();
    void deliveryRequested(const QString &id);
    void proceedRequested();
    void refuseRequested();
    void againRequested();
    void anotherRequested();

private:
    View m_view;
    RowListModel<CaseRow> m_deliveries{this};
};

using DeliveryView = DeliveryViewModel::View;

} // namespace kiosk
