// SPDX-License-Identifier: Apache-2.0
// The staff's way into this terminal: the hall's signed list, signing in, who is signed in, and acts for two.
#pragma once

#include "account_list.h"
#include "staff_session.h"
#include "staff_sign_in.h"
#include "two_person_act.h"

namespace kiosk {

struct StaffDeskSettings {
    QString list;   // path of the file that the hall's office replaces
    QByteArray ca;  // PEM: who signs it
    QString hall;   // "chenghu-hall"
    QString folder; // the state folder, for the list that counts and the lockouts
    SessionPolicy session = {};
    LockoutPolicy lockout = {};
    Duration approval = 120s; // the first of two people waits so long for the other
};

struct ApprovalOutcome {
    SignInOutcome signIn;
    std::optional<Approval> approval;             // with a sign-in that is Welcome
    std::optional<TwoPersonAct::Approvers> leave; // both have approved: do it now, once
};

// Needs no portal. Thread-bound; secrets are checked on a thread of their own, lists read in the caller's.
class StaffDesk : public QObject {
    Q_OBJECT
public:
    // `opener` may be null: then no authenticator opens here. `witness` hears of every try, end and approval.
    StaffDesk(StaffDeskSettings settings, std::shared_ptr<const EnvelopeOpener> opener,
              std::shared_ptr<const Clock> clock, Alarms &alarms, Logger log, StaffWitness witness);

    // The list of the last run, then the file. Without either nobody signs in, and every try says NoList.
    void open();

    // The file is looked at first: who is no longer in it is not let in. Welcome begins the session, and ends another
    // person's. Conflict: another try has not ended.
    Pending<SignInOutcome> signIn(SignInTry given);
    // Who it is, for one act: no session begins or ends. Errors as signIn().
    Pending<SignInOutcome> prove(SignInTry given);
    // One of two people signs in for `act` on `subject`, an id; the session stays whose it is. Another act or subject
    // calls off the one that waited. Errors as signIn().
    Pending<ApprovalOutcome> approve(StaffAct act, QString subject, SignInTry given);

    // Whoever has approved something and waits for the other is not waited for any more.
    void callOff();

    StaffSession &session() { return m_session; }
    int listSerial() const; // 0: there is none

private:
    void readList();
    ApprovalOutcome judge(StaffAct act, const QString &subject, SignInOutcome outcome);

    StaffDeskSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    Logger m_log;
    StaffWitness m_witness;
    AccountListShelf m_shelf;
    StaffSignIn m_signIn;
    StaffSession m_session;
    struct Waiting {
        StaffAct act;
        QString subject;
        TwoPersonAct approvals;
    };
    std::optional<Waiting> m_waiting;
};

} // namespace kiosk
