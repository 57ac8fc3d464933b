// SPDX-License-Identifier: Apache-2.0
// store.db: one process, one connection, one writer thread, WAL with synchronous=FULL. A future that ends well means
// the fact is on the disk; nothing may be promised to a citizen before that.
#pragma once

#include "clock_belief.h"
#include "new_material.h"
#include "outbox_row.h"
#include "payment_standing.h"
#include "store_settings.h"
#include "visit_account.h"

#include <async/when_ready.h>
#include <audit/staff_decision.h>
#include <cases/blanks.h>
#include <cases/correction.h>
#include <cases/reports.h>
#include <core/clock.h>
#include <core/logging.h>
#include <payments/payment_report.h>

#include <QObject>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

namespace kiosk {

class StoreDatabase;

// Facade; lives in the thread of its user, the work runs in order on the storage thread. Every act may end with
// StorageFault, StorageFull (the disk itself), Cancelled (the Store died first) or the error open() ended with.
class Store : public QObject {
    Q_OBJECT
public:
    Store(StoreSettings settings, std::shared_ptr<const Clock> clock, Logger log);
    ~Store() override; // finishes what was asked for, then closes

    // Conflict: another process has this store. Settles what a crash left: claims in `intent` become `uncertain`,
    // claims before it `released`, each with its report to the portal; none is ever printed again by itself. Orders of
    // payment that were open become `unknown`, and what was paid for nothing goes back.
    Pending<OpenedStore> open();

    // Whether a new case or claim could be kept now: StorageFull below the disk guard.
    Pending<void> acceptance();
    // A sealed file, whole and synced; no case has it yet. StorageFull when its size would go below the
    // guard. One that no case names is gone after the next start.
    Pending<SealedMaterial> keepMaterial(NewMaterial material, MaterialWriter writer);
    Pending<void> forgetMaterial(MaterialId id); // the visit ended without a case
    // Case, materials, notice and outbox rows in one transaction. InvalidInput: a material's file is not there. The
    // same id with the same digest again is the same case; with another digest, or a receipt code that is taken,
    // Conflict. StorageFull below the guard.
    Pending<void> sealCase(SealedCase sealedCase);
    // Claim row and, from `intent` on, the report to the portal in one transaction. SequenceError for a move that
    // the table of cases/states.h does not have; `intent` must have been committed before anything is printed.
    // StorageFull; of blanks, once any of the kind were issued here, PaperOut: none is free, and SheetsUnsettled: which
    // lies on top is not known before staff have looked. The sheet is taken with the intent.
    Pending<void> recordClaim(ClaimStep step);
    // `stream` is the submission or claim that is rated: the rating goes out after it. One of a case that is not of
    // this machine has a stream of its own, and comes from that visit.
    Pending<void> recordRating(Rating rating, QString stream, VisitId visit = {});
    // All of them or none, each with its row. The same again is the same; Conflict: an id stands for other bytes.
    // InvalidInput: something is missing. StorageFull below the guard.
    Pending<void> keepCorrections(QList<SealedCorrection> corrections);

    // The order, before the portal is asked for it. Conflict: its quote has one that is open or paid (I10), or the id
    // is taken. StorageFull below the guard.
    Pending<void> beginPayment(PaymentIntent intent);
    // What the portal said of an order, under afterAnswer(), whose errors change nothing. Gives where it stands now.
    Pending<PaymentStanding> notePayment(Payment said);
    // The visit gives the order up: Unknown, until the outbox has asked. It closes the order, or sends the money back
    // when nothing is had for it; at once when it is known to be paid. SequenceError: it has ended, or something was
    // had.
    Pending<void> doubtPayment(PaymentId id);
    // Paid, and what it was for cannot be had: the outbox sends the money back. SequenceError: it is not so.
    Pending<void> returnPayment(PaymentId id);
    Pending<PaymentStanding> payment(PaymentId id); // NotFound
    // A day against what the portal has. Compared once: later it gives the same report again, whatever `there` says.
    Pending<PaymentReport> comparePayments(PaymentReportId id, PaymentLists there);

    // By the staff: store_blanks.cpp. InvalidInput: the audit's table does not have the reason, or it is nobody.
    // Conflict: a sheet of the range is here already.
    Pending<BlankIssueId> issueBlanks(BlankRange range, StaffDecision decision);
    Pending<int> takeOutBlanks(BlankIssueId issue, StaffDecision decision); // what is left of it; how many
    // SequenceError: it is not in the tray
    Pending<void> writeOffBlank(QString serial, StaffDecision decision);
    // Printed or Spoiled, and the portal is told. SequenceError: the claim is not uncertain.
    Pending<void> decideClaim(ClaimId claim, ClaimState outcome, StaffDecision decision);
    Pending<QList<UncertainClaim>> uncertainClaims();
    Pending<QList<BlankCount>> blanks(); // by kind
    Pending<QList<BlankLoading>> blankLoadings();

