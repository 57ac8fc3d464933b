// SPDX-License-Identifier: Apache-2.0
#include "licence_code_runner.h"

#include "../card_facts.h"

#include <portal/problem.h>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;
constexpr Duration kScanRound = 60s;

using Complaint = screen::LicenceCode::Complaint;

struct Refusal {
    QStringView problem;
    Complaint complaint;
    const char *outcome; // in the audit
};
constexpr std::array kRefusals{Refusal{u"licence-code-used", Complaint::Used, "used"},
                               Refusal{u"licence-code-expired", Complaint::Expired, "expired"},
                               Refusal{u"licence-code-foreign", Complaint::Foreign, "foreign"},
                               Refusal{u"licence-code-purpose", Complaint::Purpose, "purpose"}};

// GB 11643: the last digit before the check sign is odd for a man.
hal::Sex sexIn(QStringView number)
{
    if (number.size() != 18)
        return hal::Sex::Unknown;
    return number[16].digitValue() % 2 == 1 ? hal::Sex::Male : hal::Sex::Female;
}

// As the card would say it; dates of the card itself are the portal's business here.
hal::IdCardRecord recordOf(LicenceSession session, QDate today)
{
    hal::IdCardRecord record;
    record.birth = birthInNumber(session.number.view());
    record.sex = sexIn(session.number.view());
    record.name = std::move(session.name);
    record.number = std::move(session.number);
    record.address = std::move(session.address);
    record.ethnicCode = session.ethnicCode;
    record.validFrom = today;
    return record;
}

} // namespace

void LicenceCodeRunner::begin()
{
    auto *scanner = m_context.machine.codeScanner;
    if (!scanner || !m_context.machine.licences)
        return failWith(ErrorCode::NoDevice);
    scanner->setVisit(m_context.visit);
    if (scanner->claimedBy() != kSessionOwner) {
        if (const auto claimed = scanner->claim(kSessionOwner); !claimed)
            return failWith(claimed.error().code);
    }
    if (const auto enabled = scanner->setEnabled(true); !enabled)
        return failWith(enabled.error().code);
    show(screen::LicenceCode::Phase::Waiting);
    listen();
}

void LicenceCodeRunner::abandon()
{
    if (std::exchange(m_scanning, false))
        m_context.machine.codeScanner->cancel(kSessionOwner);
}

void LicenceCodeRunner::handle(const Act &act)
{
    if (std::holds_alternative<act::OtherWay>(act) && !working())
        emit reported(event::OtherWay{});
}

void LicenceCodeRunner::listen()
{
    if (m_scanning)
        return;
    m_scanning = true;
    whenReady(
        m_context.machine.codeScanner->scan(hal::CodeUse::Licence, Deadline::in(*m_context.machine.clock, kScanRound)),
        this, [this](Result<hal::ScannedCode> code) {
            if (!std::exchange(m_scanning, false))
                return; // given up
            if (code)
                return verify(std::move(code->text));
            const ErrorCode why = code.error().code;
            if (why == ErrorCode::CodeKind || why == ErrorCode::InvalidInput) {
                m_screen.complaint = Complaint::Foreign; // nobody needs to ask what is clearly something else
                show(screen::LicenceCode::Phase::Waiting);
            } else if (why != ErrorCode::TimedOut) {
                return failWith(why);
            }
            listen();
        });
}

void LicenceCodeRunner::verify(SensitiveText code)
{
    m_screen.complaint.reset();
    show(screen::LicenceCode::Phase::Checking);
    whenReady(
        m_context.machine.licences->openLicenceSession(service().id, std::move(code), m_context.call(kPortalPatience)),
        this, [this](Result<LicenceSession> session) {
            session ? identified(std::move(*session)) : refused(session.error());
        });
}

// A code is good once, also when the answer was lost: the phone makes a new one.
void LicenceCodeRunner::refused(const Error &error)
{
    const QString problem = problemCode(error);
    for (const Refusal &each : kRefusals) {
        if (problem != each.problem)
            continue;
        m_context.audit(AuditEvent::LicenceCodeRead, each.outcome);
        m_screen.complaint = each.complaint;
        show(screen::LicenceCode::Phase::Waiting);
        return listen();
    }
    m_context.audit(AuditEvent::LicenceCodeRead, "failed", {}, codeName(error.code));
    failWith(error.code);
}

void LicenceCodeRunner::identified(LicenceSession session)
{
    const QString before = std::exchange(m_context.session, session.session);
    if (!before.isEmpty()) // of a card whose text message did not come; the portal forgets it by itself as well
        whenReady(m_context.machine.portal->closeSession(before, m_context.call(3s)), this,
                  [](const Result<void> &) {});
    const QDate today = m_context.machine.clock->wall().date();
    m_context.card.emplace(recordOf(std::move(session), today));
    if (const auto judged = judgeCard(*m_context.card, service(), today); !judged) {
        m_context.audit(AuditEvent::LicenceCodeRead, "failed", {}, codeName(judged.error().code));
        m_context.card.reset(); // nothing of a refused one is kept
        return failWith(judged.error().code);
    }
    m_context.audit(AuditEvent::LicenceCodeRead, "done");
    m_context.verified = true;
    m_context.audit(AuditEvent::IdentityAscertained, "licence-code");
    succeed(prefillAnswers(m_context.journey, AnswerSource::Card, knownFrom(*m_context.card)));
}

void LicenceCodeRunner::show(screen::LicenceCode::Phase phase)
{
    m_screen.phase = phase;
    emit shown(m_screen);
    emit workingChanged();
}

} // namespace kiosk
