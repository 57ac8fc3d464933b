// SPDX-License-Identifier: Apache-2.0
// Does to a new store what a replay (app/explain/replay.h) says was done, step by step, and then asks it for the replay
// of what it has: a store that walks through the same states gives the same one.
#pragma once

#include <explain/replay.h>
#include <storage/store_database.h>
#include <support/virtual_clock.h>

#include <QHash>
#include <memory>

namespace kiosk::test {

class VisitReplayer {
public:
    explicit VisitReplayer(QString folder);

    // The first thing that did not go as it was recorded: a step that was refused, or the first line that differs.
    // Empty: it all went the same way.
    QString run(const Replay &recorded);

private:
    Result<void> restart();
    Result<void> step(const ReplayStep &step);
    Result<void> sealCase(const ReplayStep &step);
    Result<void> moveClaim(const ReplayStep &step);
    Result<void> movePayment(const ReplayStep &step);
    Result<void> attempt(const ReplayStep &step, SubmissionState state);
    Result<void> acknowledge(const ReplayStep &step);
    Result<void> release(const ReplayStep &step);
    Result<void> decide(const ReplayStep &step);
    Result<void> close(const ReplayStep &step);
    Result<void> tell(const ReplayStep &step, AuditEvent event);
    Result<OutboxRow> row(const QString &alias);
    void turnClockTo(qint64 ms);
    QUuid id(const QString &alias);       // the same for the same name
    QString object(const QString &alias); // "claim-1/printed" as the store knows it
    template <typename Tag> Id<Tag> idOf(const QString &alias) { return *Id<Tag>::parse(id(alias).toString()); }

    QString m_folder;
    std::shared_ptr<VirtualClock> m_clock = std::make_shared<VirtualClock>();
    std::unique_ptr<StoreDatabase> m_store;
    VisitId m_visit;
    ReceiptCode m_receipt;
    bool m_hasNotice = false; // the recorded case
    QHash<QString, QUuid> m_ids;
    qint64 m_ms = 0;
};

} // namespace kiosk::test
