// SPDX-License-Identifier: Apache-2.0
#include "staff_desk.h"

#include "lockout_file.h"

#include <core/durable_file.h>

namespace kiosk {

StaffDesk::StaffDesk(StaffDeskSettings settings, std::shared_ptr<const EnvelopeOpener> opener,
                     std::shared_ptr<const Clock> clock, Alarms &alarms, Logger log, StaffWitness witness)
    : m_settings(std::move(settings)), m_clock(std::move(clock)), m_log(std::move(log)), m_witness(std::move(witness)),
      m_shelf(m_settings.folder, m_settings.ca, m_settings.hall, m_clock, m_log),
      m_signIn(std::make_unique<StaffCheck>(
                   std::make_unique<LockoutFile>(m_settings.folder, m_settings.lockout, m_clock, m_log),
                   std::move(opener), m_clock),
               m_witness),
      m_session(m_settings.session, m_clock, alarms, m_witness)
{ }

void StaffDesk::open()
{
    m_shelf.open();
    readList();
}

int StaffDesk::listSerial() const { return m_shelf.current() ? m_shelf.current()->serial : 0; }

// Whatever is wrong with the file, the list that was taken before still counts; the log says why.
void StaffDesk::readList()
{
    const auto bytes = readWhole(m_settings.list, MostSignedListBytes);
    if (!bytes || !*bytes) {
        m_log.warning("staff.list-unreadable", {{"serial", listSerial()}});
        return;
    }
    if (m_shelf.offer(**bytes).changed)
        m_session.listReplaced(m_shelf.current().get());
}

Pending<SignInOutcome> StaffDesk::signIn(SignInTry given)
{
    readList();
    const auto told = std::make_shared<QPromise<Result<SignInOutcome>>>();
    told->start();
    whenReady(m_signIn.attempt(m_shelf.current(), std::move(given)), this,
              [this, told](const Result<SignInOutcome> &outcome) {
                  if (outcome && outcome->identity)
                      m_session.begin(*outcome->identity);
                  told->addResult(outcome);
                  told->finish();
              });
    return told->future();
}

Pending<SignInOutcome> StaffDesk::prove(SignInTry given)
{
    readList();
    return m_signIn.attempt(m_shelf.current(), std::move(given));
}

void StaffDesk::callOff()
{
    if (m_waiting)
        m_waiting->approvals.callOff();
    m_waiting.reset();
}

Pending<ApprovalOutcome> StaffDesk::approve(StaffAct act, QString subject, SignInTry given)
{
    readList();
    const auto told = std::make_shared<QPromise<Result<ApprovalOutcome>>>();
    told->start();
    whenReady(m_signIn.attempt(m_shelf.current(), std::move(given)), this,
              [this, told, act, subject](Result<SignInOutcome> outcome) {
                  if (outcome)
                      told->addResult(Result<ApprovalOutcome>(judge(act, subject, *std::move(outcome))));
                  else
                      told->addResult(Result<ApprovalOutcome>(fail(outcome.error())));
                  told->finish();
              });
    return told->future();
}

ApprovalOutcome StaffDesk::judge(StaffAct act, const QString &subject, SignInOutcome outcome)
{
    ApprovalOutcome judged{std::move(outcome), {}, {}};
    if (!judged.signIn.identity)
        return judged;
    if (!m_waiting || m_waiting->act != act || m_waiting->subject != subject) {
        callOff();
        m_waiting.emplace(Waiting{act, subject, TwoPersonAct(act, subject, m_settings.approval, m_clock, m_witness)});
    }
    judged.approval = m_waiting->approvals.approve(*judged.signIn.identity);
    if (judged.approval == Approval::Complete) {
        judged.leave = m_waiting->approvals.take();
        m_waiting.reset();
    }
    return judged;
}

} // namespace kiosk
