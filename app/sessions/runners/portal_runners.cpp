// SPDX-License-Identifier: Apache-2.0
#include "portal_runners.h"

#include "../card_facts.h"
#include "../case_answers.h"
#include "../case_citizen.h"
#include "../done_facts.h"

#include <cases/case_draft.h>
#include <cases/case_notice.h>
#include <core/working_days.h>
#include <journey/prefill.h>

#include <algorithm>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;
constexpr Duration kAnswerPatience = 3s; // how long the citizen waits for 平台已收件 before the receipt says 本机
constexpr int kClaimTries = 3;

// The request may have had its effect: the only way to know is to ask.
bool mayHaveHappened(ErrorCode code)
{
    return code == ErrorCode::AnswerLost || code == ErrorCode::PortalFault || code == ErrorCode::InvalidInput;
}

// Each department gets the answers to its own questions, and no others.
std::vector<CaseMember> membersOf(const Journey &journey)
{
    std::vector<CaseMember> members;
    const auto wanted = wantedMembers(journey);
    const auto isWanted = [&](const QString &item) {
        return std::any_of(wanted.cbegin(), wanted.cend(),
                           [&](const BundleMember *each) { return each->item == item; });
    };
    for (const BundleMember *each : wanted) {
        CaseMember member{each->item, each->service->version, {}, {}};
        std::copy_if(each->after.cbegin(), each->after.cend(), std::back_inserter(member.after), isWanted);
        for (const auto &[field, answer] : answersOnPath(journey)) {
            if (each->service->field(field->id))
                member.fields << field->id;
        }
        members.push_back(std::move(member));
    }
    return members;
}

bool mustBeSigned(const Journey &journey)
{
    const QList<const StepDefinition *> walked = route(journey);
    return std::any_of(walked.cbegin(), walked.cend(),
                       [](const StepDefinition *step) { return step->kind == StepKind::Signature; });
}

} // namespace

void PrefillRunner::begin()
{
    if (m_context.session.isEmpty())
        return succeed();
    emit shown(screen::Work{screen::Work::Kind::Prefilling, 0});
    whenReady(m_context.machine.portal->prefill(service().id, m_context.session, m_context.call(kPortalPatience)), this,
              [this](Result<std::vector<PrefilledValue>> values) {
                  if (!values) {
                      m_context.log.warning("prefill.skipped", {{"error", values.error()}});
                      m_context.audit(AuditEvent::PortalFailed, "went-on", AuditWord::parse(m_step.id),
                                      codeName(values.error().code));
                      return succeed();
                  }
                  KnownValues known;
                  for (PrefilledValue &value : *values)
                      known.insert(value.field, std::make_shared<const SensitiveText>(std::move(value.value)));
                  succeed(prefillAnswers(m_context.journey, AnswerSource::Portal, known));
              });
}

void ChooseRunner::begin()
{
    m_screen.step = m_step.id;
    emit shown(m_screen);
    whenReady(m_context.machine.portal->choices(service().id, m_step.query, m_context.session,
                                                m_context.call(kPortalPatience)),
              this, [this](Result<std::vector<PortalChoice>> choices) {
                  if (!choices)
                      return failWith(choices.error().code);
                  m_screen.choices = std::make_shared<const std::vector<PortalChoice>>(std::move(*choices));
                  const PortalChoice *only = nullptr;
                  int available = 0;
                  for (const PortalChoice &choice : *m_screen.choices) {
                      if (choice.available && ++available)
                          only = &choice;
                  }
                  if (available == 1)
                      m_screen.chosen = only->id; // still confirmed by the citizen
                  emit shown(m_screen);
              });
}

