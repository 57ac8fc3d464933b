// SPDX-License-Identifier: Apache-2.0
#include "delivery_runner.h"

#include <cases/delivery_receipt.h>
#include <cases/hand_signature.h>

#include <algorithm>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;
constexpr int kTries = 3; // the same bytes are the same proof

using Phase = screen::DeliveryPaper::Phase;

bool mayHaveHappened(ErrorCode code)
{
    return code == ErrorCode::AnswerLost || code == ErrorCode::PortalFault || code == ErrorCode::InvalidInput;
}

} // namespace

void DeliveryRunner::begin()
{
    if (!m_context.machine.deliveries)
        return failWith(ErrorCode::Unsupported);
    m_at = At::List;
    m_list = {};
    m_paper = {};
    emit shown(m_list);
    whenReady(m_context.machine.deliveries->deliveries(m_context.session, m_context.call(kPortalPatience)), this,
              [this](Result<std::vector<DeliveryHead>> deliveries) {
                  if (!deliveries)
                      return failWith(deliveries.error().code);
                  record(m_context.machine,
                         {AuditEvent::DeliveryMoved, "listed", m_context.visit, {}, "", qint64(deliveries->size())});
                  m_list.deliveries = std::make_shared<const std::vector<DeliveryHead>>(std::move(*deliveries));
                  emit shown(m_list);
              });
}

bool DeliveryRunner::hasPageBehind() const
{
    return m_at != At::List && m_paper.phase != Phase::Sending && m_paper.phase != Phase::Served
        && m_paper.phase != Phase::Refused;
}

void DeliveryRunner::turnBack()
{
    m_ink->clear();
    m_flaw.reset();
    if (m_at == At::Signature || m_paper.phase == Phase::Refusing) {
        m_at = At::Paper;
        show(Phase::Reading);
    } else if (m_paper.page > 0) {
        --m_paper.page;
        show(Phase::Reading);
    } else {
        m_at = At::List;
        emit shown(m_list);
    }
}

void DeliveryRunner::handle(const Act &act)
{
    switch (m_at) {
    case At::List:
        if (!m_list.deliveries || m_asking)
            return;
        if (std::holds_alternative<act::Proceed>(act))
            succeed();
        else if (const auto *chosen = std::get_if<act::Choose>(&act))
            open(chosen->id);
        return;
    case At::Paper: return onPaper(act);
    case At::Signature: return onSignature(act);
    }
}

void DeliveryRunner::open(const QString &id)
{
    const auto &all = *m_list.deliveries;
    const auto chosen
        = std::find_if(all.cbegin(), all.cend(), [&id](const DeliveryHead &head) { return head.id.text() == id; });
    if (chosen == all.cend())
        return;
    m_asking = true;
    whenReady(m_context.machine.deliveries->delivery(chosen->id, m_context.session, m_context.call(kPortalPatience)),
              this, [this](Result<DeliveryDocument> document) {
                  m_asking = false;
                  if (!document)
                      return failWith(document.error().code);
                  m_context.audit(AuditEvent::DeliveryMoved, "opened", document->head.id);
                  m_paper = {Phase::Reading, std::make_shared<const DeliveryDocument>(std::move(*document)), 0};
                  m_at = At::Paper;
                  show(Phase::Reading);
              });
}

void DeliveryRunner::onPaper(const Act &act)
{
    const bool isLast = m_paper.page + 1 == int(m_paper.document->pages.size());
    const bool goesOn = std::holds_alternative<act::Proceed>(act);
    switch (m_paper.phase) {
    case Phase::Reading:
        if (goesOn && !isLast) {
            ++m_paper.page;
            show(Phase::Reading);
        } else if (goesOn) {
            m_at = At::Signature;
            showSignature();
        } else if (std::holds_alternative<act::Skip>(act) && isLast) { // who has not read it has nothing to refuse
            show(Phase::Refusing);
        }
        return;
    case Phase::Refusing:
        if (goesOn)
            conclude(false);
        else if (std::holds_alternative<act::Again>(act))
            show(Phase::Reading);
        return;
    case Phase::Served:
    case Phase::Refused:
        if (goesOn)
            begin(); // what is left
        return;
    case Phase::Sending: return;
    }
}

