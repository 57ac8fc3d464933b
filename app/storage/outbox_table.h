// SPDX-License-Identifier: Apache-2.0
// Statements on outbox, ledger and cases. They throw SQLite::Exception and open no transaction: StoreDatabase does
// both for them. Private to app/storage.
#pragma once

#include "outbox_row.h"
#include "sql.h"

#include <audit/staff_decision.h>

namespace kiosk {

class OutboxTable {
public:
    explicit OutboxTable(SQLite::Database &database) : m_database(database) { }

    struct NewRow {
        OutboxKind kind;
        QString stream;
        QString id;
        QByteArray payload;
        QByteArray digest;
        QString caseId; // whose row it is; a print result and a rating go by their stream
        int format = 1; // of the payload, see payloadFormat()
    };
    OutboxRow insert(const NewRow &row, const QDateTime &now);
    // Both pass over what a later release wrote; foreign() counts that.
    std::optional<OutboxRow> find(const QString &id);
    QList<OutboxRow> all();
    struct Envelope {
        QString caseId;
        qint64 size = 0;
    };
    QList<Envelope> envelopes();                   // of cases that are not acknowledged
    QList<OutboxRow> behind(const OutboxRow &row); // in its stream
    QList<HeldRow> held();
    qint64 foreign();
    // SHA-256 under this id, wherever it stands now; empty: never seen
    QByteArray digestEverKept(const QString &id);
    Result<QByteArray> payload(const QString &id);
    Result<void> update(const OutboxRow &row);
    // to the ledger, number to the case or claim, and out
    Result<void> acknowledge(const OutboxRow &row, const Acknowledgement &acknowledgement, const QDateTime &now);

    // to the closures, and out; `row` is held, or behind one that is
    void close(const OutboxRow &row, SubmissionState how, const StaffDecision &decision, const QDateTime &now);

    // Acknowledged in the visit that began last, when that has neither an end nor a printed receipt
    QStringList unfinished();
    void confirmLate(const QString &caseId, const QDateTime &now);
    QList<LateConfirmation> confirmedLate(int most);                                 // not dealt with, the oldest first
    bool finishLate(const QString &caseId, const QString &by, const QDateTime &now); // false: none, or done

    void insertCase(const SealedCase &sealedCase, const QDateTime &now);
    std::optional<QString> caseWithReceipt(const QString &code);
    QString receiptOf(const QString &caseId);
    Result<CaseStanding> standing(const QString &receiptCode);
    StoreCounts counts();

private:
    bool isBehindForeign(const OutboxRow &row);

    SQLite::Database &m_database;
};

} // namespace kiosk