void ChooseRunner::handle(const Act &act)
{
    if (!m_screen.choices)
        return;
    const auto find = [this](const QString &id) {
        return std::find_if(m_screen.choices->cbegin(), m_screen.choices->cend(),
                            [&id](const PortalChoice &choice) { return choice.id == id && choice.available; });
    };
    if (const auto *chosen = std::get_if<act::Choose>(&act)) {
        if (find(chosen->id) == m_screen.choices->cend())
            return;
        m_screen.chosen = chosen->id;
        emit shown(m_screen);
    } else if (std::holds_alternative<act::Proceed>(act)) {
        const auto choice = find(m_screen.chosen);
        if (choice == m_screen.choices->cend() || m_step.fields.isEmpty())
            return;
        m_context.choiceTitle = choice->title.reveal();
        Answers answers;
        answers.insert(m_step.fields.first(), makeAnswer(choice->id, AnswerSource::Citizen));
        succeed(std::move(answers));
    }
}

void SubmitRunner::begin()
{
    emit shown(m_screen);
    whenReady(m_context.machine.store->acceptance(), this, [this](const Result<void> &open) {
        if (!open)
            return failWith(open.error().code);
        seal();
    });
}

Result<SealedCase> SubmitRunner::sealedCase()
{
    const Journey &journey = m_context.journey;
    CaseDraft draft;
    draft.submission = m_context.submission;
    draft.visit = m_context.visit;
    draft.item = service().id;
    draft.itemVersion = service().version;
    draft.receiptCode = m_context.receiptCode;
    draft.createdAt = m_context.machine.clock->wall();
    draft.terminal = m_context.machine.config->site.machine;
    draft.identityMethod
        = service().identity.isEmpty() ? kNobody.toString() : QString::fromLatin1(codeName(journey.method));
    draft.identityVerified = m_context.verified;
    draft.conditional = journey.mode == JourneyMode::Conditional;
    if (m_context.card)
        draft.citizen = citizenOn(*m_context.card);
    draft.agent = KIOSK_TRY(caseAgent());
    for (const auto &[field, answer] : answersOnPath(journey)) {
        if (field->kind == FieldKind::Phone)
            draft.citizen.phone = answer.value->clone();
    }
    draft.evidence = caseEvidence(journey);
    draft.answers = caseAnswers(journey);
    if (m_context.signature) {
        draft.signatures.push_back(m_context.signature->signature);
        draft.materials.push_back(m_context.signature->strokes);
    } else if (mustBeSigned(journey)) {
        return fail(ErrorCode::SequenceError, QStringLiteral("not signed"));
    }
    for (const Signer &signer : service().signers) {
        const auto name = journey.answers.constFind(signer.name), number = journey.answers.constFind(signer.number);
        if (name == journey.answers.cend() || number == journey.answers.cend())
            return fail(ErrorCode::SequenceError, QStringLiteral("signer not named"));
        draft.signers.push_back({signer.id, name->value->clone(), number->value->clone()});
        draft.signBy = workingDayAfter(journey.today, service().signWithinDays);
    }
    draft.members = membersOf(journey);
    draft.sealedTo = KIOSK_TRY(m_context.machine.sealer->recipient());
    const SensitiveBytes json = KIOSK_TRY(caseJson(draft));
    const SealedEnvelope envelope = KIOSK_TRY(m_context.machine.sealer->seal(json));
    SealedCase sealed;
    sealed.submission = draft.submission;
    sealed.visit = draft.visit;
    sealed.item = draft.item;
    sealed.itemVersion = draft.itemVersion;
    sealed.receiptCode = draft.receiptCode;
    sealed.title = service().title.zh;
    sealed.conditional = draft.conditional;
    sealed.envelope = envelope.bytes;
    sealed.digest = envelope.digest;
    sealed.materials = {draft.materials.cbegin(), draft.materials.cend()};
    if (!m_context.card)
        return sealed; // nobody to be told
    const SealedEnvelope notice = KIOSK_TRY(sealedNotice(draft));
    sealed.notice = notice.bytes;
    sealed.noticeDigest = notice.digest;
    return sealed;
}

