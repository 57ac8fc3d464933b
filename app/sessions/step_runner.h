// SPDX-License-Identifier: Apache-2.0
// Does the work of one step and says what its page shows. One per running step; dropping it abandons the step.
#pragma once

#include "act.h"
#include "visit_context.h"

#include <QObject>
#include <memory>

namespace kiosk {

// Thread-bound to the GUI thread. Emits shown() as often as it likes and ends by exactly one reported() of
// StepSucceeded or StepFailed for its own step; ActBegun may come before.
class StepRunner : public QObject {
    Q_OBJECT
public:
    StepRunner(VisitContext &context, const StepDefinition &step) : m_context(context), m_step(step) { }

    virtual void begin() = 0;
    virtual void handle(const Act &) { } // acts the page does not know are ignored
    // A step of several pages: whether one of its own lies behind this one, and back to it.
    virtual bool hasPageBehind() const { return false; }
    virtual void turnBack() { }
    // What was asked of the portal may come true at any moment: nobody turns back before it has answered.
    virtual bool holdsBack() const { return false; }
    // Its page stands again after another one stood over it.
    virtual void showAgain() { }
    // The step is over or given up: stop what still runs on devices. Called once, before the runner is dropped; the
    // next runner may begin at once.
    virtual void abandon() { }
    // The machine works and the citizen waits: the idle time stands still.
    virtual bool working() const { return false; }
    // The citizen does something that the glass does not see, as paying on a phone: the idle time stands still too.
    virtual bool isElsewhere() const { return false; }

signals:
    void shown(const kiosk::Screen &screen);
    void reported(const kiosk::Event &event);
    // The same citizen goes on with something else: a definition without an identity of its own. The last word.
    void goesOn(const kiosk::ServicePtr &service);
    void workingChanged();

protected:
    void succeed(Answers answers = {}) { emit reported(event::StepSucceeded{m_step.id, std::move(answers)}); }
    void failWith(ErrorCode code) { emit reported(event::StepFailed{m_step.id, code}); }
    const ServiceDefinition &service() const { return *m_context.journey.service; }

    VisitContext &m_context;
    const StepDefinition &m_step; // of context.journey.service, which the journey keeps alive
};

// The runner for this kind of step; never null.
std::unique_ptr<StepRunner> makeRunner(VisitContext &context, const StepDefinition &step, const QString &field);

} // namespace kiosk
