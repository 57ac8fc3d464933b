// SPDX-License-Identifier: Apache-2.0
#include "visit.h"

#include "kept_order.h"
#include "runners/hand_over_runner.h"

namespace kiosk {

Visit::Visit(MachineParts &machine, ServicePtr service, Language language, bool portalAway)
    : m_context{machine,
                VisitId::make(*machine.clock),
                {},
                language,
                beginJourney(std::move(service), machine.clock->wall().date()),
                {},
                {},
                false,
                {},
                {},
                {},
                {},
                {},
                {},
                {},
                {}}
{
    m_opened = m_context.journey.service;
    m_context.log = machine.log.with({"visit", m_context.visit});
    m_context.journey.portalAway = portalAway;
    m_context.journey.scanner = machine.licences && machine.codeScanner && !hal::fault(machine.codeScanner->status());
    connect(machine.portal, &PortalClient::reachabilityChanged, this, [this](Reachability reachability) {
        if (reachability == Reachability::Offline || reachability == Reachability::Revoked)
            apply(event::PortalLost{});
        else if (reachability == Reachability::Online)
            apply(event::PortalBack{});
    });
}

Visit::~Visit()
{
    dropRunner();
    // Runners look at the context until they die, so they must not outlive it as mere children would.
    qDeleteAll(findChildren<StepRunner *>(QString(), Qt::FindDirectChildrenOnly));
}

void Visit::begin()
{
    const Journey &journey = m_context.journey;
    m_context.log.info("visit.began",
                       {{"item", Technical(journey.service->id)},
                        {"version", Technical(journey.service->version)},
                        {"portalAway", journey.portalAway}});
    m_context.audit(AuditEvent::VisitBegan, journey.portalAway ? "portal-away" : "portal-there",
                    AuditWord::parse(journey.service->id));
    apply(event::Started{journey.portalAway});
}

void Visit::handle(const Act &act)
{
    const bool faulted = m_context.journey.phase == Journey::Phase::Faulted;
    if (std::holds_alternative<act::Leave>(act)) {
        if (mayLeave())
            apply(event::Cancelled{});
    } else if (m_handOver) {
        if (!std::holds_alternative<act::Back>(act))
            m_handOver->handle(act);
        else if (mayGoBack())
            endHandOver();
    } else if (std::holds_alternative<act::TakeAlong>(act)) {
        if (mayTakeAlong() && m_runner)
            beginHandOver();
    } else if (std::holds_alternative<act::Back>(act)) {
        if (hasPageBehind())
            m_runner->turnBack();
        else if (mayGoBack() && isFollowUp() && m_context.journey.trail.isEmpty())
            goOnWith(m_opened); // behind it lies where it began
        else if (mayGoBack())
            apply(event::Back{});
    } else if (faulted) {
        if (std::holds_alternative<act::Again>(act))
            apply(event::Retry{});
        else if (std::holds_alternative<act::OtherWay>(act))
            apply(event::OtherWay{});
    } else if (m_runner) {
        m_runner->handle(act);
    }
}

// His identity stands, and is not asked for again.
void Visit::goOnWith(const ServicePtr &service)
{
    const Journey &before = m_context.journey;
    Journey next = beginJourney(service, before.today);
    next.method = before.method;
    next.portalAway = before.portalAway;
    next.identified = before.identified;
    for (const StepDefinition &step : service->steps) {
        if (step.kind == StepKind::Identity)
            next.steps[step.id] = StepState::Done;
    }
    dropRunner();
    m_step.clear();
    m_context.journey = std::move(next);
    apply(event::Started{m_context.journey.portalAway});
}

// Events that arrive while effects are being carried out wait for their turn: a step may end inside its begin().
void Visit::apply(const Event &event)
{
    m_events.enqueue(event);
    if (m_applying)
        return;
    m_applying = true;
    while (!m_events.isEmpty()) {
        Reduction reduction = reduce(std::move(m_context.journey), m_events.dequeue());
        m_context.journey = std::move(reduction.journey);
        for (const Effect &effect : reduction.effects)
            std::visit([this](const auto &what) { carryOut(what); }, effect);
    }
    m_applying = false;
}

void Visit::carryOut(const effect::RunStep &run)
{
    dropRunner();
    const StepDefinition *step = m_context.journey.service->step(run.step);
    if (!step) {
        m_context.log.error("step.unknown", {{"step", Technical(run.step)}});
        m_events.enqueue(event::StepFailed{run.step, ErrorCode::Internal});
        return;
    }
    m_context.log.info("step.began", {{"step", Technical(step->id)}, {"kind", codeName(step->kind)}});
    if (std::exchange(m_step, step->id) != step->id) // the questions of a form are one step
        m_context.audit(AuditEvent::StepMoved, "began", AuditWord::parse(step->id));
    m_runner = makeRunner(m_context, *step, run.field);
    connect(m_runner.get(), &StepRunner::shown, this, [this](const Screen &screen) {
        if (!m_handOver) // else it shows itself again when that page has gone
            emit shown(screen);
    });
    connect(m_runner.get(), &StepRunner::workingChanged, this, &Visit::workingChanged);
    connect(m_runner.get(), &StepRunner::reported, this, &Visit::apply);
    connect(m_runner.get(), &StepRunner::goesOn, this, &Visit::goOnWith);
    emit workingChanged();
    m_runner->begin();
}

void Visit::carryOut(const effect::ShowFault &fault)
{
    dropRunner();
    const StepDefinition *step = m_context.journey.service->step(fault.step);
    m_context.log.warning("step.failed", {{"step", Technical(fault.step)}, {"why", fault.code}});
    m_context.audit(AuditEvent::StepMoved, "failed", AuditWord::parse(fault.step), codeName(fault.code));
    m_step.clear(); // it may begin again
    emit workingChanged();
    emit shown(screen::Fault{fault.code, step ? step->kind : StepKind::Guide, waysOn(m_context.journey)});
}

void Visit::carryOut(const effect::ReleaseClaim &)
{
    if (!m_context.claim || isFinal(m_context.claim->state) || m_context.claim->state == ClaimState::Intent)
        return;
    ClaimStep step;
    step.claim = m_context.claim->claim;
    step.state = ClaimState::Released;
    const Logger log = m_context.log;
    // Not bound to this visit: the claim is given back even when the visit is gone before the disk answers.
    whenReady(m_context.machine.store->recordClaim(step), m_context.machine.store, [log](const Result<void> &kept) {
        if (!kept)
            log.error("claim.unreleased", {{"error", kept.error()}});
    });
    m_context.claim.reset();
}

void Visit::carryOut(const effect::ReturnPayment &)
{
    if (!m_context.paid)
        return; // nothing was due
    giveBack(m_context.machine, m_context.paid->id);
}

void Visit::carryOut(const effect::ForgetSignature &)
{
    const auto signature = std::exchange(m_context.signature, std::nullopt);
    if (!signature)
        return;
    const Logger log = m_context.log;
    // Where it cannot be removed now, the next start does it: no case names it.
    whenReady(m_context.machine.store->forgetMaterial(signature->strokes.id), m_context.machine.store,
              [log](const Result<void> &gone) {
                  if (!gone && gone.error().code != ErrorCode::SequenceError) // a case has it
                      log.warning("signature.left", {{"error", gone.error()}});
              });
}

void Visit::carryOut(const effect::Wipe &)
{
    dropRunner();
    m_context.signature.reset();
    m_context.paid.reset();
    m_context.notice.reset();
    m_context.card.reset();
    m_context.agent.reset();
    m_context.authority = {};
    m_context.claim.reset();
    m_context.choiceTitle.fill(QChar());
    m_context.choiceTitle.clear();
    m_context.done = {};
    m_context.receiptCode = {};
    m_context.correction.reset();
}

void Visit::carryOut(const effect::EndVisit &end)
{
    m_context.log.info("visit.ended", {{"why", codeName(end.reason)}});
    m_context.audit(AuditEvent::VisitEnded, codeName(end.reason), AuditWord::parse(m_opened->id));
    emit ended(end.reason);
}

// The page below keeps what was typed into it, until the portal has what is filled in.
void Visit::beginHandOver()
{
    const StepDefinition *step = m_context.journey.service->step(m_context.journey.at.step);
    m_handOver = std::make_unique<HandOverRunner>(m_context, *step);
    connect(m_handOver.get(), &StepRunner::shown, this, &Visit::shown);
    connect(m_handOver.get(), &StepRunner::workingChanged, this, &Visit::workingChanged);
    connect(m_handOver.get(), &StepRunner::reported, this, [this](const Event &event) {
        apply(event);
        if (m_context.journey.handedOver)
            drop(m_runner);
    });
    m_handOver->begin();
}

void Visit::endHandOver()
{
    drop(m_handOver);
    emit workingChanged();
    if (m_runner)
        m_runner->showAgain();
}

void Visit::drop(std::unique_ptr<StepRunner> &runner)
{
    if (!runner)
        return;
    StepRunner *dropped = runner.release();
    dropped->disconnect(this); // whatever it still says is about a step that is over
    dropped->abandon();
    dropped->setParent(this);
    dropped->deleteLater(); // not now: it may be the one that is speaking
}

void Visit::dropRunner()
{
    drop(m_handOver);
    drop(m_runner);
}

} // namespace kiosk
