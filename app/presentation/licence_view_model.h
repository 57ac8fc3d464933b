// SPDX-License-Identifier: Apache-2.0
// Pages licences and licence: the citizen's own electronic licences, and one of them in full.
#pragma once

#include "progress_list_view_model.h"

namespace kiosk {

struct LicenceFactRow {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)

public:
    QString label = {}; // 签发部门
    QString value = {};
    friend bool operator==(const LicenceFactRow &, const LicenceFactRow &) = default;
};

class LicenceViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(kiosk::GadgetListModel *licences READ licences CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *facts READ facts CONSTANT)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(QString mark READ mark NOTIFY changed)
    Q_PROPERTY(bool printable READ printable NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)

public:
    struct View {
        QList<CaseRow> licences = {}; // of the list; all below is of one
        bool loading = false;         // the portal is being asked
        QString title = {};           // 居民户口簿
        QList<LicenceFactRow> facts = {};
        QString standing = {}; // 有效
        QString mark = {};     // as CaseRow
        bool printable = false;
        QString note = {}; // what a copy is good for, or why there can be none
        friend bool operator==(const View &, const View &) = default;
    };

    explicit LicenceViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_licences.assign(view.licences);
        m_facts.assign(view.facts);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    GadgetListModel *licences() { return &m_licences; }
    GadgetListModel *facts() { return &m_facts; }
    bool loading() const { return m_view.loading; }
    QString title() const { return m_view.title; }
    QString standing() const { return m_view.standing; }
    QString mark() const { return m_view.mark; }
    bool printable() const { return m_view.printable; }
    QString note() const { return m_view.note; }

    Q_INVOKABLE void open(const QString &id) { emit licenceRequested(id); }
    Q_INVOKABLE void print() { emit printRequested(); }
    Q_INVOKABLE void proceed() { emit proceedRequested(); } // seen, goodbye
    Q_INVOKABLE void another() { emit anotherRequested(); } // one more item

signals:
    void changed();
    void licenceRequested(const QString &id);
    void printRequested();
    void proceedRequested();
    void anotherRequested();

private:
    View m_view;
    RowListModel<CaseRow> m_licences{this};
    RowListModel<LicenceFactRow> m_facts{this};
};

using LicenceView = LicenceViewModel::View;

} // namespace kiosk
