// SPDX-License-Identifier: Apache-2.0
// Carries out what people of the staff order: proves who they are, asks what they may, and does it in the store, in
// whose audit it stands under their names.
#pragma once

#include "staff_order.h"

#include <async/when_ready.h>
#include <audit/staff_decision.h>
#include <staff/staff_desk.h>

#include <QObject>
#include <functional>
#include <memory>

namespace kiosk {

class Store;

// Thread-bound; store and desk are borrowed and outlive it. One order at a time.
class StaffWork : public QObject {
    Q_OBJECT
public:
    using Told = std::function<void(StaffAnswer)>;
    // `desk` may be null: then every order ends with no-list.
    StaffWork(Store &store, StaffDesk *desk);

    // `told` is called once, in this thread, unless the StaffWork dies first. Nothing is done, and the code says why:
    //   refused        card or secret; locked: so for a while, the text says how long; no-list: nobody works here
    //   not-permitted  this person may not
    //   two-people     it takes two different ones, both in the order
    //   busy           another order has not ended
    //   no-reason      it needs one of the deed's reasons
    //   or the name of the store's error
    void carryOut(StaffOrder order, Told told);

private:
    struct Running;
    using Doing = std::shared_ptr<Running>;
    void proveAlone(const Doing &doing);
    void approveNext(const Doing &doing);
    bool isWelcome(const Doing &doing, const Result<SignInOutcome> &outcome);
    void act(const Doing &doing, AuditWord by);
    void listBlanks(const Doing &doing);
    void change(const Doing &doing, const StaffDecision &decision);
    void end(const Doing &doing, StaffAnswer answer);
    template <typename T, typename Text> void answerWith(const Doing &doing, Pending<T> pending, Text text);

    Store &m_store;
    StaffDesk *m_desk;
    bool m_busy = false;
};

} // namespace kiosk