void DeliveryRunner::onSignature(const Act &act)
{
    if (const auto *drawn = std::get_if<act::Draw>(&act)) {
        m_flaw = m_ink->add(*drawn->stroke) ? std::nullopt : std::optional(InkFlaw::Full);
        showSignature();
    } else if (const auto *erase = std::get_if<act::Erase>(&act)) {
        erase->all ? m_ink->clear() : m_ink->undo();
        m_flaw.reset();
        showSignature();
    } else if (std::holds_alternative<act::OtherWay>(act)) {
        emit reported(event::Cancelled{}); // not signed, so not served: the department serves it another way
    } else if (std::holds_alternative<act::Proceed>(act)) {
        m_flaw = flawOf(*m_ink);
        m_flaw ? showSignature() : conclude(true);
    }
}

void DeliveryRunner::show(Phase phase)
{
    m_paper.phase = phase;
    emit shown(m_paper);
    emit workingChanged();
}

void DeliveryRunner::showSignature()
{
    emit shown(screen::Sign{screen::Sign::Phase::Signing, m_ink, m_ink->strokes(), m_flaw, {}, m_paper.document->head});
}

Result<QByteArray> DeliveryRunner::proof(bool isSigned)
{
    const hal::IdCardRecord &card = *m_context.card;
    const SensitiveText &name = card.name.isEmpty() ? card.englishName : card.name;
    const QDateTime now = m_context.machine.clock->wall();
    const QString terminal = m_context.machine.config->site.machine;
    SensitiveBytes signature;
    if (isSigned)
        signature = KIOSK_TRY(signatureJson({m_paper.document->digest, *m_ink, now, maskedName(name), terminal}));
    m_receipt = DeliveryReceiptId::make(*m_context.machine.clock);
    const DeliveryReceipt receipt{m_receipt.text(),
                                  m_paper.document->head.id.text(),
                                  m_context.visit.text(),
                                  now,
                                  terminal,
                                  m_paper.document->digest,
                                  name.clone(),
                                  card.number.clone(),
                                  QString::fromLatin1(codeName(m_context.journey.method)),
                                  isSigned ? &signature : nullptr};
    const SensitiveBytes json = KIOSK_TRY(deliveryReceiptJson(receipt));
    return KIOSK_TRY(m_context.machine.sealer->seal(json)).bytes;
}

void DeliveryRunner::conclude(bool isSigned)
{
    if (!m_context.card || !m_context.verified)
        return failWith(ErrorCode::SequenceError);
    auto sealed = proof(isSigned);
    m_ink->clear();
    if (!sealed)
        return failWith(sealed.error().code);
    m_sealed = std::move(*sealed);
    m_at = At::Paper;
    show(Phase::Sending);
    send(isSigned, kTries);
}

void DeliveryRunner::send(bool isSigned, int left)
{
    const DeliveryId delivery = m_paper.document->head.id;
    whenReady(m_context.machine.deliveries->putDeliveryReceipt(m_receipt, delivery, m_sealed,
                                                               m_context.call(kPortalPatience)),
              this, [this, isSigned, left, delivery](Result<DeliveryEnd> kept) {
                  if (!kept && left > 1 && mayHaveHappened(kept.error().code))
                      return send(isSigned, left - 1);
                  if (kept && (*kept == DeliveryEnd::Served) != isSigned) // it read another proof than was given
                      kept = fail(ErrorCode::InvalidInput, QStringLiteral("state"));
                  m_context.audit(AuditEvent::DeliveryMoved,
                                  !kept          ? "failed"
                                      : isSigned ? "served"
                                                 : "refused",
                                  delivery, kept ? "" : codeName(kept.error().code));
                  if (!kept) // tried again, the list says what the portal has
                      return failWith(kept.error().code);
                  show(isSigned ? Phase::Served : Phase::Refused);
              });
}

} // namespace kiosk
