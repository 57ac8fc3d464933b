// SPDX-License-Identifier: Apache-2.0
#include "visit_replayer.h"

#include <support/payment_orders.h>
#include <support/sealed_cases.h>

#include <optional>

namespace kiosk::test {
namespace {

std::optional<ErrorCode> codeNamed(const QString &name)
{
    for (int code = 0; code <= static_cast<int>(ErrorCode::StorageFault); ++code) {
        if (name == QLatin1String(codeName(static_cast<ErrorCode>(code))))
            return static_cast<ErrorCode>(code);
    }
    return {};
}

// The table's own literal for a word.
const char *wordOf(std::span<const char *const> words, const QString &word)
{
    for (const char *known : words) {
        if (word == QLatin1String(known))
            return known;
    }
    return "";
}

tl::unexpected<Error> unreplayable(const ReplayStep &step)
{
    return fail(ErrorCode::Unsupported, step.event + QStringLiteral(": no replay of this yet"));
}

// Times differ by what a machine needs; everything else may not.
QByteArray withoutTimes(Replay replay)
{
    for (ReplayStep &step : replay.steps)
        step.ms = 0;
    return encoded(replay);
}

} // namespace

VisitReplayer::VisitReplayer(QString folder) : m_folder(std::move(folder)), m_visit(VisitId::make(*m_clock)) { }

Result<void> VisitReplayer::restart()
{
    m_store.reset();
    m_store = KIOSK_TRY(StoreDatabase::open(StoreSettings{m_folder, 0}, m_clock));
    KIOSK_TRY(m_store->settleAfterCrash());
    return {};
}

QUuid VisitReplayer::id(const QString &alias)
{
    QUuid &known = m_ids[alias];
    if (known.isNull()) {
        m_clock->jumpWall(1ms); // ids sort in the order of their making
        known = makeUuid7(*m_clock);
    }
    return known;
}

QString VisitReplayer::object(const QString &alias)
{
    const QString head = alias.section(u'/', 0, 0);
    const bool isId = head == u"case" || head == u"other"
        || (head.contains(u'-') && head.section(u'-', -1).toInt() > 0
            && QStringList({QStringLiteral("case"), QStringLiteral("claim"), QStringLiteral("payment"),
                            QStringLiteral("rating")})
                   .contains(head.section(u'-', 0, 0)));
    return isId ? id(head).toString(QUuid::WithoutBraces) + alias.sliced(head.size()) : alias;
}

void VisitReplayer::turnClockTo(qint64 ms)
{
    m_clock->jumpWall(Duration(ms - m_ms));
    m_ms = ms;
}

Result<OutboxRow> VisitReplayer::row(const QString &alias)
{
    for (const OutboxRow &row : KIOSK_TRY(m_store->pending())) {
        if (row.id == object(alias))
            return row;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("row ") + alias);
}

Result<void> VisitReplayer::sealCase(const ReplayStep &step)
{
    SealedCase sealed = sealedCase(*m_clock, QByteArray(1000, 'e'));
    sealed.submission = idOf<SubmissionTag>(step.object);
    sealed.visit = m_visit;
    sealed.conditional = step.outcome == u"accepted-conditionally";
    m_receipt = sealed.receiptCode;
    KIOSK_TRY(m_store->sealCase(m_hasNotice ? withNotice(sealed) : sealed));
    return {};
}

Result<void> VisitReplayer::moveClaim(const ReplayStep &step)
{
    const auto state = claimState(step.outcome);
    if (!state)
        return unreplayable(step);
    ClaimStep claim;
    claim.claim = idOf<ClaimTag>(step.object);
    claim.act = idOf<ActTag>(QStringLiteral("act of ") + step.object);
    claim.visit = m_visit;
    claim.item = QStringLiteral("replayed");
    claim.state = *state;
    claim.proof = step.reason;
    KIOSK_TRY(m_store->recordClaim(claim));
    return {};
}

Result<void> VisitReplayer::movePayment(const ReplayStep &step)
{
    const auto state = paymentState(step.outcome);
    const auto payment = idOf<PaymentTag>(step.object);
    if (!state || step.reason == u"daily-list")
        return unreplayable(step);
    if (*state == PaymentState::Created) {
        PaymentIntent intent = paymentIntent(*m_clock);
        intent.payment.id = payment;
        intent.payment.amount = Money::fen(step.count);
        intent.visit = m_visit;
        intent.serves = object(step.of);
        return m_store->beginPayment(intent);
    }
    if (*state == PaymentState::Unknown)
        return m_store->doubtPayment(payment);
    const PaymentStanding known = KIOSK_TRY(m_store->payment(payment));
    KIOSK_TRY(m_store->notePayment(saidOf(known.payment, *state)));
    return {};
}

Result<void> VisitReplayer::attempt(const ReplayStep &step, SubmissionState state)
{
    OutboxRow now = KIOSK_TRY(row(step.object));
    now.state = state;
    now.attempts = static_cast<int>(step.count);
    return m_store->recordAttempt(now, codeNamed(step.reason));
}

// Of many attempts the audit tells some: what it left out is made up for.
Result<void> VisitReplayer::acknowledge(const ReplayStep &step)
{
    OutboxRow now = KIOSK_TRY(row(step.object));
    const int before = static_cast<int>(step.count) - 1;
    if (std::exchange(now.attempts, before) != before)
        KIOSK_TRY(m_store->recordAttempt(now));
    return m_store->acknowledge(now.id, {QStringLiteral("replayed"), m_clock->wall()});
}

Result<void> VisitReplayer::release(const ReplayStep &step)
{
    const char *reason = wordOf(definitionOf(AuditEvent::RowReleased).reasons, step.reason);
    KIOSK_TRY(m_store->releaseHeld(object(step.object), clerk(reason)));
    return {};
}

Result<void> VisitReplayer::close(const ReplayStep &step)
{
    if (step.reason == u"with-its-case")
        return {}; // the case before it has done it
    const char *reason = wordOf(definitionOf(AuditEvent::RowClosed).reasons, step.reason);
    const auto how = submissionState(step.outcome);
    if (!how)
        return unreplayable(step);
    KIOSK_TRY(m_store->endHeld(object(step.object), *how, clerks(reason)));
    return {};
}

Result<void> VisitReplayer::decide(const ReplayStep &step)
{
    const char *reason = wordOf(definitionOf(AuditEvent::ClaimDecided).reasons, step.reason);
    const auto outcome = claimState(step.outcome);
    if (!outcome)
        return unreplayable(step);
    KIOSK_TRY(m_store->decideClaim(idOf<ClaimTag>(step.object), *outcome, clerks(reason)));
    return {};
}

// What is no act of the store.
Result<void> VisitReplayer::tell(const ReplayStep &step, AuditEvent event)
{
    const AuditEventDefinition &definition = definitionOf(event);
    const auto code = definition.reasonIsError ? codeNamed(step.reason) : std::nullopt;
    AuditEntry entry{event, wordOf(definition.outcomes, step.outcome), m_visit};
    entry.reason = code ? codeName(*code) : wordOf(definition.reasons, step.reason);
    entry.count = step.count;
    if (m_receipt.isNull() && step.object == u"receipt")
        m_receipt = ReceiptCode::make(u"CH").value();
    entry.object = step.object == u"receipt" ? AuditWord(m_receipt) : AuditWord::parse(object(step.object));
    if (definition.actor == AuditActor::Staff)
        entry.by = takesTwo(event) ? clerks("").by : clerk("").by;
    return m_store->recordEvent(entry);
}

Result<void> VisitReplayer::step(const ReplayStep &step)
{
    const auto event = auditEvent(step.event);
    if (!event)
        return unreplayable(step);
    if (step.reason == u"after-restart" || *event == AuditEvent::CrashSettled)
        return {}; // the start before it has done it
    switch (*event) {
    case AuditEvent::TerminalStarted: return restart();
    case AuditEvent::TerminalStopped: m_store->recordStop(); return {};
    case AuditEvent::CaseSealed: return sealCase(step);
    case AuditEvent::ClaimMoved: return moveClaim(step);
    case AuditEvent::PaymentMoved: return movePayment(step);
    case AuditEvent::PaymentReturned: return m_store->returnPayment(idOf<PaymentTag>(step.object));
    case AuditEvent::RowAttempted: return attempt(step, submissionState(step.outcome).value_or(SubmissionState::Held));
    case AuditEvent::RowHeld: return attempt(step, SubmissionState::Held);
    case AuditEvent::RowAcknowledged: return acknowledge(step);
    case AuditEvent::RowReleased: return release(step);
    case AuditEvent::RatingKept: {
        const Rating rating{idOf<RatingTag>(step.object), {}, 5, {}};
        KIOSK_TRY(m_store->recordRating(rating, object(step.of), {}));
        return {};
    }
    case AuditEvent::ClaimDecided: return decide(step);
    case AuditEvent::RowClosed: return close(step);
    case AuditEvent::CaseConfirmedLate: return {}; // the acknowledgement does it
    case AuditEvent::PaymentDiffers: return unreplayable(step);
    default: return tell(step, *event);
    }
}

QString VisitReplayer::run(const Replay &recorded)
{
    if (const auto begun = restart(); !begun)
        return begun.error().trace();
    m_hasNotice = recorded.end.contains(QStringLiteral("row case/notice"));
    for (const ReplayStep &each : recorded.steps) {
        turnClockTo(each.ms);
        if (const auto done = step(each); !done)
            return QStringLiteral("%1 %2 %3: %4").arg(each.event, each.object, each.outcome, done.error().trace());
    }
    const auto account = m_store->visitAccount(m_visit.text());
    const auto got = account ? replayOf(*account) : Result<Replay>(fail(account.error()));
    if (!got)
        return got.error().trace();
    const QList<QByteArray> wanted = withoutTimes(recorded).split('\n'), found = withoutTimes(*got).split('\n');
    for (qsizetype i = 0; i < std::max(wanted.size(), found.size()); ++i) {
        if (wanted.value(i) != found.value(i))
            return QStringLiteral("recorded %1\n     got %2")
                .arg(QString::fromUtf8(wanted.value(i)), QString::fromUtf8(found.value(i)));
    }
    return {};
}

} // namespace kiosk::test
