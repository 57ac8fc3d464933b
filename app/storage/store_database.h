// SPDX-License-Identifier: Apache-2.0
// The statements of store.db. Storage thread only; private to the store.
#pragma once

#include "store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

namespace kiosk {

// Opens in two steps, so that the lock is held before SQLite looks at the file. Every act is one transaction.
class StoreDatabase {
public:
    StoreDatabase(StoreSettings settings, std::shared_ptr<const Clock> clock, Logger log);
    ~StoreDatabase();
    Q_DISABLE_COPY_MOVE(StoreDatabase)

    // Conflict: another process holds store.lock. StorageFault: the file is not a store, or of a later version.
    Result<OpenedStore> open();

    Result<void> acceptance() const;
    // The row that came to be; empty when the act was there already.
    Result<std::optional<OutboxRow>> sealCase(const SealedCase &sealedCase);
    Result<std::optional<OutboxRow>> recordClaim(const ClaimStep &step);
    Result<std::optional<OutboxRow>> recordRating(const Rating &rating, const QString &stream);
    Result<StoreCounts> counts();
    Result<CaseStanding> caseByReceipt(const ReceiptCode &code);
    Result<OutboxRow> releaseHeld(const QString &id);

    Result<QList<OutboxRow>> pending();
    Result<QByteArray> payload(const QString &id);
    Result<void> recordAttempt(const OutboxRow &row);
    Result<void> acknowledge(const QString &id, const Acknowledgement &acknowledgement);

private:
    Result<void> lock();
    Result<void> prepare();
    void settleClaims(OpenedStore &found);
    std::optional<ClaimState> claimStateOf(const ClaimId &claim);
    OutboxRow insertRow(OutboxKind kind, const QString &stream, const QString &id, const QByteArray &payload,
                        const QByteArray &digest);
    OutboxRow rowAt(qint64 seq);
    void writeClaim(const ClaimStep &step);
    std::optional<OutboxRow> reportClaim(const ClaimStep &step);
    template <typename Act> auto guarded(Act act) -> decltype(act());

    StoreSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    Logger m_log;
    int m_lockFd = -1;
    std::unique_ptr<SQLite::Database> m_db;
};

} // namespace kiosk
