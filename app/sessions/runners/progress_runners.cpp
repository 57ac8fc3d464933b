// SPDX-License-Identifier: Apache-2.0
#include "progress_runners.h"

#include <journey/fault_policy.h>
#include <portal/problem.h>
#include <services/case_follow_up.h>
#include <services/service_catalogue.h>

#include <QRegularExpression>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;
constexpr qsizetype kCaseNumberLength = 16; // CH20260313000001
constexpr qsizetype kReceiptTail = 9;       // of a receipt code, behind its prefix

// Letters and digits alone, in capitals, however a keyboard or a scanner wrote them.
QString signsOf(const QString &typed)
{
    QString signs;
    for (const QChar sign : typed.normalized(QString::NormalizationForm_KC)) {
        if (sign.isLetterOrNumber())
            signs += sign.toUpper();
    }
    return signs;
}

bool isCaseNumber(const QString &signs)
{
    static const QRegularExpression number(QStringLiteral("\\A[A-Z]{2}[0-9]{14}\\z"));
    return number.match(signs).hasMatch();
}

} // namespace

std::unique_ptr<StepRunner> makeProgressRunner(VisitContext &context, const StepDefinition &step)
{
    if (context.journey.identified)
        return std::make_unique<ProgressRunner>(context, step);
    return std::make_unique<LookupRunner>(context, step);
}

void ProgressRunner::begin()
{
    if (!m_context.machine.cases)
        return failWith(ErrorCode::Unsupported);
    m_context.correction.reset();
    emit shown(m_list);
    whenReady(m_context.machine.cases->listCases(m_context.session, m_context.call(kPortalPatience)), this,
              [this](Result<CaseList> cases) {
                  if (!cases)
                      return failWith(cases.error().code);
                  record(m_context.machine,
                         {AuditEvent::ProgressAsked, "listed", m_context.visit, {}, "", qint64(cases->cases.size())});
                  m_list.cases = std::make_shared<const CaseList>(std::move(*cases));
                  emit shown(m_list);
              });
}

void ProgressRunner::handle(const Act &act)
{
    if (!m_list.cases || m_asking)
        return;
    if (std::holds_alternative<act::Proceed>(act))
        succeed();
    else if (const auto *chosen = std::get_if<act::Choose>(&act); chosen && !m_inCase)
        open(chosen->id);
    else if (m_inCase)
        goOn(act);
}

// The last word of this step, when it is one of the two.
void ProgressRunner::goOn(const Act &act)
{
    const PortalCaseStanding &standing = *m_detail.standing;
    if (std::holds_alternative<act::Correct>(act) && !m_detail.askAgain.isEmpty()) {
        m_context.correction = CaseCorrection{standing.caseNo, {}, {}};
        emit goesOn(correctionDefinition(*itemOf(standing), m_detail.askAgain));
    } else if (std::holds_alternative<act::Rate>(act) && m_detail.mayRate) {
        m_context.done.caseNo = standing.caseNo;
        const auto *catalogue = m_context.machine.catalogue; // in any version: it says only what may be wrong
        emit goesOn(ratingDefinition(catalogue ? catalogue->service(standing.item) : nullptr, standing.item,
                                     {standing.title, standing.title}));
    }
}

ServicePtr ProgressRunner::itemOf(const PortalCaseStanding &standing) const
{
    const auto *catalogue = m_context.machine.catalogue;
    const ServicePtr item = catalogue ? catalogue->service(standing.item) : nullptr;
    return item && item->version == standing.itemVersion ? item : nullptr;
}

screen::CaseDetail ProgressRunner::detailOf(std::shared_ptr<const PortalCaseStanding> standing) const
{
    screen::CaseDetail detail{std::move(standing)};
    const ServicePtr item = itemOf(*detail.standing);
    const QDate today = m_context.machine.clock->wall().date();
    bool isOver = true;
    for (const CasePart &part : detail.standing->parts) {
        isOver = isOver
            && (part.stage == CaseStage::Done || part.stage == CaseStage::Refused
                || part.stage == CaseStage::Withdrawn);
        if (part.stage != CaseStage::NeedsFix || !part.correction)
            continue;
        if (part.correction->by < today) {
            detail.isLate = true;
            continue;
        }
        for (const CaseFault &fault : part.faults) {
            if (item && fault.of == CaseFault::Of::Field && canAskAgain(*item, fault.id))
                detail.askAgain << fault.id;
        }
    }
    const CaseStage stage = detail.standing->stage;
    detail.mayRate
        = isOver && detail.standing->rated == false && (stage == CaseStage::Done || stage == CaseStage::Refused);
    return detail;
}

void ProgressRunner::open(const QString &caseNo)
{
    const auto &cases = m_list.cases->cases;
    if (std::none_of(cases.cbegin(), cases.cend(), [&](const CaseLine &line) { return line.caseNo == caseNo; }))
        return;
    m_asking = true;
    whenReady(m_context.machine.cases->caseStanding(caseNo, m_context.session, {}, m_context.call(kPortalPatience)),
              this, [this](Result<PortalCaseStanding> standing) {
                  m_asking = false;
                  if (!standing)
                      return failWith(standing.error().code);
                  m_context.audit(AuditEvent::ProgressAsked, "shown");
                  m_inCase = true;
                  m_detail = detailOf(std::make_shared<const PortalCaseStanding>(std::move(*standing)));
                  emit shown(m_detail);
              });
}

