// SPDX-License-Identifier: Apache-2.0
#include "store.h"

#include "store_database.h"

namespace kiosk {

Store::Store(StoreSettings settings, std::shared_ptr<const Clock> clock, Logger log)
    : m_settings(std::move(settings)), m_clock(std::move(clock)), m_log(std::move(log)),
      m_worker(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("storage"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Store::~Store()
{
    // last in the queue: whatever was asked for before is done by then
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            if (m_database)
                m_database->recordStop();
            m_database.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

template <typename T> Pending<T> Store::onStorageThread(std::function<Result<T>(StoreDatabase &)> act)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, promise, act = std::move(act)] {
            promise->addResult(m_database ? act(*m_database) : Result<T>(fail(m_openError)));
            if (m_database) {
                m_auditEntries.store(m_database->auditEntries(), std::memory_order_relaxed);
                tellOf(m_database->takeMoreRows());
            }
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

void Store::tellOf(const QList<OutboxRow> &rows)
{
    for (const OutboxRow &row : rows)
        QMetaObject::invokeMethod(
            this, [this, row] { emit rowAdded(row); }, Qt::QueuedConnection);
}

// An act that may add a row: the row is told, the caller learns only whether it is kept.
Pending<void> Store::addingRow(std::function<Result<std::optional<OutboxRow>>(StoreDatabase &)> act)
{
    return onStorageThread<void>([this, act = std::move(act)](StoreDatabase &database) -> Result<void> {
        const auto row = KIOSK_TRY(act(database));
        tellOf(database.takeMoreRows()); // a case's notice is known before the case
        if (row)
            tellOf({*row});
        return {};
    });
}

void Store::believe(const ClockBelief &belief)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, belief] {
            m_belief = belief;
            if (m_database)
                m_database->believe(belief);
        },
        Qt::QueuedConnection);
}

void Store::confirmClock() { believe({m_clock->wall(), m_clock->now()}); }
void Store::doubtClock() { believe({}); }

Pending<OpenedStore> Store::open()
{
    auto promise = std::make_shared<QPromise<Result<OpenedStore>>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, promise] {
            promise->addResult(openHere());
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

Result<OpenedStore> Store::openHere()
{
    if (m_database)
        return fail(ErrorCode::SequenceError, QStringLiteral("store is open"));
    auto database = StoreDatabase::open(m_settings, m_clock);
    if (database) {
        (*database)->believe(m_belief);
        (*database)->openMirror([this](std::optional<ErrorCode> fault) { tellOfMirror(fault); });
    }
    auto opened = database ? (*database)->settleAfterCrash() : Result<OpenedStore>(fail(database.error()));
    if (!opened) {
        m_openError = opened.error();
        m_log.error("store.unusable", {{"error", m_openError}});
        return opened;
    }
    m_database = std::move(*database);
    m_auditEntries.store(m_database->auditEntries(), std::memory_order_relaxed);
    m_log.info("store.opened",
               {{"pending", opened->pending.size()},
                {"uncertain", opened->becameUncertain.size()},
                {"released", opened->becameReleased.size()},
                {"unknownPayments", opened->becameUnknown.size()}});
    return opened;
}

void Store::tellOfMirror(std::optional<ErrorCode> fault)
{
    if (fault)
        m_log.warning("staff.needed", {{"device", "mirror"}, {"why", *fault}});
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, fault] {
            const AuditEntry entry{
                AuditEvent::MirrorMoved, fault ? "failing" : "working", {}, {}, fault ? codeName(*fault) : ""};
            if (m_database)
                static_cast<void>(m_database->recordEvent(entry)); // a disk that fails as well says so elsewhere
        },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        this, [this, fault] { emit mirrorMoved(fault); }, Qt::QueuedConnection);
}

Pending<bool> Store::noteOlder(qint64 told)
{
    return onStorageThread<bool>([told](StoreDatabase &database) { return database.noteOlder(told); });
}

Pending<void> Store::acceptance()
{
    return onStorageThread<void>([](StoreDatabase &database) { return database.acceptance(); });
}

