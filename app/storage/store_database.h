// SPDX-License-Identifier: Apache-2.0
// Every act on store.db as one transaction. Lives on the storage thread only. Private to app/storage.
#pragma once

#include "audit_table.h"
#include "blank_table.h"
#include "claim_table.h"
#include "clock_belief.h"
#include "disk_reserve.h"
#include "material_files.h"
#include "material_table.h"
#include "outbox_table.h"
#include "payment_day_table.h"
#include "payment_table.h"
#include "sealed_mirror.h"
#include "store_lock.h"
#include "store_settings.h"
#include "visit_account.h"

#include <audit/staff_decision.h>
#include <cases/correction.h>
#include <cases/reports.h>
#include <core/clock.h>
#include <core/crash_point.h>

#include <QScopeGuard>
#include <QSet>
#include <memory>

namespace kiosk {

class StoreDatabase {
public:
    static Result<std::unique_ptr<StoreDatabase>> open(const StoreSettings &settings,
                                                       std::shared_ptr<const Clock> clock);

    void openMirror(SealedMirror::Told told); // before settleAfterCrash(), which brings it up to date
    Result<OpenedStore> settleAfterCrash();
    Result<void> acceptance(qint64 more = 0) const; // StorageFull when `more` bytes would go below the guard

    Result<SealedMaterial> keepMaterial(const NewMaterial &material, const MaterialWriter &writer);
    Result<void> forgetMaterial(MaterialId id);
    Result<QList<SealedMaterial>> materials(const QString &caseId);
    Result<void> checkMaterial(MaterialId id);
    Result<QByteArray> materialPiece(MaterialId id, qint64 offset, qint64 most);

    // Each gives the row that is new in the outbox; empty when it was there already or none is needed.
    Result<std::optional<OutboxRow>> sealCase(const SealedCase &sealedCase);
    Result<std::optional<OutboxRow>> recordClaim(const ClaimStep &step);
    Result<std::optional<OutboxRow>> recordRating(const Rating &rating, const QString &stream, VisitId visit);
    Result<std::optional<OutboxRow>>
    keepCorrections(const QList<SealedCorrection> &corrections); // rows: takeMoreRows()

    Result<BlankIssueId> issueBlanks(const BlankRange &range, const StaffDecision &decision); // store_blanks.cpp
    Result<int> takeOutBlanks(BlankIssueId issue, const StaffDecision &decision);
    Result<void> writeOffBlank(const QString &serial, const StaffDecision &decision);
    Result<std::optional<OutboxRow>> decideClaim(ClaimId claim, ClaimState outcome, const StaffDecision &decision);
    Result<QList<UncertainClaim>> uncertainClaims();
    Result<QList<BlankCount>> blanks();
    Result<QList<BlankLoading>> blankLoadings();

    // Money: store_payments.cpp
    Result<void> beginPayment(const PaymentIntent &intent);
    Result<PaymentStanding> notePayment(const Payment &said);
    Result<void> doubtPayment(PaymentId id);
    Result<void> returnPayment(PaymentId id);
    Result<PaymentStanding> payment(PaymentId id);
    Result<PaymentReport> comparePayments(PaymentReportId id, const PaymentLists &there); // store_payment_days.cpp

    void believe(const ClockBelief &belief) { m_belief = belief; } // none at first
    Result<void> recordEvent(const AuditEntry &entry);
    void recordStop(); // the last word of an orderly end
    qint64 auditEntries() const { return m_auditEntries; }
    Result<bool> noteOlder(qint64 told);
    // Rows that went into the outbox beside what the acts give, since it was asked last: heads of the audit, questions
    // about money.
    QList<OutboxRow> takeMoreRows() { return std::exchange(m_moreRows, {}); }