// Nobody, when the citizen came himself.
Result<std::optional<CaseAgent>> SubmitRunner::caseAgent() const
{
    const StepDefinition *step = service().principal();
    if (m_context.journey.forAnother != m_context.agent.has_value())
        return fail(ErrorCode::SequenceError, QStringLiteral("principal"));
    if (!m_context.agent || !step)
        return std::nullopt;
    const Answer relation = m_context.journey.answers.value(step->fields.value(0));
    if (!relation.value)
        return fail(ErrorCode::SequenceError, QStringLiteral("relation"));
    return CaseAgent{nameOn(*m_context.agent).clone(), m_context.agent->number.clone(), relation.value->reveal(),
                     m_context.authority};
}

// The case cannot be read here any more, so how to reach its citizen is sealed by itself.
Result<SealedEnvelope> SubmitRunner::sealedNotice(const CaseDraft &draft) const
{
    CaseNotice notice;
    notice.submission = draft.submission;
    notice.receiptCode = draft.receiptCode;
    notice.item = draft.item;
    notice.createdAt = draft.createdAt;
    notice.terminal = draft.terminal;
    notice.session = m_context.session;
    notice.number = draft.citizen.number.clone();
    if (!draft.citizen.phone.isEmpty())
        notice.phone = draft.citizen.phone.clone();
    const SensitiveBytes json = KIOSK_TRY(noticeJson(notice));
    return m_context.machine.sealer->seal(json);
}

void SubmitRunner::seal()
{
    if (!m_context.card && !service().identity.isEmpty())
        return failWith(ErrorCode::SequenceError);
    if (m_context.submission.isNull()) // a second try hands in the very same case
        m_context.submission = SubmissionId::make(*m_context.machine.clock);
    if (m_context.receiptCode.isNull()) {
        auto code = ReceiptCode::make(m_context.machine.config->site.district);
        if (!code)
            return failWith(code.error().code);
        m_context.receiptCode = std::move(*code);
    }
    auto sealed = sealedCase();
    if (!sealed) {
        m_context.log.error("case.unsealed", {{"error", sealed.error()}});
        return failWith(sealed.error().code);
    }
    m_screen.done = 1;
    emit shown(m_screen);
    emit reported(event::ActBegun{m_step.id});
    // The portal may answer before this thread hears of the commit, so it listens first.
    followAcknowledgement(m_context, this, [this] { goOn(); });
    whenReady(m_context.machine.store->sealCase(std::move(*sealed)), this, [this](const Result<void> &kept) {
        if (!kept)
            return failWith(kept.error().code);
        committed();
    });
}

void SubmitRunner::committed()
{
    m_context.log.info("case.committed", {{"submission", m_context.submission}});
    screen::Done &done = m_context.done;
    if (done.standing == Standing::ReceivedHere)
        done.at = m_context.machine.clock->wall();
    done.receiptCode = m_context.receiptCode.text();
    m_screen.done = 2;
    emit shown(m_screen);
    const Reachability reachability = m_context.machine.portal->reachability();
    if (m_wentOn || reachability == Reachability::Offline || reachability == Reachability::Revoked)
        return succeed();
    m_patience = m_context.machine.alarms->in(kAnswerPatience, this, [this] { goOn(); });
}

void SubmitRunner::goOn()
{
    const bool isCommitted = m_screen.done == 2;
    if (!m_wentOn && isCommitted)
        succeed();
    m_wentOn = true;
}

QString ClaimRunner::chosenId() const
{
    for (const StepDefinition &step : service().steps) {
        if ((step.kind != StepKind::Choose && step.kind != StepKind::Licences) || step.fields.isEmpty())
            continue;
        const auto answer = m_context.journey.answers.constFind(step.fields.first());
        if (answer != m_context.journey.answers.constEnd() && answer->value)
            return answer->value->reveal();
    }
    return {};
}

// What this visit prints goes on a sheet of that kind.
QString ClaimRunner::blankKind() const
{
    for (const StepDefinition &step : service().steps) {
        const ServiceOutput *output = step.kind == StepKind::Print ? service().output(step.output) : nullptr;
        if (output)
            return output->blank;
    }
    return {};
}