    // By the staff: cases that were confirmed when their visit was over. NotFound: no such entry, or it is done.
    Pending<QList<LateConfirmation>> confirmedLate(int most = 200); // the oldest first
    Pending<void> finishLate(SubmissionId submission, StaffDecision decision);

    // Between visit.began and visit.ended a visit is at the terminal: what the portal confirms of any other is late.
    // What is no act of the store itself; an entry about a case, claim or order belongs to its visit. InvalidInput: the
    // table of events (app/audit) does not have it.
    Pending<void> recordEvent(AuditEntry entry);

    // Numbered from 1, as far as they are committed; any thread. With the heartbeat the portal remembers how many there
    // were.
    qint64 auditEntries() const { return m_auditEntries.load(std::memory_order_relaxed); }
    // The portal was told of `told` of them. Had this file fewer when it was opened, it is an older copy, or the disk
    // has lost what it had synced (C18): it is in the audit, and no sheet that was loaded before is printed on until
    // staff have taken it out. Gives whether that is news.
    Pending<bool> noteOlder(qint64 told);
    Pending<StoreCounts> counts();
    // NotFound when no case of this terminal has that code.
    Pending<CaseStanding> caseByReceipt(ReceiptCode code);
    // What is known of a visit, for `kiosk explain`; `named` as visitAccountIn() has it (visit_account_file.h).
    Pending<VisitAccount> visitAccount(QString named);
    // By the staff, about what the portal refused for good. InvalidInput as above; SequenceError: the row is not held.
    Pending<QList<HeldRow>> heldRows();
    Pending<void> releaseHeld(QString id, StaffDecision decision); // it is sent again
    // Closed; a case also Recalled: the citizen hands in anew. It is not sent any more, with what stands behind it in
    // its stream; its files go, and the portal tells the citizen.
    Pending<void> endHeld(QString id, SubmissionState how, StaffDecision decision);

    // The wall clock is right now, by somebody who knows; or it is not. Without a clock that is believed no day is
    // closed or compared and nothing is pruned; cases are kept all the same. It is believed no more once it was set.
    void confirmClock();
    void doubtClock();

    // For the outbox engine.
    Pending<QList<OutboxRow>> pending();     // by seq, held rows included
    Pending<QByteArray> payload(QString id); // BadChecksum when the bytes are not those that were committed
    Pending<QList<SealedMaterial>> materials(QString caseId);
    // BadChecksum or NotFound when the file is not what was committed
    Pending<void> checkMaterial(MaterialId id);
    Pending<QByteArray> materialPiece(MaterialId id, qint64 offset, qint64 most); // empty at the end
    // state, attempts and nextAt of this row; `why` is for the audit
    Pending<void> recordAttempt(OutboxRow row, std::optional<ErrorCode> why = {});
    // Ledger entry, case number and the end of the row in one transaction; then the case's files are removed.
    Pending<void> acknowledge(QString id, Acknowledgement acknowledgement);

signals:
    void rowAdded(const kiosk::OutboxRow &row); // after its commit
    void rowReleased(const kiosk::OutboxRow &row);
    // The copies on the second medium fail, or are made again (empty). The cases go on.
    void mirrorMoved(std::optional<kiosk::ErrorCode> fault);
    void rowClosed(const kiosk::OutboxRow &row); // forget it

private:
    template <typename T> Pending<T> onStorageThread(std::function<Result<T>(StoreDatabase &)> act);
    Pending<void> addingRow(std::function<Result<std::optional<OutboxRow>>(StoreDatabase &)> act);
    Result<OpenedStore> openHere();
    void believe(const ClockBelief &belief);
    void tellOfMirror(std::optional<ErrorCode> fault); // any thread
    void tellOf(const QList<OutboxRow> &rows);         // any thread

    StoreSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    Logger m_log;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;         // in m_thread: its event queue is the order of all acts
    std::unique_ptr<StoreDatabase> m_database; // touched in m_thread only, as are the two below
    ClockBelief m_belief;                      // for a database that is opened later
    std::atomic<qint64> m_auditEntries = 0;
    Error m_openError = {ErrorCode::SequenceError, QStringLiteral("store is not open")};
};

} // namespace kiosk