Pending<SealedMaterial> Store::keepMaterial(NewMaterial material, MaterialWriter writer)
{
    return onStorageThread<SealedMaterial>(
        [material = std::move(material), writer = std::move(writer)](StoreDatabase &database) {
            return database.keepMaterial(material, writer);
        });
}

Pending<void> Store::forgetMaterial(MaterialId id)
{
    return onStorageThread<void>([id](StoreDatabase &database) { return database.forgetMaterial(id); });
}

Pending<void> Store::sealCase(SealedCase sealedCase)
{
    return addingRow(
        [sealedCase = std::move(sealedCase)](StoreDatabase &database) { return database.sealCase(sealedCase); });
}

Pending<void> Store::recordClaim(ClaimStep step)
{
    return addingRow([step = std::move(step)](StoreDatabase &database) { return database.recordClaim(step); });
}

Pending<void> Store::recordRating(Rating rating, QString stream, VisitId visit)
{
    return addingRow([rating = std::move(rating), stream = std::move(stream), visit](StoreDatabase &database) {
        return database.recordRating(rating, stream, visit);
    });
}

Pending<void> Store::keepCorrections(QList<SealedCorrection> corrections)
{
    return addingRow([corrections = std::move(corrections)](StoreDatabase &database) {
        return database.keepCorrections(corrections);
    });
}

Pending<BlankIssueId> Store::issueBlanks(BlankRange range, StaffDecision decision)
{
    return onStorageThread<BlankIssueId>(
        [range = std::move(range), decision = std::move(decision)](StoreDatabase &database) {
            return database.issueBlanks(range, decision);
        });
}

Pending<int> Store::takeOutBlanks(BlankIssueId issue, StaffDecision decision)
{
    return onStorageThread<int>([issue, decision = std::move(decision)](StoreDatabase &database) {
        return database.takeOutBlanks(issue, decision);
    });
}

Pending<void> Store::writeOffBlank(QString serial, StaffDecision decision)
{
    return onStorageThread<void>([serial = std::move(serial), decision = std::move(decision)](StoreDatabase &database) {
        return database.writeOffBlank(serial, decision);
    });
}

Pending<void> Store::decideClaim(ClaimId claim, ClaimState outcome, StaffDecision decision)
{
    return addingRow([claim, outcome, decision = std::move(decision)](StoreDatabase &database) {
        return database.decideClaim(claim, outcome, decision);
    });
}

Pending<QList<UncertainClaim>> Store::uncertainClaims()
{
    return onStorageThread<QList<UncertainClaim>>([](StoreDatabase &database) { return database.uncertainClaims(); });
}

Pending<QList<BlankCount>> Store::blanks()
{
    return onStorageThread<QList<BlankCount>>([](StoreDatabase &database) { return database.blanks(); });
}

Pending<QList<BlankLoading>> Store::blankLoadings()
{
    return onStorageThread<QList<BlankLoading>>([](StoreDatabase &database) { return database.blankLoadings(); });
}

Pending<void> Store::recordEvent(AuditEntry entry)
{
    return onStorageThread<void>(
        [entry = std::move(entry)](StoreDatabase &database) { return database.recordEvent(entry); });
}

Pending<void> Store::beginPayment(PaymentIntent intent)
{
    return onStorageThread<void>(
        [intent = std::move(intent)](StoreDatabase &database) { return database.beginPayment(intent); });
}

Pending<PaymentStanding> Store::notePayment(Payment said)
{
    return onStorageThread<PaymentStanding>(
        [said = std::move(said)](StoreDatabase &database) { return database.notePayment(said); });
}

Pending<void> Store::doubtPayment(PaymentId id)
{
    return onStorageThread<void>([id](StoreDatabase &database) { return database.doubtPayment(id); });
}

Pending<void> Store::returnPayment(PaymentId id)
{
    return onStorageThread<void>([id](StoreDatabase &database) { return database.returnPayment(id); });
}

Pending<PaymentStanding> Store::payment(PaymentId id)
{
    return onStorageThread<PaymentStanding>([id](StoreDatabase &database) { return database.payment(id); });
}

