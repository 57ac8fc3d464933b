// SPDX-License-Identifier: Apache-2.0
#include "store.h"

#include "store_database.h"

namespace kiosk {

Store::Store(StoreSettings settings, std::shared_ptr<const Clock> clock, Logger log)
    : m_worker(std::make_unique<QObject>()),
      m_database(std::make_shared<StoreDatabase>(std::move(settings), std::move(clock), std::move(log)))
{
    m_thread.setObjectName(QStringLiteral("storage"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Store::~Store()
{
    // The queue is in order: what was asked for before is done before the thread hears that it is over.
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

template <typename T> Pending<T> Store::onStorageThread(std::function<Result<T>(StoreDatabase &)> act)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const Pending<T> future = promise->future();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [promise, act = std::move(act), database = m_database] {
            promise->addResult(act(*database));
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

// A row is announced in the facade's thread, and only after its commit.
void Store::announce(const std::optional<OutboxRow> &row)
{
    if (row)
        QMetaObject::invokeMethod(
            this, [this, row = *row] { emit rowAdded(row); }, Qt::QueuedConnection);
}

Pending<OpenedStore> Store::open()
{
    return onStorageThread<OpenedStore>([](StoreDatabase &database) { return database.open(); });
}

Pending<void> Store::acceptance()
{
    return onStorageThread<void>([](StoreDatabase &database) { return database.acceptance(); });
}

Pending<void> Store::sealCase(SealedCase sealedCase)
{
    return onStorageThread<void>([this, sealed = std::move(sealedCase)](StoreDatabase &database) -> Result<void> {
        announce(KIOSK_TRY(database.sealCase(sealed)));
        return {};
    });
}

Pending<void> Store::recordClaim(ClaimStep step)
{
    return onStorageThread<void>([this, step = std::move(step)](StoreDatabase &database) -> Result<void> {
        announce(KIOSK_TRY(database.recordClaim(step)));
        return {};
    });
}

Pending<void> Store::recordRating(Rating rating, QString stream)
{
    return onStorageThread<void>(
        [this, rating = std::move(rating), stream = std::move(stream)](StoreDatabase &database) -> Result<void> {
            announce(KIOSK_TRY(database.recordRating(rating, stream)));
            return {};
        });
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

Pending<void> Store::releaseHeld(QString id)
{
    return onStorageThread<void>([this, id = std::move(id)](StoreDatabase &database) -> Result<void> {
        const OutboxRow row = KIOSK_TRY(database.releaseHeld(id));
        QMetaObject::invokeMethod(
            this, [this, row] { emit rowReleased(row); }, Qt::QueuedConnection);
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

Pending<void> Store::recordAttempt(OutboxRow row)
{
    return onStorageThread<void>(
        [row = std::move(row)](StoreDatabase &database) { return database.recordAttempt(row); });
}

Pending<void> Store::acknowledge(QString id, Acknowledgement acknowledgement)
{
    return onStorageThread<void>([id = std::move(id), acknowledgement](StoreDatabase &database) {
        return database.acknowledge(id, acknowledgement);
    });
}

} // namespace kiosk
