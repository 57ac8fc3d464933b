// SPDX-License-Identifier: Apache-2.0
// A citizen who knows what to do on every page, thinks as long as the script says, and writes down what was seen:
// {"mono":ms,"page":id,"state":...} for each new sight, {"mono":ms,"waitedMs":ms,"did":...} for each act.
#pragma once

#include "finger.h"
#include "workbench_link.h"

#include <core/clock.h>
#include <presentation/kiosk_view_models.h>

#include <QFile>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTimer>

namespace kiosk::visit {

struct AnswerChange { // from the review
    QString field;
    QString question; // that is asked then
    QString to;       // empty: what he says to the question anyhow
};

struct Script {
    QString name;         // of this visit among several
    QJsonObject known;    // {"item", "fields"}: what the departments know of him, told before he comes
    QString knownAt;      // URL where the portal is told so
    QString item;         // title of the item
    QString area;         // title of its life area; empty: it stands on the home page
    bool company = false; // it stands on the page for companies
    QString card = QStringLiteral("resident");
    QJsonObject cardFields;      // instead of `card`: a card made for this visit
    QJsonObject principalFields; // of the person for whom he acts
    Duration think = 350ms;      // before every act
    int wrongCodes = 0;          // types a wrong SMS code that often first
    QJsonObject entries; // by key "phone", "date", "hanzi", "idNumber", "amount", "other": what to type into a form
    QJsonObject answers; // by question: an option's value, or what to type; before `entries`
    QJsonObject refused; // by question: what he types first, and what must not be taken
    QList<AnswerChange> changes = {};
    QString wayOut;      // key of what he presses on a fault page; empty: home
    QString noticeCode;  // of a notice to pay
    QString payAt;       // URL of the payment platform, which the phone tells what it read
    QString receiptCode; // on the receipt in his hand, of an earlier visit
    QString licence;     // id of the one to be copied; empty: only looks at them
    QString licenceCode; // on his phone, in place of a card or of a text message
    bool withoutCard = false;
    bool refuses = false;    // what is to be served on him
    bool ratesLater = false; // leaves the rating page without one
    bool handsOver = false;  // from the review, to go on elsewhere
    QString resumeCode;      // to go on with
    QString helpAt;          // page on which he calls for help, once, and waits until somebody comes
    int phone = 0;           // which of the phones takes the code
    bool hurries = false;    // does not wait for the end of the goodbye
    bool pays = true;        // false: walks away from the code
    QString shots;           // folder for PNGs, in order; empty: none are taken
    QString notes;           // file for what was seen and done
    Duration patience = 90s; // without anything new the visit has failed
};

inline QString cell(const GadgetListModel *rows, int row, const char *role)
{
    return rows->index(row, 0).data(rows->roleNames().key(role)).toString();
}

class ScriptedCitizen : public QObject {
    Q_OBJECT
public:
    ScriptedCitizen(QQuickWindow *window, KioskViewModels &models, WorkbenchLink &workbench, Script script);
    void start();

signals:
    void finished(int exitCode); // 0: back at the attract page, or the item was grey; 1: stuck

private:
    void look();
    void actOn(const QString &page);
    QString titleOn(const QString &page) const; // the question, where one is asked
    QString sight() const;                      // page and what matters of its state
    void shoot(const QString &page);
    void note(QJsonObject line);
    void did(const char *what);
    void onAttract();
    void onHome();
    void onInquiry();
    void onChoose();
    void onStatement();
    void onReadPage();
    void onPrint();
    void onGoodbye();
    void onCardLeft();
    void onCard();
    void onOtherCard();
    void onSms();
    void onForm();
    void onReview();
    void onFault();
    QString wantedEntry(const FormViewModel &form) const;
    void onMaterials();
    QString answerTo(const QString &question, const QString &which) const;
    QString answerTo(const FormViewModel &form) const;
    QString titleOf(GadgetListModel *rows, const QString &wanted) const;
    QString entryFor(const FormViewModel &form) const;
    void onSign();
    void onPay();
    void onDone();
    void onRate();
    void onProgressList();
    void onProgressCode();
    void onProgressCase();
    QString appointmentSight(const QString &page) const;
    void onAppointments(const QString &page);
    void onAppointmentList();
    void onAppointmentTime();
    void onAppointment();
    void onLicences();
    void onLicenceCode();
    void onDeliveries();
    void onDelivery();
    void onNoticeCode();
    void onBillList();
    void onSlip();
    void onHandOver();
    void onResumeCode();
    void onHelp();
    void typeCode(const QString &code);
    void readPhone();
    qint64 mono() const { return m_clock.now().time_since_epoch().count(); }

    QQuickWindow *m_window;
    KioskViewModels &m_models;
    WorkbenchLink &m_workbench;
    Script m_script;
    Finger m_finger;
    SystemClock m_clock;
    QTimer m_look;
    QFile m_notes;
    QString m_sight;
    qint64 m_sightAt = 0;
    qint64 m_actedAt = 0; // on what is seen now; 0: not yet
    bool m_shot = false;
    bool m_visited = false;
    bool m_cardDown = false;
    bool m_otherCardDown = false; // in the place of his own
    int m_shots = 0;
    int m_wrongLeft = 0;
    QString m_code; // from the phone, digits still to be typed
    QString m_usedCode;
    bool m_asking = false;
    bool m_hasPaid = false;
    QString m_changing;        // question of an answer that stands and is to be changed
    QStringList m_refusedSaid; // questions at which the wrong value was typed
    bool m_isHelped = false;   // somebody was called, and came
    bool m_hasLooked = false;  // into the first of his cases, or of his appointments
    QNetworkAccessManager m_phone;
};

} // namespace kiosk::visit
