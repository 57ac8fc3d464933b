// SPDX-License-Identifier: Apache-2.0
// Carries committed rows to the portal: in order inside a stream, again until the portal has answered, asking first
// whenever an answer was lost. It forgets nothing: a row ends by the portal's acknowledgement, committed, or is held.
#pragma once

#include "backoff.h"
#include "outbox_age.h"

#include <async/alarms.h>
#include <core/logging.h>
#include <portal/case_portal.h>
#include <portal/portal_client.h>
#include <storage/store.h>

#include <QHash>
#include <QObject>
#include <map>
#include <memory>

namespace kiosk {

struct OutboxSettings {
    int streamsAtOnce = 4;
    Duration callLimit = 30s;   // of each call, so of each piece of a material
    qint64 pieceSize = 1 << 20; // of a material
    Backoff backoff = {};
};

// Thread-bound to its user's thread; store, client and alarms are borrowed and outlive it.
class OutboxEngine : public QObject {
    Q_OBJECT
public:
    OutboxEngine(Store &store, PortalClient &portal, std::shared_ptr<const Clock> clock, Alarms &alarms, Logger log,
                 OutboxSettings settings = {});
    ~OutboxEngine() override;

    // Who takes corrections; borrowed, set before start(). Without, they wait.
    void setCasePortal(CasePortal *cases) { m_cases = cases; }

    // `rows` is what Store::open() found; new ones come by the store's signals.
    void start(const QList<OutboxRow> &rows);
    // Everything that only waits for its back-off is due now; a Retry-After still holds.
    void wake();

    qsizetype pending() const; // rows not acknowledged and not held
    qsizetype held() const;
    OutboxAge age() const; // of the oldest row that still waits for the portal

signals:
    // A case with materials is acknowledged when the portal has them all.
    void submissionAcknowledged(const kiosk::SubmissionId &submission, const QString &caseNo, const QDateTime &at);
    void rowAcknowledged(const QString &id);
    void rowHeld(const kiosk::OutboxRow &row, kiosk::ErrorCode why);
    // A day's orders are not those of the portal's list: for people (StoreCounts has the number as well).
    void paymentsDiffer(const kiosk::PaymentReport &report);
    void countsChanged();

private:
    struct Entry {
        OutboxRow row;
        MonotonicTime due = {};
        bool mayBeWoken = true; // false while the portal's own Retry-After runs
        bool inFlight = false;
        bool wokenMeanwhile = false; // while in flight: it may have gone out too early
    };
    // What is to be done with a row that the portal has not acknowledged.
    enum class Next { SendAgain, AskFirst, Hold };

    void add(const OutboxRow &row);
    void forget(const OutboxRow &row);
    bool mayGo(const Entry &head) const; // neither under way nor held, and its notice was tried
    void pump();
    void armTimer();
    Entry *entryOf(const QString &stream, const QString &id);
    void begin(Entry &entry);
    void send(const OutboxRow &row, const QByteArray &payload);
    void sendSubmission(const OutboxRow &row, const QByteArray &payload);
    void sendMaterials(const OutboxRow &row, bool isInDoubt);
    void materialsEnded(OutboxRow row, const Result<SubmissionReceipt> &receipt, bool progressed);
    void sendPrintReport(const OutboxRow &row, const QByteArray &payload); // outbox_reports.cpp
    void sendRating(const OutboxRow &row, const QByteArray &payload);
    void sendCorrection(const OutboxRow &row, const QByteArray &payload);
    void sendCaseNotice(const OutboxRow &row, const QByteArray &payload);
    void sendCaseMessage(const OutboxRow &row, const QByteArray &payload);
    void sendAuditBatch(const OutboxRow &row, const QByteArray &payload);
    void sendPaymentQuery(const OutboxRow &row, const QByteArray &payload); // outbox_payments.cpp
    void sendPaymentReport(const OutboxRow &row, const QByteArray &payload);
    void acknowledged(const OutboxRow &row, const Acknowledgement &acknowledgement);
    void failed(const OutboxRow &row, const Error &error);
    // The portal's answer to the case itself: acknowledged, or its materials are to follow.
    void answered(const OutboxRow &row, const SubmissionReceipt &receipt, bool isInDoubt);
    static Next unsent(const OutboxRow &row);
    void settle(const OutboxRow &row, Next next, const Error &error);
    void finish(const OutboxRow &row);
    CallContext callFor(const OutboxRow &row) const; // under the id of the row's visit

    Store &m_store;
    PortalClient &m_portal;
    CasePortal *m_cases = nullptr;
    std::shared_ptr<const Clock> m_clock;
    Alarms &m_alarms;
    Logger m_log;
    OutboxSettings m_settings;
    std::map<QString, std::map<qint64, Entry>> m_streams; // by seq: the first of a stream is its head
    Alarms::Handle m_timer = 0;
    qsizetype m_inFlight = 0;
};

} // namespace kiosk