void ClaimRunner::begin()
{
    emit shown(screen::Work{screen::Work::Kind::Reserving, 0});
    auto *printer = m_context.machine.documentPrinter;
    // Paper is looked at before a claim is spent: what cannot be finished is not begun.
    if (!printer)
        return failWith(ErrorCode::NoDevice);
    if (const auto trouble = hal::fault(printer->status()))
        return failWith(*trouble);
    if (m_context.claim && m_context.claim->state == ClaimState::Reserved) // tried again: it is the same right
        return m_context.claim->caseNo.isEmpty() ? ask() : fetch();
    HeldClaim held;
    if (!m_context.paid) // a payment names the claim that it is for
        m_context.claimId = ClaimId::make(*m_context.machine.clock);
    held.claim = m_context.claimId;
    held.act = ActId::make(*m_context.machine.clock);
    m_context.claim.emplace(std::move(held));
    ClaimStep step;
    step.claim = m_context.claim->claim;
    step.act = m_context.claim->act;
    step.visit = m_context.visit;
    step.item = service().id;
    step.blankKind = blankKind();
    whenReady(m_context.machine.store->recordClaim(step), this, [this](const Result<void> &kept) {
        if (!kept) {
            m_context.claim.reset();
            return failWith(kept.error().code);
        }
        reserve();
    });
}

void ClaimRunner::reserve()
{
    ClaimRequest request{m_context.session, service().id, chosenId()};
    whenReady(m_context.machine.portal->putPrintClaim(m_context.claim->claim, request, m_context.call(kPortalPatience)),
              this, [this](const Result<PrintClaim> &claim) {
                  if (claim)
                      return reserved(*claim);
                  unsettled(claim.error(),
                            mayHaveHappened(claim.error().code) ? &ClaimRunner::ask : &ClaimRunner::reserve);
              });
}

void ClaimRunner::ask()
{
    whenReady(m_context.machine.portal->printClaim(m_context.claim->claim, m_context.call(kPortalPatience)), this,
              [this](const Result<PrintClaim> &claim) {
                  if (claim)
                      return reserved(*claim);
                  unsettled(claim.error(),
                            claim.error().code == ErrorCode::NotFound ? &ClaimRunner::reserve : &ClaimRunner::ask);
              });
}

// Tries again a few times where that can help; otherwise the step fails and the claim is given back.
void ClaimRunner::unsettled(const Error &error, void (ClaimRunner::*next)())
{
    m_context.log.warning("claim.unsettled", {{"error", error}, {"claim", m_context.claim->claim}});
    const bool worthAnother = mayHaveHappened(error.code) || error.code == ErrorCode::NotFound;
    if (!worthAnother || ++m_tries >= kClaimTries)
        return failWith(error.code == ErrorCode::NotFound ? ErrorCode::AnswerLost : error.code);
    m_context.audit(AuditEvent::PortalFailed, "asked-again", m_context.claim->claim, codeName(error.code));
    (this->*next)();
}

void ClaimRunner::reserved(const PrintClaim &claim)
{
    m_context.claim->caseNo = claim.caseNo;
    m_context.claim->pages = std::max(1, claim.pages);
    m_context.done.caseNo = claim.caseNo;
    m_tries = 0;
    emit shown(screen::Work{screen::Work::Kind::Reserving, 1});
    fetch();
}

void ClaimRunner::fetch()
{
    whenReady(m_context.machine.portal->claimDocument(m_context.claim->claim, m_context.call(kPortalPatience)), this,
              [this](Result<SensitiveBytes> pdf) {
                  if (!pdf)
                      return unsettled(pdf.error(), &ClaimRunner::fetch);
                  m_context.claim->pdf = std::move(*pdf);
                  ClaimStep step;
                  step.claim = m_context.claim->claim;
                  step.state = ClaimState::Fetched;
                  step.caseNo = m_context.claim->caseNo;
                  whenReady(m_context.machine.store->recordClaim(step), this, [this](const Result<void> &kept) {
                      if (!kept)
                          return failWith(kept.error().code);
                      m_context.claim->state = ClaimState::Fetched;
                      succeed();
                  });
              });
}

} // namespace kiosk
