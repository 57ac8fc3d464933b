// SPDX-License-Identifier: Apache-2.0
#include "signature_runner.h"

#include "../case_answers.h"

#include <cases/hand_signature.h>

#include <QBuffer>
#include <QPointer>

namespace kiosk {

void SignatureRunner::begin()
{
    if (m_context.submission.isNull()) // the case that is signed is this one and no other
        m_context.submission = SubmissionId::make(*m_context.machine.clock);
    show();
}

void SignatureRunner::abandon()
{
    m_isAbandoned = true;
    m_pad.clear();
}

void SignatureRunner::show() { emit shown(m_pad.screen()); }

void SignatureRunner::handle(const Act &act)
{
    switch (m_pad.handle(act)) {
    case SigningPad::Heard::Nothing: return;
    case SigningPad::Heard::Changed: return show();
    case SigningPad::Heard::ToWindow: return emit reported(event::OtherWay{});
    case SigningPad::Heard::Signed: return seal();
    }
}

QByteArray SignatureRunner::document() const
{
    const std::vector<CaseAnswer> answers = caseAnswers(m_context.journey);
    return documentDigest({m_context.submission, m_context.visit, service().id, service().version, answers});
}

void SignatureRunner::seal()
{
    if (!m_context.card)
        return failWith(ErrorCode::SequenceError);
    const hal::IdCardRecord &card = m_context.agent ? *m_context.agent : *m_context.card; // whose hand it is
    auto json = signatureJson({document(), m_pad.ink(), m_context.machine.clock->wall(),
                               maskedName(card.name.isEmpty() ? card.englishName : card.name),
                               m_context.machine.config->site.machine});
    if (!json) {
        m_context.log.error("signature.unsealed", {{"error", json.error()}});
        return failWith(json.error().code);
    }
    const auto content = std::make_shared<const SensitiveBytes>(std::move(*json));
    m_pad.setPhase(screen::Sign::Phase::Sealing);
    show();
    emit workingChanged();
    const EnvelopeSealer *sealer = m_context.machine.sealer;
    Store *store = m_context.machine.store;
    NewMaterial material{kSignatureName, kSignatureType, content->size()};
    // Not bound to this runner: what is kept when the citizen has gone on already is taken away again.
    whenReady(store->keepMaterial(std::move(material),
                                  [sealer, content](QIODevice &sealed) {
                                      const QByteArrayView bytes = content->view();
                                      QByteArray borrowed = QByteArray::fromRawData(bytes.data(), bytes.size());
                                      QBuffer plain(&borrowed);
                                      plain.open(QIODevice::ReadOnly);
                                      return sealer->sealMaterial(plain, sealed);
                                  }),
              store, [runner = QPointer<SignatureRunner>(this), store](const Result<SealedMaterial> &kept) {
                  const bool isGone = !runner || runner->m_isAbandoned;
                  if (isGone && kept)
                      store->forgetMaterial(kept->id);
                  else if (!isGone && !kept)
                      runner->failWith(kept.error().code);
                  else if (!isGone)
                      runner->sealed(*kept);
              });
}

void SignatureRunner::sealed(const SealedMaterial &material)
{
    m_context.signature = SealedSignature{{QStringLiteral("applicant"), document(), material.id}, material};
    m_pad.clear();
    succeed();
}

} // namespace kiosk
