// SPDX-License-Identifier: Apache-2.0
#include "outbox_table.h"

#include <QCryptographicHash>
#include <QSet>

namespace kiosk {
namespace {

#define OUTBOX_ROW                                                                                                     \
    "SELECT seq, kind, stream, id, state, attempts, next_at, first_at, coalesce("                                      \
    "(SELECT case_no FROM cases WHERE cases.id = coalesce(outbox.case_id, outbox.stream)), "                           \
    "(SELECT case_no FROM print_intents WHERE claim = outbox.stream), ''), coalesce("                                  \
    "(SELECT visit FROM cases WHERE cases.id = coalesce(outbox.case_id, outbox.stream)), "                             \
    "(SELECT visit FROM print_intents WHERE claim = outbox.stream), "                                                  \
    "(SELECT visit FROM payments WHERE payments.id = outbox.stream), ''), format, "                                    \
    "(SELECT count(*) FROM materials WHERE case_id = outbox.id), problem FROM outbox "

// Empty for a row of a later release: it stays where it is.
std::optional<OutboxRow> rowOf(const sql::Query &query)
{
    const auto kind = outboxKind(query.textAt(1));
    if (!kind || query.numberAt(10) > payloadFormat(*kind))
        return {};
    OutboxRow row;
    row.seq = query.numberAt(0);
    row.kind = *kind;
    row.stream = query.textAt(2);
    row.id = query.textAt(3);
    row.state = submissionState(query.textAt(4)).value_or(SubmissionState::Held);
    row.attempts = static_cast<int>(query.numberAt(5));
    row.nextAt = query.timeAt(6);
    row.firstAt = query.timeAt(7);
    row.caseNo = query.textAt(8);
    row.visit = VisitId::parse(query.textAt(9)).value_or(VisitId());
    row.materials = static_cast<int>(query.numberAt(11));
    row.problem = query.textAt(12);
    return row;
}

} // namespace

OutboxRow OutboxTable::insert(const NewRow &row, const QDateTime &now)
{
    sql::Query(m_database,
               "INSERT INTO outbox (kind, format, stream, id, case_id, sha256, payload, state, first_at) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, 'sealed', ?)")
        .text(QString::fromLatin1(codeName(row.kind)))
        .number(row.format)
        .text(row.stream)
        .text(row.id)
        .textOrNull(row.caseId)
        .bytes(row.digest)
        .bytes(row.payload)
        .time(now)
        .run();
    return *find(row.id);
}

std::optional<OutboxRow> OutboxTable::find(const QString &id)
{
    sql::Query query(m_database, OUTBOX_ROW "WHERE id = ?");
    query.text(id);
    auto row = query.next() ? rowOf(query) : std::nullopt;
    if (row)
        row->mustWait = isBehindForeign(*row);
    return row;
}

bool OutboxTable::isBehindForeign(const OutboxRow &row)
{
    sql::Query query(m_database, OUTBOX_ROW "WHERE stream = ? AND seq < ?");
    query.text(row.stream).number(row.seq);
    while (query.next()) {
        if (!rowOf(query))
            return true;
    }
    return false;
}

QList<OutboxRow> OutboxTable::all()
{
    QList<OutboxRow> rows;
    QSet<QString> stopped; // streams
    sql::Query query(m_database, OUTBOX_ROW "ORDER BY seq");
    while (query.next()) {
        auto row = rowOf(query);
        if (!row) {
            stopped << query.textAt(2);
            continue;
        }
        row->mustWait = stopped.contains(row->stream);
        rows << *row;
    }
    return rows;
}

QList<OutboxTable::Envelope> OutboxTable::envelopes()
{
    QList<Envelope> envelopes;
    sql::Query query(m_database, "SELECT id, length(payload) FROM outbox WHERE kind = 'submission'");
    while (query.next())
        envelopes << Envelope{query.textAt(0), query.numberAt(1)};
    return envelopes;
}

QList<OutboxRow> OutboxTable::behind(const OutboxRow &row)
{
    QList<OutboxRow> rows;
    sql::Query query(m_database, OUTBOX_ROW "WHERE stream = ? AND seq > ? ORDER BY seq");
    query.text(row.stream).number(row.seq);
    while (query.next()) {
        if (const auto next = rowOf(query))
            rows << *next;
    }
    return rows;
}

QList<HeldRow> OutboxTable::held()
{
    QList<HeldRow> rows;
    sql::Query query(m_database,
                     "SELECT outbox.id, kind, coalesce(title, ''), coalesce(receipt_code, ''), problem, attempts, "
                     "first_at, EXISTS (SELECT 1 FROM ledger WHERE ledger.id = cases.id || '/notice') "
                     "FROM outbox LEFT JOIN cases ON cases.id = coalesce(outbox.case_id, outbox.stream) "
                     "WHERE state = 'held' ORDER BY seq");
    while (query.next()) {
        const auto kind = outboxKind(query.textAt(1));
        if (kind) // of a later release: for that one's staff
            rows << HeldRow{query.textAt(0), *kind,
                            query.textAt(2), query.textAt(3),
                            query.textAt(4), static_cast<int>(query.numberAt(5)),
                            query.timeAt(6), query.numberAt(7) != 0};
    }
    return rows;
}

void OutboxTable::close(const OutboxRow &row, SubmissionState how, const StaffDecision &decision, const QDateTime &now)
{
    sql::Query(m_database,
               "INSERT INTO closures (id, kind, stream, sha256, how, reason, closed_by, first_at, closed_at) "
               "SELECT id, kind, stream, sha256, ?, ?, ?, first_at, ? FROM outbox WHERE id = ?")
        .text(QString::fromLatin1(codeName(how)))
        .text(QString::fromLatin1(decision.reason))
        .text(decision.by.text())
        .time(now)
        .text(row.id)
        .run();
    sql::Query(m_database, "DELETE FROM outbox WHERE id = ?").text(row.id).run();
}

qint64 OutboxTable::foreign()
{
    qint64 count = 0;
    sql::Query query(m_database, OUTBOX_ROW);
    while (query.next())
        count += rowOf(query) ? 0 : 1;
    return count;
}

QByteArray OutboxTable::digestEverKept(const QString &id)
{
    sql::Query query(m_database,
                     "SELECT sha256 FROM outbox WHERE id = ?1 UNION ALL SELECT sha256 FROM ledger WHERE id = ?1 "
                     "UNION ALL SELECT sha256 FROM closures WHERE id = ?1");
    query.text(id);
    return query.next() ? query.bytesAt(0) : QByteArray();
}

Result<QByteArray> OutboxTable::payload(const QString &id)
{
    sql::Query query(m_database, "SELECT payload, sha256 FROM outbox WHERE id = ?");
    query.text(id);
    if (!query.next())
        return fail(ErrorCode::NotFound, QStringLiteral("outbox row"));
    const QByteArray payload = query.bytesAt(0);
    if (QCryptographicHash::hash(payload, QCryptographicHash::Sha256) != query.bytesAt(1))
        return fail(ErrorCode::BadChecksum, QStringLiteral("outbox row"));
    return payload;
}

Result<void> OutboxTable::update(const OutboxRow &row)
{
    const auto known = find(row.id);
    if (!known)
        return fail(ErrorCode::NotFound, QStringLiteral("outbox row"));
    if (known->state != row.state && !mayMove(known->state, row.state))
        return fail(ErrorCode::SequenceError,
                    QStringLiteral("outbox row: %1 to %2")
                        .arg(QLatin1String(codeName(known->state)), QLatin1String(codeName(row.state))));
    sql::Query(m_database, "UPDATE outbox SET state = ?, attempts = ?, next_at = ?, problem = ? WHERE id = ?")
        .text(QString::fromLatin1(codeName(row.state)))
        .number(row.attempts)
        .time(row.nextAt)
        .text(row.problem)
        .text(row.id)
        .run();
    return {};
}

Result<void> OutboxTable::acknowledge(const OutboxRow &row, const Acknowledgement &acknowledgement,
                                      const QDateTime &now)
{
    if (!mayMove(row.state, SubmissionState::Acknowledged))
        return fail(ErrorCode::SequenceError, QStringLiteral("outbox row is held"));
    sql::Query(m_database,
               "INSERT INTO ledger (id, kind, stream, sha256, case_no, first_at, acknowledged_at) "
               "SELECT id, kind, stream, sha256, ?, first_at, ? FROM outbox WHERE id = ?")
        .textOrNull(acknowledgement.caseNo)
        .time(now)
        .text(row.id)
        .run();
    if (row.kind == OutboxKind::Submission)
        sql::Query(m_database, "UPDATE cases SET case_no = ?, received_at = ? WHERE id = ?")
            .textOrNull(acknowledgement.caseNo)
            .time(acknowledgement.receivedAt)
            .text(row.stream)
            .run();
    if (row.kind == OutboxKind::PrintResult)
        sql::Query(m_database, "UPDATE print_intents SET case_no = coalesce(?, case_no) WHERE claim = ?")
            .textOrNull(acknowledgement.caseNo)
            .text(row.stream)
            .run();
    sql::Query(m_database, "DELETE FROM outbox WHERE id = ?").text(row.id).run();
    return {};
}

void OutboxTable::insertCase(const SealedCase &sealedCase, const QDateTime &now)
{
    sql::Query(m_database,
               "INSERT INTO cases (id, visit, item, item_version, receipt_code, title, conditional, sealed_at) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .text(sealedCase.submission.text())
        .text(sealedCase.visit.text())
        .text(sealedCase.item)
        .text(sealedCase.itemVersion)
        .text(sealedCase.receiptCode.text())
        .text(sealedCase.title)
        .number(sealedCase.conditional ? 1 : 0)
        .time(now)
        .run();
}

std::optional<QString> OutboxTable::caseWithReceipt(const QString &code)
{
    sql::Query query(m_database, "SELECT id FROM cases WHERE receipt_code = ?");
    query.text(code);
    return query.next() ? std::optional(query.textAt(0)) : std::nullopt;
}

QStringList OutboxTable::unfinished()
{
    sql::Query began(m_database, "SELECT visit FROM audit WHERE event = 'visit.began' ORDER BY seq DESC LIMIT 1");
    if (!began.next())
        return {};
    sql::Query query(m_database,
                     "SELECT cases.id FROM audit JOIN cases ON cases.id = audit.object "
                     "WHERE audit.visit = ?1 AND audit.event = 'case.sealed' AND cases.case_no IS NOT NULL "
                     "AND NOT EXISTS (SELECT 1 FROM late_confirmations WHERE case_id = cases.id) "
                     "AND NOT EXISTS (SELECT 1 FROM audit AS later WHERE later.visit = ?1 AND (event = 'visit.ended' "
                     "OR (event = 'receipt.printed' AND outcome IN ('printed', 'printed-late'))))");
    query.text(began.textAt(0));
    QStringList cases;
    while (query.next())
        cases << query.textAt(0);
    return cases;
}

void OutboxTable::confirmLate(const QString &caseId, const QDateTime &now)
{
    sql::Query(m_database, "INSERT INTO late_confirmations (case_id, at) VALUES (?, ?)").text(caseId).time(now).run();
}

QList<LateConfirmation> OutboxTable::confirmedLate(int most)
{
    QList<LateConfirmation> late;
    sql::Query query(m_database,
                     "SELECT case_id, title, receipt_code, case_no, at FROM late_confirmations "
                     "JOIN cases ON cases.id = case_id WHERE done_at IS NULL ORDER BY at, case_id LIMIT ?");
    query.number(most);
    while (query.next())
        late << LateConfirmation{SubmissionId::parse(query.textAt(0)).value_or(SubmissionId()), query.textAt(1),
                                 query.textAt(2), query.textAt(3), query.timeAt(4)};
    return late;
}

bool OutboxTable::finishLate(const QString &caseId, const QString &by, const QDateTime &now)
{
    return sql::Query(m_database,
                      "UPDATE late_confirmations SET done_at = ?, done_by = ? WHERE case_id = ? AND done_at IS NULL")
               .time(now)
               .text(by)
               .text(caseId)
               .run()
        > 0;
}

QString OutboxTable::receiptOf(const QString &caseId)
{
    sql::Query query(m_database, "SELECT receipt_code FROM cases WHERE id = ?");
    query.text(caseId);
    return query.next() ? query.textAt(0) : QString();
}

Result<CaseStanding> OutboxTable::standing(const QString &receiptCode)
{
    sql::Query query(
        m_database,
        "SELECT cases.id, item, title, coalesce(outbox.state, how, 'acknowledged'), case_no, sealed_at, received_at "
        "FROM cases LEFT JOIN outbox ON outbox.id = cases.id LEFT JOIN closures ON closures.id = cases.id "
        "WHERE receipt_code = ?");
    query.text(receiptCode);
    if (!query.next())
        return fail(ErrorCode::NotFound, QStringLiteral("receipt code"));
    return CaseStanding{SubmissionId::parse(query.textAt(0)).value_or(SubmissionId()),
                        query.textAt(1),
                        query.textAt(2),
                        submissionState(query.textAt(3)).value_or(SubmissionState::Held),
                        query.textAt(4),
                        query.timeAt(5),
                        query.timeAt(6)};
}

StoreCounts OutboxTable::counts()
{
    sql::Query query(
        m_database,
        "SELECT (SELECT count(*) FROM outbox WHERE state <> 'held'), "
        "(SELECT count(*) FROM outbox WHERE state = 'held'), (SELECT count(*) FROM ledger), "
        "(SELECT count(*) FROM outbox WHERE state <> 'held' AND kind = 'submission'), "
        "(SELECT count(*) FROM print_intents WHERE state = 'uncertain'), "
        "(SELECT first_at FROM outbox WHERE state <> 'held' ORDER BY seq LIMIT 1), "
        "(SELECT count(*) FROM payments WHERE state = 'unknown'), "
        "coalesce((SELECT differences FROM payment_days WHERE body IS NOT NULL ORDER BY day DESC LIMIT 1), 0), "
        "(SELECT count(*) FROM closures), (SELECT count(*) FROM late_confirmations WHERE done_at IS NULL)");
    query.next();
    return {query.numberAt(0),
            query.numberAt(1),
            query.numberAt(2),
            query.numberAt(8),
            query.numberAt(9),
            query.numberAt(3),
            query.numberAt(4),
            query.numberAt(6),
            query.numberAt(7),
            foreign(),
            false,
            query.timeAt(5)};
}

} // namespace kiosk