void ProgressRunner::turnBack()
{
    m_inCase = false;
    emit shown(m_list);
}

void LookupRunner::begin()
{
    if (!m_context.machine.cases)
        return failWith(ErrorCode::Unsupported);
    connect(&m_listener, &CodeListener::read, this, &LookupRunner::scanned);
    connect(&m_listener, &CodeListener::lost, this, [this] {
        m_screen.scanner = false;
        emit shown(m_screen);
    });
    m_screen.scanner = m_listener.open();
    enter();
}

void LookupRunner::abandon() { m_listener.stop(); }

void LookupRunner::enter()
{
    m_answered = false;
    m_here.reset();
    m_receipt = {};
    const bool hasScanner = m_screen.scanner;
    m_screen = {};
    m_screen.scanner = hasScanner;
    emit shown(m_screen);
    m_screen.fresh = false;
    m_listener.listen();
}

// What is held before the scanner is the code typed.
void LookupRunner::scanned(const QString &text)
{
    if (m_screen.asking || m_answered)
        return;
    m_screen.entry = text;
    m_screen.fresh = true;
    confirm();
    m_screen.fresh = false;
}

void LookupRunner::handle(const Act &act)
{
    if (m_screen.asking)
        return;
    if (m_answered) {
        if (std::holds_alternative<act::Again>(act))
            enter();
        else if (std::holds_alternative<act::Proceed>(act))
            succeed();
    } else if (const auto *typed = std::get_if<act::Type>(&act)) {
        m_screen.entry = typed->entry;
        if (std::exchange(m_screen.complaint, std::nullopt))
            emit shown(m_screen);
    } else if (std::holds_alternative<act::Proceed>(act)) {
        confirm();
    }
}

void LookupRunner::confirm()
{
    const QString prefix = m_context.machine.config->site.district;
    const QString signs = signsOf(m_screen.entry);
    const auto receipt = ReceiptCode::parse(m_screen.entry, prefix);
    m_receipt = receipt.value_or(ReceiptCode());
    if (!receipt && !isCaseNumber(signs)) {
        const qsizetype receiptLength = prefix.size() + kReceiptTail;
        const qsizetype wanted = signs.size() <= receiptLength ? receiptLength : kCaseNumberLength;
        m_screen.missing = int(wanted - signs.size());
        return complain(m_screen.missing > 0 ? screen::CaseCode::Complaint::TooShort
                                             : screen::CaseCode::Complaint::NoNumber);
    }
    m_screen.complaint.reset();
    m_screen.asking = true;
    emit shown(m_screen);
    receipt ? askHere(*receipt) : askPortal(signs);
}

void LookupRunner::askHere(const ReceiptCode &code)
{
    whenReady(m_context.machine.store->caseByReceipt(code), this, [this, code](Result<CaseStanding> here) {
        if (here)
            m_here = std::move(*here);
        const bool isOnItsWay = m_here && m_here->state != SubmissionState::Acknowledged;
        if (!isOnItsWay)
            return askPortal(code.text());
        using Kind = screen::CaseAnswer::Kind;
        const bool waits = m_here->state == SubmissionState::Sealed || m_here->state == SubmissionState::Unknown;
        answer({waits ? Kind::WaitingHere : Kind::WithStaff,
                {m_here->title, {}, m_here->sealedAt, {}},
                code.text(),
                m_here->item},
               waits ? "waiting-here" : "with-staff");
    });
}

void LookupRunner::askPortal(const QString &code)
{
    whenReady(m_context.machine.cases->lookUpCase(code, m_context.call(kPortalPatience)), this,
              [this, code](Result<CaseGlimpse> glimpse) {
                  using Kind = screen::CaseAnswer::Kind;
                  if (glimpse)
                      return answer({Kind::AtPortal, std::move(*glimpse), code}, "at-portal");
                  const Error &error = glimpse.error();
                  if (problemCode(error) == u"case-unknown")
                      return complain(screen::CaseCode::Complaint::Unknown);
                  if (problemCode(error) == u"lookup-quota") {
                      m_screen.waitMinutes = int((retryAfter(error).value_or(10min) + 1min - 1ms) / 1min);
                      return complain(screen::CaseCode::Complaint::TooOften);
                  }
                  if (!isPortalAway(error.code) && error.code != ErrorCode::TimedOut)
                      return failWith(error.code);
                  if (m_here)
                      return answer(
                          {Kind::ReceivedByPortal, {m_here->title, {}, m_here->receivedAt, {}}, code, m_here->item},
                          "portal-away");
                  answer({Kind::Away, {}, code}, "portal-away");
              });
}

void LookupRunner::complain(screen::CaseCode::Complaint complaint)
{
    using Complaint = screen::CaseCode::Complaint;
    if (complaint == Complaint::Unknown || complaint == Complaint::TooOften)
        m_context.audit(AuditEvent::ProgressAsked, complaint == Complaint::Unknown ? "unknown" : "too-often",
                        m_receipt);
    m_screen.asking = false;
    m_screen.complaint = complaint;
    emit shown(m_screen);
}

void LookupRunner::answer(screen::CaseAnswer answer, const char *outcome)
{
    m_context.audit(AuditEvent::ProgressAsked, outcome, m_receipt);
    abandon(); // nothing more is read
    m_screen.asking = false;
    m_listener.stop();
    m_answered = true;
    emit shown(std::move(answer));
}

} // namespace kiosk
