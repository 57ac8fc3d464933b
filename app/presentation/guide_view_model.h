// SPDX-License-Identifier: Apache-2.0
// Page guide: everything worth knowing about an item before anything is asked.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct GuideStepRow {
    Q_GADGET
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString text MEMBER text)

public:
    QString icon = {};  // id-card sms certificate pen receipt check
    QString title = {}; // 放身份证
    QString text = {};  // one sentence
    friend bool operator==(const GuideStepRow &, const GuideStepRow &) = default;
};

struct GuideView {
    QString title = {};
    QString summary = {};           // one sentence
    QString bring = {};             // 身份证、手机
    QString howLong = {};           // 约 1 分钟
    QString cost = {};              // 不收费
    QList<GuideStepRow> steps = {}; // three or four
    QString outcome = {};           // 盖章的证书一本，小票一张
    QString limits = {};            // what cannot be done here; empty: nothing to say
    QString window = {};            // the human way: 一楼 6 号窗口，工作日 9:00—17:00
    QString condition = {};         // the portal is away: accepted under a condition, said before the start
    QString who = {};               // 须本人办理, or whom one may do it for; empty: nothing to say
    friend bool operator==(const GuideView &, const GuideView &) = default;
};

class GuideViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString bring READ bring NOTIFY changed)
    Q_PROPERTY(QString howLong READ howLong NOTIFY changed)
    Q_PROPERTY(QString cost READ cost NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *steps READ steps CONSTANT)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(QString limits READ limits NOTIFY changed)
    Q_PROPERTY(QString window READ window NOTIFY changed)
    Q_PROPERTY(QString condition READ condition NOTIFY changed)
    Q_PROPERTY(QString who READ who NOTIFY changed)

public:
    explicit GuideViewModel(QObject *parent = nullptr) : QObject(parent) { }

    void show(const GuideView &view)
    {
        m_steps.assign(view.steps);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    QString title() const { return m_view.title; }
    QString summary() const { return m_view.summary; }
    QString bring() const { return m_view.bring; }
    QString howLong() const { return m_view.howLong; }
    QString cost() const { return m_view.cost; }
    GadgetListModel *steps() { return &m_steps; }
    QString outcome() const { return m_view.outcome; }
    QString limits() const { return m_view.limits; }
    QString window() const { return m_view.window; }
    QString condition() const { return m_view.condition; }
    QString who() const { return m_view.who; }

    Q_INVOKABLE void start() { emit startRequested(); }

signals:
    void changed();
    void startRequested();

private:
    GuideView m_view;
    RowListModel<GuideStepRow> m_steps{this};
};

} // namespace kiosk
