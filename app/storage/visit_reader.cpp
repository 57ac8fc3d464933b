// SPDX-License-Identifier: Apache-2.0
#include "visit_reader.h"

#include "audit_table.h"
#include "payment_table.h"

#include <cases/receipt_code.h>

#include <algorithm>

namespace kiosk {
namespace {

constexpr const char *ById
    = "SELECT visit FROM cases WHERE id = ?1 UNION SELECT visit FROM print_intents WHERE claim = "
      "?1 UNION SELECT visit FROM payments WHERE id = ?1 UNION SELECT visit FROM "
      "(SELECT visit FROM audit WHERE visit = ?1 LIMIT 1)";
// The receipt of a certificate has its code in the audit only; the index audit_receipts is made for this.
constexpr const char *ByReceipt
    = "SELECT visit FROM cases WHERE receipt_code = upper(?1) UNION SELECT visit FROM audit "
      "WHERE event = 'receipt.printed' AND object = ?1 AND visit <> ''";
constexpr const char *ByNumber
    = "SELECT visit FROM cases WHERE case_no = ?1 UNION SELECT visit FROM print_intents WHERE case_no = ?1";

// The district stands before the nine signs; the site's configuration need not be asked.
QString prefixIn(const QString &code)
{
    QString signs;
    for (const QChar sign : code.normalized(QString::NormalizationForm_KC).toUpper()) {
        if (sign.isLetterOrNumber())
            signs += sign;
    }
    return signs.chopped(std::min<qsizetype>(signs.size(), 9));
}

} // namespace

QStringList VisitReader::visits(const char *query, const QString &named)
{
    QStringList found;
    sql::Query rows(m_database, query);
    rows.text(named);
    while (rows.next())
        found << rows.textAt(0);
    return found;
}

Result<QString> VisitReader::visitNamed(const QString &named)
{
    const QString text = named.trimmed();
    QStringList found;
    if (const auto id = Id<struct AnyTag>::parse(text)) {
        found = visits(ById, id->text());
    } else {
        found = visits(ByNumber, text);
        if (const auto code = ReceiptCode::parse(text, prefixIn(text)); code && found.isEmpty())
            found = visits(ByReceipt, code->text().toLower());
    }
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such case on this terminal"));
    if (found.size() > 1)
        return fail(ErrorCode::Conflict,
                    QStringLiteral("%1 visits have this number: name one by its id").arg(found.size()));
    return found.first();
}

Result<VisitAccount> VisitReader::account(const QString &named)
{
    return sql::guarded([&]() -> Result<VisitAccount> {
        VisitAccount account;
        account.visit = KIOSK_TRY(visitNamed(named));
        readEntries(account);
        readStanding(account);
        readCases(account);
        readClaims(account);
        readPayments(account);
        return account;
    });
}

void VisitReader::readEntries(VisitAccount &account)
{
    sql::Query own(m_database, AUDIT_RECORD "WHERE visit = ? ORDER BY seq LIMIT ?");
    own.text(account.visit).number(mostEntries + 1);
    while (own.next())
        account.entries << auditRecordAt(own);
    account.isCut = account.entries.size() > mostEntries;
    if (account.isCut)
        account.entries.removeLast();
    if (account.entries.isEmpty())
        return;
    sql::Query machine(m_database,
                       AUDIT_RECORD "WHERE visit = '' AND seq BETWEEN ? AND ? AND event IN ('terminal.started', "
                                    "'terminal.stopped') ORDER BY seq LIMIT ?");
    machine.number(account.entries.first().seq).number(account.entries.last().seq).number(mostEntries);
    while (machine.next())
        account.entries << auditRecordAt(machine);
    std::ranges::sort(account.entries, {}, &AuditRecord::seq);
}

void VisitReader::readStanding(VisitAccount &account)
{
    if (account.entries.isEmpty())
        return;
    const qint64 first = account.entries.first().seq;
    sql::Query query(m_database,
                     AUDIT_RECORD "WHERE seq BETWEEN ? AND ? AND event IN ('device.trouble', 'terminal.started') "
                                  "ORDER BY seq");
    query.number(first - lookBack).number(first - 1);
    while (query.next()) {
        const AuditRecord record = auditRecordAt(query);
        if (record.event == u"terminal.started") { // after it every trouble is told anew
            account.standing.clear();
            continue;
        }
        account.standing.removeIf([&record](const AuditRecord &known) { return known.object == record.object; });
        if (record.outcome == u"began")
            account.standing << record;
    }
}

void VisitReader::readCases(VisitAccount &account)
{
    sql::Query query(m_database,
                     "SELECT id, item, item_version, receipt_code, case_no, conditional, sealed_at, received_at, "
                     "(SELECT count(*) FROM materials WHERE case_id = cases.id), "
                     "(SELECT coalesce(sum(size), 0) FROM materials WHERE case_id = cases.id) "
                     "FROM cases WHERE visit = ? ORDER BY sealed_at, id");
    query.text(account.visit);
    while (query.next())
        account.cases << CaseAccount{query.textAt(0),  query.textAt(1), query.textAt(2),
                                     query.textAt(3),  query.textAt(4), query.numberAt(5) != 0,
                                     query.timeAt(6),  query.timeAt(7), static_cast<int>(query.numberAt(8)),
                                     query.numberAt(9)};
    for (const CaseAccount &each : std::as_const(account.cases))
        for (const char *stream : {"notice/", "", "message/"}) // in the order in which they were written
            readRows(account, QLatin1String(stream) + each.submission);
}

void VisitReader::readClaims(VisitAccount &account)
{
    sql::Query query(
        m_database,
        "SELECT print_intents.claim, item, print_intents.state, proof, case_no, print_intents.since, "
        "coalesce(issue || '/n' || sheet, ''), coalesce(blanks.state, '') FROM print_intents "
        "LEFT JOIN blanks ON blanks.claim = print_intents.claim WHERE visit = ? ORDER BY print_intents.claim");
    query.text(account.visit);
    while (query.next())
        account.claims << ClaimAccount{query.textAt(0), query.textAt(1), query.textAt(2), query.textAt(3),
                                       query.textAt(4), query.timeAt(5), query.textAt(6), query.textAt(7)};
    for (const ClaimAccount &each : std::as_const(account.claims))
        readRows(account, each.claim);
}

void VisitReader::readPayments(VisitAccount &account)
{
    account.payments = PaymentTable(m_database).ofVisit(account.visit);
    for (const PaymentStanding &each : std::as_const(account.payments))
        readRows(account, each.payment.id.text());
}

void VisitReader::readRows(VisitAccount &account, const QString &stream)
{
    sql::Query waiting(
        m_database,
        "SELECT kind, id, state, attempts, first_at, next_at, problem FROM outbox WHERE stream = ? ORDER BY seq");
    waiting.text(stream);
    while (waiting.next())
        account.rows << RowAccount{
            waiting.textAt(0), waiting.textAt(1), stream, waiting.textAt(2), static_cast<int>(waiting.numberAt(3)),
            waiting.timeAt(4), waiting.timeAt(5), {},     waiting.textAt(6)};
    sql::Query gone(
        m_database,
        "SELECT kind, id, first_at, acknowledged_at, 'acknowledged' FROM ledger WHERE stream = ?1 UNION ALL "
        "SELECT kind, id, first_at, NULL, how FROM closures WHERE stream = ?1 ORDER BY 3, 2");
    gone.text(stream);
    while (gone.next())
        account.rows << RowAccount{
            gone.textAt(0), gone.textAt(1), stream, gone.textAt(4), 0, gone.timeAt(2), {}, gone.timeAt(3), {}};
}

} // namespace kiosk