Pending<PaymentReport> Store::comparePayments(PaymentReportId id, PaymentLists there)
{
    return onStorageThread<PaymentReport>(
        [id, there = std::move(there)](StoreDatabase &database) { return database.comparePayments(id, there); });
}

Pending<StoreCounts> Store::counts()
{
    return onStorageThread<StoreCounts>([](StoreDatabase &database) { return database.counts(); });
}

Pending<CaseStanding> Store::caseByReceipt(ReceiptCode code)
{
    return onStorageThread<CaseStanding>(
        [code = std::move(code)](StoreDatabase &database) { return database.caseByReceipt(code); });
}

Pending<VisitAccount> Store::visitAccount(QString named)
{
    return onStorageThread<VisitAccount>(
        [named = std::move(named)](StoreDatabase &database) { return database.visitAccount(named); });
}

Pending<void> Store::releaseHeld(QString id, StaffDecision decision)
{
    return onStorageThread<void>(
        [this, id = std::move(id), decision = std::move(decision)](StoreDatabase &database) -> Result<void> {
            const OutboxRow row = KIOSK_TRY(database.releaseHeld(id, decision));
            QMetaObject::invokeMethod(
                this, [this, row] { emit rowReleased(row); }, Qt::QueuedConnection);
            return {};
        });
}

Pending<QList<LateConfirmation>> Store::confirmedLate(int most)
{
    return onStorageThread<QList<LateConfirmation>>(
        [most](StoreDatabase &database) { return database.confirmedLate(most); });
}

Pending<void> Store::finishLate(SubmissionId submission, StaffDecision decision)
{
    return onStorageThread<void>([submission, decision = std::move(decision)](StoreDatabase &database) {
        return database.finishLate(submission, decision);
    });
}

Pending<QList<HeldRow>> Store::heldRows()
{
    return onStorageThread<QList<HeldRow>>([](StoreDatabase &database) { return database.heldRows(); });
}

Pending<void> Store::endHeld(QString id, SubmissionState how, StaffDecision decision)
{
    return onStorageThread<void>(
        [this, id = std::move(id), how, decision = std::move(decision)](StoreDatabase &database) -> Result<void> {
            const QList<OutboxRow> ended = KIOSK_TRY(database.endHeld(id, how, decision));
            tellOf(database.takeMoreRows()); // the message is known before the case is forgotten
            for (const OutboxRow &row : ended)
                QMetaObject::invokeMethod(
                    this, [this, row] { emit rowClosed(row); }, Qt::QueuedConnection);
            return {};
        });
}

Pending<QList<OutboxRow>> Store::pending()
{
    return onStorageThread<QList<OutboxRow>>([](StoreDatabase &database) { return database.pending(); });
}

Pending<QByteArray> Store::payload(QString id)
{
    return onStorageThread<QByteArray>([id = std::move(id)](StoreDatabase &database) { return database.payload(id); });
}

Pending<QList<SealedMaterial>> Store::materials(QString caseId)
{
    return onStorageThread<QList<SealedMaterial>>(
        [caseId = std::move(caseId)](StoreDatabase &database) { return database.materials(caseId); });
}

Pending<void> Store::checkMaterial(MaterialId id)
{
    return onStorageThread<void>([id](StoreDatabase &database) { return database.checkMaterial(id); });
}

Pending<QByteArray> Store::materialPiece(MaterialId id, qint64 offset, qint64 most)
{
    return onStorageThread<QByteArray>(
        [id, offset, most](StoreDatabase &database) { return database.materialPiece(id, offset, most); });
}

Pending<void> Store::recordAttempt(OutboxRow row, std::optional<ErrorCode> why)
{
    return onStorageThread<void>(
        [row = std::move(row), why](StoreDatabase &database) { return database.recordAttempt(row, why); });
}

Pending<void> Store::acknowledge(QString id, Acknowledgement acknowledgement)
{
    return onStorageThread<void>([id = std::move(id), acknowledgement = std::move(acknowledgement)](
                                     StoreDatabase &database) { return database.acknowledge(id, acknowledgement); });
}

} // namespace kiosk
