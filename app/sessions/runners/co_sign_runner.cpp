// SPDX-License-Identifier: Apache-2.0
#include "co_sign_runner.h"

#include <journey/fault_policy.h>
#include <portal/problem.h>

#include <algorithm>

namespace kiosk {
namespace {

using Complaint = screen::CaseCode::Complaint;

constexpr Duration kPortalPatience = 8s;
constexpr int kTries = 3;
constexpr qsizetype kReceiptTail = 9; // of a receipt code, behind its prefix

// Every answer has its question in the item as it stands here: what cannot be read in full is not signed.
bool canShow(const SigningRequest &request, const ServiceCatalogue &catalogue)
{
    const ServicePtr service = catalogue.service(request.item);
    return service && std::all_of(request.answers.begin(), request.answers.end(), [&](const CaseAnswer &answer) {
               return service->field(answer.id) != nullptr;
           });
}

// What is shown is what is signed, whatever stands beside it in the answer.
bool isTrue(const SigningRequest &request)
{
    return request.documentDigest
        == documentDigest({request.submission, request.visit, request.item, request.itemVersion, request.answers});
}

} // namespace

CoSignRunner::CoSignRunner(VisitContext &context, const StepDefinition &step) : StepRunner(context, step)
{
    m_code.purpose = screen::CaseCode::Purpose::Signing;
}

void CoSignRunner::begin()
{
    if (!m_context.machine.signing || !m_context.machine.catalogue)
        return failWith(ErrorCode::Unsupported);
    show();
    m_code.fresh = false;
}

void CoSignRunner::show()
{
    switch (m_page) {
    case Page::Code: return emit shown(m_code);
    case Page::Document: return emit shown(screen::CoSigning{m_request});
    case Page::Pad: {
        screen::Sign page = m_pad.screen();
        page.request = m_request;
        return emit shown(page);
    }
    case Page::Signed: return emit shown(screen::CoSigned{m_request, m_told});
    }
}

void CoSignRunner::turnBack()
{
    if (m_pad.isSealing())
        return;
    m_pad.clear(); // whoever reads it again signs again
    m_page = m_page == Page::Pad ? Page::Document : Page::Code;
    show();
}

void CoSignRunner::handle(const Act &act)
{
    const bool goesOn = std::holds_alternative<act::Proceed>(act);
    switch (m_page) {
    case Page::Code:
        if (m_code.asking)
            return;
        if (const auto *typed = std::get_if<act::Type>(&act)) {
            m_code.entry = typed->entry;
            if (std::exchange(m_code.complaint, std::nullopt))
                show();
        } else if (goesOn) {
            confirmCode();
        }
        return;
    case Page::Document:
        if (goesOn) {
            m_page = Page::Pad;
            show();
        }
        return;
    case Page::Pad:
        switch (m_pad.handle(act)) {
        case SigningPad::Heard::Nothing: return;
        case SigningPad::Heard::Changed: return show();
        case SigningPad::Heard::ToWindow: return emit reported(event::OtherWay{});
        case SigningPad::Heard::Signed: return seal();
        }
        return;
    case Page::Signed:
        if (goesOn)
            succeed();
        return;
    }
}

void CoSignRunner::confirmCode()
{
    const QString prefix = m_context.machine.config->site.district;
    const auto receipt = ReceiptCode::parse(m_code.entry, prefix);
    if (!receipt) {
        const auto typed = std::count_if(m_code.entry.cbegin(), m_code.entry.cend(),
                                         [](QChar sign) { return sign.isLetterOrNumber(); });
        m_code.missing = int(prefix.size() + kReceiptTail - typed);
        return complain(m_code.missing > 0 ? Complaint::TooShort : Complaint::NoNumber, "");
    }
    m_receipt = *receipt;
    m_code.complaint.reset();
    m_code.asking = true;
    show();
    whenReady(
        m_context.machine.signing->signingRequest(receipt->text(), m_context.session, m_context.call(kPortalPatience)),
        this, [this](Result<SigningRequest> request) {
            m_code.asking = false;
            request ? take(std::move(*request)) : refused(request.error());
        });
}

void CoSignRunner::take(SigningRequest request)
{
    if (!isTrue(request)) {
        m_context.log.error("co-signature.another-document", {});
        return failWith(ErrorCode::InvalidInput);
    }
    if (!canShow(request, *m_context.machine.catalogue))
        return complain(Complaint::NotShownHere, "not-shown");
    m_context.audit(AuditEvent::CoSignature, "shown", m_receipt);
    m_request = std::make_shared<const SigningRequest>(std::move(request));
    m_page = Page::Document;
    show();
}

void CoSignRunner::refused(const Error &error)
{
    static const struct {
        QLatin1String code;
        Complaint complaint;
    } told[] = {{QLatin1String("case-unknown"), Complaint::Unknown},
                {QLatin1String("not-a-signer"), Complaint::NotASigner},
                {QLatin1String("signed-already"), Complaint::SignedAlready},
                {QLatin1String("signing-over"), Complaint::SigningOver}};
    for (const auto &[code, complaint] : told) {
        if (problemCode(error) == code)
            return complain(complaint, code.data());
    }
    failWith(error.code);
}

void CoSignRunner::complain(Complaint complaint, const char *outcome)
{
    if (*outcome)
        m_context.audit(AuditEvent::CoSignature, outcome, m_receipt);
    m_pad.clear();
    m_page = Page::Code;
    m_code.complaint = complaint;
    show();
}

Result<QByteArray> CoSignRunner::sealedSignature()
{
    if (!m_context.card)
        return fail(ErrorCode::SequenceError, QStringLiteral("no card"));
    const hal::IdCardRecord &card = *m_context.card;
    const SensitiveText &name = card.name.isEmpty() ? card.englishName : card.name;
    CaseCitizen citizen{name.clone(),
                        card.number.clone(),
                        QString::fromLatin1(hal::codeName(card.kind)),
                        SensitiveText(card.birth.toString(Qt::ISODate)),
                        card.address.clone(),
                        {}};
    m_id = CoSignatureId::make(*m_context.machine.clock);
    const QString recipient = KIOSK_TRY(m_context.machine.sealer->recipient());
    const HandSignature signature{m_request->documentDigest, m_pad.ink(), m_context.machine.clock->wall(),
                                  maskedName(name), m_context.machine.config->site.machine};
    const SensitiveBytes json = KIOSK_TRY(coSignatureJson({m_id, m_context.visit, m_request->caseNo, m_request->signer,
                                                           QString::fromLatin1(codeName(m_context.journey.method)),
                                                           std::move(citizen), signature, recipient}));
    const SealedEnvelope envelope = KIOSK_TRY(m_context.machine.sealer->seal(json));
    return envelope.bytes;
}

void CoSignRunner::seal()
{
    auto sealed = sealedSignature();
    if (!sealed) {
        m_context.log.error("co-signature.unsealed", {{"error", sealed.error()}});
        return failWith(sealed.error().code);
    }
    m_envelope = std::move(*sealed);
    m_tries = 0;
    m_pad.setPhase(screen::Sign::Phase::Sealing);
    show();
    emit workingChanged();
    send();
}

// The same bytes under the same id are taken once, so asking again is safe.
void CoSignRunner::send()
{
    whenReady(
        m_context.machine.signing->putCoSignature(m_id, m_context.session, m_envelope, m_context.call(kPortalPatience)),
        this, [this](Result<SigningReceipt> receipt) {
            if (receipt && receipt->caseNo != m_request->caseNo)
                receipt = fail(ErrorCode::InvalidInput, QStringLiteral("caseNo"));
            if (!receipt) {
                const ErrorCode code = receipt.error().code;
                const bool mayBeThere
                    = code == ErrorCode::AnswerLost || code == ErrorCode::PortalFault || code == ErrorCode::TimedOut;
                if (mayBeThere && ++m_tries < kTries)
                    return send();
                m_pad.clear();
                emit workingChanged();
                return refused(receipt.error());
            }
            m_context.audit(AuditEvent::CoSignature, "taken", m_receipt);
            m_told = *receipt;
            m_pad.clear();
            m_page = Page::Signed;
            emit reported(event::ActBegun{m_step.id}); // from here on nobody goes back
            emit workingChanged();
            show();
        });
}

} // namespace kiosk
