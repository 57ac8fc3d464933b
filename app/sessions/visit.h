// SPDX-License-Identifier: Apache-2.0
// One citizen, one item, from the guide to the goodbye: keeps the journey, carries its effects out, runs its steps.
#pragma once

#include "step_runner.h"

#include <journey/resume.h>

#include <QQueue>

namespace kiosk {

// Thread-bound to the GUI thread. Dies with everything it knows of the citizen; every buffer is wiped.
class Visit : public QObject {
    Q_OBJECT
public:
    // The parts are borrowed. `portalAway` decides between the normal and the conditional way.
    Visit(MachineParts &machine, ServicePtr service, Language language, bool portalAway);
    ~Visit() override;

    void begin();
    void handle(const Act &act);
    void idleTimeout() { apply(event::IdleTimeout{}); }
    void setLanguage(Language language) { m_context.language = language; }

    VisitId id() const { return m_context.visit; }
    const Journey &journey() const { return m_context.journey; }
    const QString &portalSession() const { return m_context.session; }
    bool isWorking() const { return acting() && acting()->working(); }
    // the citizen is busy elsewhere, on a phone: the idle time stands still, leaving is possible
    bool isElsewhere() const { return m_runner && m_runner->isElsewhere(); }
    bool mayGoBack() const
    {
        return m_handOver ? !isWorking() && !m_context.journey.handedOver
                          : hasPageBehind() || (canGoBack(m_context.journey) && !(m_runner && m_runner->holdsBack()));
    }
    // what is filled in may be taken along to another place, and this page is one to say so
    bool mayTakeAlong() const
    {
        return !m_handOver && m_context.machine.drafts && !m_context.session.isEmpty() && m_context.verified
            && mayHandOver(m_context.journey);
    }
    // leaving now abandons nothing that has begun and is not settled
    bool mayLeave() const { return !isWorking(); }

signals:
    void shown(const kiosk::Screen &screen);
    void workingChanged();
    void ended(kiosk::EndReason reason); // after everything was wiped; the visit may be deleted

private:
    void apply(const Event &event);
    void goOnWith(const ServicePtr &service);
    bool isFollowUp() const { return m_context.journey.service != m_opened; }
    void carryOut(const effect::RunStep &run);
    void carryOut(const effect::ShowFault &fault);
    void carryOut(const effect::ReleaseClaim &);
    void carryOut(const effect::ReturnPayment &);
    void carryOut(const effect::ForgetSignature &);
    void carryOut(const effect::Wipe &);
    void carryOut(const effect::EndVisit &end);
    void beginHandOver();
    void endHandOver();
    void drop(std::unique_ptr<StepRunner> &runner);
    void dropRunner();
    const StepRunner *acting() const { return m_handOver ? m_handOver.get() : m_runner.get(); }
    bool hasPageBehind() const { return m_runner && m_runner->hasPageBehind(); }

    VisitContext m_context;
    std::unique_ptr<StepRunner> m_runner;
    std::unique_ptr<StepRunner> m_handOver; // over m_runner's page, whose runner waits
    QString m_step;                         // that began last
    ServicePtr m_opened;                    // what the citizen began with, behind what he goes on with
    QQueue<Event> m_events;
    bool m_applying = false;
};

} // namespace kiosk