    Result<StoreCounts> counts();
    Result<CaseStanding> caseByReceipt(const ReceiptCode &code);
    Result<VisitAccount> visitAccount(const QString &named);
    Result<OutboxRow> releaseHeld(const QString &id, const StaffDecision &decision); // store_held.cpp
    Result<QList<OutboxRow>> endHeld(const QString &id, SubmissionState how, const StaffDecision &decision);
    Result<QList<HeldRow>> heldRows();
    Result<QList<LateConfirmation>> confirmedLate(int most);
    Result<void> finishLate(SubmissionId submission, const StaffDecision &decision);
    Result<QList<OutboxRow>> pending();
    Result<QByteArray> payload(const QString &id);
    Result<void> recordAttempt(const OutboxRow &row, std::optional<ErrorCode> why = {});
    Result<void> acknowledge(const QString &id, const Acknowledgement &acknowledgement);

private:
    StoreDatabase(StoreLock lock, std::unique_ptr<SQLite::Database> database, MaterialFiles files, DiskReserve reserve,
                  StoreSettings settings, std::shared_ptr<const Clock> clock);
    // Commits when `act` succeeds, undoes everything when it fails or SQLite does. `name` is of core/crash_point.h,
    // empty for an act that promises nothing.
    template <typename Act> auto inTransaction(const char *name, Act act) -> decltype(act());
    // The same for what may not wait for room: on a full disk it is done again with the reserve given up. Whatever
    // `act` changes outside of the database it must be able to change twice.
    template <typename Act> auto inReserve(const char *name, Act act) -> decltype(act());
    // In the transaction of the act it tells of: without it the act does not happen.
    Result<void> audit(const AuditEntry &entry);
    VisitId visitOf(const AuditWord &object);
    Result<void> auditClaim(const ClaimStep &step, VisitId visit);
    Result<void> reserveBlank(const QString &kind);
    Result<void> followWithBlank(const ClaimTable::Standing &known, ClaimState to);
    Result<void> movePayment(PaymentStanding &standing, const Payment &now, const char *reason = "");
    Result<void> sendPaymentBack(const PaymentStanding &paid, const char *reason);
    Result<bool> followPayment(const Payment &payment, const char *why);
    Result<PaymentStanding> knownPayment(PaymentId id);
    Result<void> settlePayments(OpenedStore &opened);
    Result<void> owePaymentReports(QDate today);
    Result<QList<PaymentStanding>> ordersOf(QDate day, const PaymentLists &there);
    Result<void> followLists(QList<PaymentStanding> &here, const PaymentLists &there, bool ended);
    bool hasEnded(const Payment &payment);
    OutboxRow report(const ClaimStep &step);
    Result<void> keepNotice(const SealedCase &sealedCase);
    Result<void> tellCitizen(const OutboxRow &ofCase, SubmissionState standing);
    Result<OutboxRow> heldRow(const QString &id);
    Result<void> confirm(const OutboxRow &acknowledged);
    Result<void> settleConfirmations();
    Result<std::optional<OutboxRow>> addedOnce(const OutboxTable::NewRow &row);
    Result<void> insertMaterials(const SealedCase &sealedCase);
    Result<void> eraseFiles(const QStringList &paths);
    void eraseCase(const QString &id);
    Result<void> sweepOrphans();
    // The second medium: store_mirror.cpp
    void fillMirror();
    void mirrorEnvelope(const QString &caseId);
    void mirrorCase(const SealedCase &sealedCase);
    void eraseMirrored(const QString &caseId, const QStringList &paths);
    Result<QByteArray> mirroredPayload(const QString &id, const Error &lost);
    Result<void> checkMirrored(const SealedMaterial &material, const QString &file, const Error &lost);

    StoreLock m_lock; // outlives the connection
    std::unique_ptr<SQLite::Database> m_database;
    StoreSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    ClockBelief m_belief;
    DiskReserve m_reserve;
    MaterialFiles m_files;
    std::unique_ptr<SealedMirror> m_mirror; // null: no second medium
    QSet<MaterialId> m_lost;                // here; read from the mirror
    OutboxTable m_outbox;
    MaterialTable m_materials;
    ClaimTable m_claims;
    BlankTable m_blanks;
    PaymentTable m_payments;
    PaymentDayTable m_paymentDays;
    AuditTable m_audit;
    qint64 m_auditEntries = 0;
    qint64 m_auditEntriesFound = 0; // when it was opened
    QList<OutboxRow> m_moreRows;
    VisitId m_present;     // the visit at the terminal now; none after a start
    QDate m_reportsOwedOn; // no day before it is without its report
};

template <typename Act> auto StoreDatabase::inTransaction(const char *name, Act act) -> decltype(act())
{
    return sql::guarded([&]() -> decltype(act()) {
        SQLite::Transaction transaction(*m_database);
        const qsizetype toldBefore = m_moreRows.size();
        auto undone = qScopeGuard([&] {
            m_moreRows.resize(toldBefore);
            m_reportsOwedOn = {};
            m_audit.undone();
        });
        auto done = act();
        if (!done)
            return done;
        if (*name)
            KIOSK_CRASH_POINT(name, "before-commit");
        transaction.commit();
        if (*name)
            KIOSK_CRASH_POINT(name, "committed");
        m_auditEntries = std::max(m_auditEntries, m_audit.written());
        undone.dismiss();
        return done;
    });
}

template <typename Act> auto StoreDatabase::inReserve(const char *name, Act act) -> decltype(act())
{
    auto done = inTransaction(name, act);
    if (!done && done.error().code == ErrorCode::StorageFull && m_reserve.giveUp())
        done = inTransaction(name, act);
    return done;
}

} // namespace kiosk
