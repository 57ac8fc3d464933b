// SPDX-License-Identifier: Apache-2.0
// The part of StoreDatabase that has to do with what the portal refuses for good: how its citizen is reached, and what
// people decide about it.
#include "store_database.h"

#include <cases/case_notice.h>

#include <QCryptographicHash>

namespace kiosk {
namespace {

QByteArray sha256(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

QString noticeOf(const QString &submission) { return submission + QStringLiteral("/notice"); }

} // namespace

// Before its case in the order of the outbox.
Result<void> StoreDatabase::keepNotice(const SealedCase &sealedCase)
{
    if (sealedCase.notice.isEmpty())
        return {};
    const QString id = sealedCase.submission.text();
    const auto row = KIOSK_TRY(addedOnce({OutboxKind::CaseNotice, QStringLiteral("notice/") + id, noticeOf(id),
                                          sealedCase.notice, sealedCase.noticeDigest, id}));
    if (row)
        m_moreRows << *row;
    return {};
}

// Once for each standing. A case without a notice is one the portal cannot reach anybody about.
Result<void> StoreDatabase::tellCitizen(const OutboxRow &ofCase, SubmissionState standing)
{
    if (m_outbox.digestEverKept(noticeOf(ofCase.id)).isEmpty())
        return {};
    CaseMessage message;
    message.submission = SubmissionId::parse(ofCase.id).value_or(SubmissionId());
    message.standing = standing;
    message.receiptCode = m_outbox.receiptOf(ofCase.id);
    const QByteArray payload = encoded(message);
    const auto row = KIOSK_TRY(
        addedOnce({OutboxKind::CaseMessage, QStringLiteral("message/") + ofCase.id,
                   ofCase.id + u'/' + QLatin1String(codeName(standing)), payload, sha256(payload), ofCase.id}));
    if (row)
        m_moreRows << *row;
    return {};
}

Result<OutboxRow> StoreDatabase::heldRow(const QString &id)
{
    const auto row = m_outbox.find(id);
    if (!row)
        return fail(ErrorCode::NotFound, QStringLiteral("outbox row"));
    if (row->state != SubmissionState::Held)
        return fail(ErrorCode::SequenceError, QStringLiteral("outbox row is not held"));
    return *row;
}

Result<OutboxRow> StoreDatabase::releaseHeld(const QString &id, const StaffDecision &decision)
{
    return inTransaction("release", [&]() -> Result<OutboxRow> {
        OutboxRow row = KIOSK_TRY(heldRow(id));
        row.state = SubmissionState::Sealed;
        row.nextAt = {};
        row.problem.clear();
        KIOSK_TRY(m_outbox.update(row));
        KIOSK_TRY(
            audit({AuditEvent::RowReleased, "done", row.visit, AuditWord::parse(id), decision.reason, 0, decision.by}));
        return row;
    });
}

Result<QList<OutboxRow>> StoreDatabase::endHeld(const QString &id, SubmissionState how, const StaffDecision &decision)
{
    auto ended = inTransaction("release", [&]() -> Result<QList<OutboxRow>> {
        const OutboxRow row = KIOSK_TRY(heldRow(id));
        const bool isCase = row.kind == OutboxKind::Submission;
        if (!*decision.reason || (how != SubmissionState::Closed && !(isCase && how == SubmissionState::Recalled)))
            return fail(ErrorCode::InvalidInput, QStringLiteral("outbox row: how, or why"));
        QList<OutboxRow> rows{row};
        if (isCase) {
            rows << m_outbox.behind(row); // a rating of what will never be
            KIOSK_TRY(tellCitizen(row, how));
        }
        for (const OutboxRow &each : rows) {
            const StaffDecision own{decision.by, each.id == id ? decision.reason : "with-its-case"};
            KIOSK_TRY(audit({AuditEvent::RowClosed, codeName(how), each.visit, AuditWord::parse(each.id), own.reason,
                             each.attempts, own.by}));
            m_outbox.close(each, how, own, m_clock->wall());
        }
        return rows;
    });
    if (ended) // as after an acknowledgement: what is left over goes at the next start
        eraseCase(id);
    return ended;
}

// Its citizen has left with 本机已收件: nobody is there to print for. The portal sends the SMS (putSubmission).
Result<void> StoreDatabase::confirm(const OutboxRow &acknowledged)
{
    if (acknowledged.kind != OutboxKind::Submission || acknowledged.visit == m_present)
        return {};
    m_outbox.confirmLate(acknowledged.id, m_clock->wall());
    return audit({AuditEvent::CaseConfirmedLate, "done", acknowledged.visit, AuditWord::parse(acknowledged.id)});
}

// Confirmed while its citizen stood there, and the terminal stopped before the paper had come out or the visit was
// over: whether they know the number is not known.
Result<void> StoreDatabase::settleConfirmations()
{
    for (const QString &id : m_outbox.unfinished()) {
        m_outbox.confirmLate(id, m_clock->wall());
        const AuditWord submission = AuditWord::parse(id);
        KIOSK_TRY(audit({AuditEvent::CaseConfirmedLate, "done", visitOf(submission), submission}));
    }
    return {};
}

Result<QList<LateConfirmation>> StoreDatabase::confirmedLate(int most)
{
    return sql::guarded([&]() -> Result<QList<LateConfirmation>> { return m_outbox.confirmedLate(most); });
}

Result<void> StoreDatabase::finishLate(SubmissionId submission, const StaffDecision &decision)
{
    return inTransaction("release", [&]() -> Result<void> {
        if (!m_outbox.finishLate(submission.text(), decision.by.text(), m_clock->wall()))
            return fail(ErrorCode::NotFound, QStringLiteral("late confirmation"));
        return audit({AuditEvent::TaskDone, "done", {}, submission, decision.reason, 0, decision.by});
    });
}

Result<QList<HeldRow>> StoreDatabase::heldRows()
{
    return sql::guarded([this]() -> Result<QList<HeldRow>> { return m_outbox.held(); });
}

} // namespace kiosk
