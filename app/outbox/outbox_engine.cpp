// SPDX-License-Identifier: Apache-2.0
#include "outbox_engine.h"

#include "material_upload.h"

#include <cases/reports.h>
#include <core/crash_point.h>
#include <portal/problem.h>

#include <algorithm>

namespace kiosk {
namespace {

// It went out and nobody knows what became of it.
bool mayHaveHappened(ErrorCode code)
{
    switch (code) {
    case ErrorCode::AnswerLost:
    case ErrorCode::PortalFault:
    case ErrorCode::InvalidInput:
    case ErrorCode::TimedOut: return true;
    default: return false;
    }
}

bool isHeld(const OutboxRow &row) { return row.state == SubmissionState::Held; }

} // namespace

OutboxEngine::OutboxEngine(Store &store, PortalClient &portal, std::shared_ptr<const Clock> clock, Alarms &alarms,
                           Logger log, OutboxSettings settings)
    : m_store(store), m_portal(portal), m_clock(std::move(clock)), m_alarms(alarms), m_log(std::move(log)),
      m_settings(std::move(settings))
{ }

OutboxEngine::~OutboxEngine() { m_alarms.cancel(m_timer); }

void OutboxEngine::start(const QList<OutboxRow> &rows)
{
    for (const OutboxRow &row : rows)
        add(row);
    const auto more = [this](const OutboxRow &row) {
        add(row);
        emit countsChanged();
        pump();
    };
    connect(&m_store, &Store::rowAdded, this, more);
    connect(&m_store, &Store::rowReleased, this, more);
    connect(&m_store, &Store::rowClosed, this, &OutboxEngine::forget);
    connect(&m_portal, &PortalClient::reachabilityChanged, this, [this](Reachability reachability) {
        if (reachability == Reachability::Online)
            wake();
    });
    connect(&m_portal, &PortalClient::worthTrying, this, &OutboxEngine::wake);
    emit countsChanged();
    pump();
}

// A stored moment is believed only as far as the longest back-off: a wall clock that jumped must not hold a case.
void OutboxEngine::add(const OutboxRow &row)
{
    if (row.mustWait)
        return; // for the release that knows what stands before it
    Entry entry;
    entry.row = row;
    entry.due = m_clock->now();
    if (row.nextAt.isValid()) {
        const Duration wait(m_clock->wall().msecsTo(row.nextAt));
        entry.due += std::clamp(wait, Duration::zero(), m_settings.backoff.greatest);
    }
    m_streams[row.stream].insert_or_assign(row.seq, std::move(entry));
}

void OutboxEngine::forget(const OutboxRow &row)
{
    if (const auto entries = m_streams.find(row.stream); entries != m_streams.end()) {
        entries->second.erase(row.seq);
        if (entries->second.empty())
            m_streams.erase(entries);
    }
    emit countsChanged();
    pump();
}

// A case waits for the first attempt of its notice, whatever came of it.
bool OutboxEngine::mayGo(const Entry &head) const
{
    if (head.inFlight || isHeld(head.row))
        return false;
    if (head.row.kind != OutboxKind::Submission || head.row.attempts > 0)
        return true;
    const auto notice = m_streams.find(QStringLiteral("notice/") + head.row.id);
    return notice == m_streams.end() || notice->second.empty() || notice->second.begin()->second.row.attempts > 0
        || isHeld(notice->second.begin()->second.row);
}

void OutboxEngine::wake()
{
    for (auto &[stream, entries] : m_streams) {
        for (auto &[seq, entry] : entries) {
            entry.wokenMeanwhile = entry.inFlight;
            if (entry.mayBeWoken)
                entry.due = std::min(entry.due, m_clock->now());
        }
    }
    pump();
}

// The oldest row of a stream goes first; one that is held keeps those behind it, another stream goes on.
void OutboxEngine::pump()
{
    for (auto &[stream, entries] : m_streams) {
        if (m_inFlight >= m_settings.streamsAtOnce)
            break;
        if (entries.empty())
            continue;
        Entry &head = entries.begin()->second;
        if (mayGo(head) && head.due <= m_clock->now())
            begin(head);
    }
    armTimer();
}

void OutboxEngine::armTimer()
{
    m_alarms.cancel(m_timer);
    m_timer = 0;
    if (m_inFlight >= m_settings.streamsAtOnce)
        return; // whoever is in flight pumps again; ten thousand streams are not looked through for each answer
    std::optional<MonotonicTime> next;
    for (const auto &[stream, entries] : m_streams) {
        if (entries.empty())
            continue;
        const Entry &head = entries.begin()->second;
        if (mayGo(head))
            next = next ? std::min(*next, head.due) : head.due;
    }
    if (!next)
        return;
    m_timer = m_alarms.in(std::max(1ms, *next - m_clock->now()), this, [this] { pump(); });
}

OutboxEngine::Entry *OutboxEngine::entryOf(const QString &stream, const QString &id)
{
    const auto entries = m_streams.find(stream);
    if (entries == m_streams.end())
        return nullptr;
    const auto found = std::find_if(entries->second.begin(), entries->second.end(),
                                    [&id](const auto &pair) { return pair.second.row.id == id; });
    return found == entries->second.end() ? nullptr : &found->second;
}

CallContext OutboxEngine::callFor(const OutboxRow &row) const
{
    return {row.visit, Deadline::in(*m_clock, m_settings.callLimit), true};
}

void OutboxEngine::begin(Entry &entry)
{
    KIOSK_CRASH_POINT("send", "before");
    entry.inFlight = true;
    entry.wokenMeanwhile = false;
    ++m_inFlight;
    const OutboxRow row = entry.row;
    const auto submission = SubmissionId::parse(row.id);
    if (row.state == SubmissionState::Unknown && row.kind == OutboxKind::Submission && submission) {
        whenReady(m_portal.submission(*submission, callFor(row)), this,
                  [this, row](const Result<SubmissionReceipt> &known) {
                      if (known)
                          return answered(row, *known, true);
                      if (known.error().code == ErrorCode::NotFound) // asked: it never arrived
                          return settle(row, Next::SendAgain, known.error());
                      failed(row, known.error());
                  });
        return;
    }
    whenReady(m_store.payload(row.id), this, [this, row](const Result<QByteArray> &payload) {
        if (payload)
            return send(row, *payload);
        m_log.error("outbox.payload", {{"row", Technical(row.id)}, {"error", payload.error()}});
        // Bytes that are no longer those that were committed are never sent: people must look. Any other fault of the
        // disk may pass.
        const bool changed = payload.error().code == ErrorCode::BadChecksum;
        settle(row, changed ? Next::Hold : unsent(row), payload.error());
    });
}

void OutboxEngine::send(const OutboxRow &row, const QByteArray &payload)
{
    switch (row.kind) {
    case OutboxKind::Submission: return sendSubmission(row, payload);
    case OutboxKind::PrintResult: return sendPrintReport(row, payload);
    case OutboxKind::Rating: return sendRating(row, payload);
    case OutboxKind::AuditBatch: return sendAuditBatch(row, payload);
    case OutboxKind::PaymentQuery: return sendPaymentQuery(row, payload);
    case OutboxKind::PaymentReport: return sendPaymentReport(row, payload);
    case OutboxKind::CaseNotice: return sendCaseNotice(row, payload);
    case OutboxKind::CaseMessage: return sendCaseMessage(row, payload);
    case OutboxKind::Correction: return sendCorrection(row, payload);
    }
}

void OutboxEngine::sendSubmission(const OutboxRow &row, const QByteArray &payload)
{
    const auto submission = SubmissionId::parse(row.id);
    if (!submission)
        return settle(row, Next::Hold, {ErrorCode::Internal, QStringLiteral("row id")});
    whenReady(m_portal.putSubmission(*submission, payload, callFor(row)), this,
              [this, row](const Result<SubmissionReceipt> &receipt) {
                  if (receipt)
                      return answered(row, *receipt, false);
                  failed(row, receipt.error());
              });
}

void OutboxEngine::answered(const OutboxRow &row, const SubmissionReceipt &receipt, bool isInDoubt)
{
    if (!receipt.awaitsMaterials())
        return acknowledged(row, {receipt.caseNo, receipt.receivedAt});
    sendMaterials(row, isInDoubt);
}

void OutboxEngine::sendMaterials(const OutboxRow &row, bool isInDoubt)
{
    const auto submission = SubmissionId::parse(row.id);
    auto *upload = new MaterialUpload(m_store, m_portal, submission.value_or(SubmissionId()), m_settings.pieceSize,
                                      isInDoubt, [this, row] { return callFor(row); });
    upload->setParent(this);
    upload->onEnded([this, row, upload](const Result<SubmissionReceipt> &receipt, bool progressed) {
        upload->deleteLater();
        materialsEnded(row, receipt, progressed);
    });
    upload->start();
}

// What the portal says against a material is looked into by asking about the case: it may have lost it, or have had a
// request late. Only bytes that are not those of the case are for people.
void OutboxEngine::materialsEnded(OutboxRow row, const Result<SubmissionReceipt> &receipt, bool progressed)
{
    if (receipt)
        return acknowledged(row, {receipt->caseNo, receipt->receivedAt});
    if (progressed)
        row.attempts = 0; // a line that breaks now and then must not wait longer and longer
    switch (receipt.error().code) {
    case ErrorCode::BadChecksum: return settle(row, Next::Hold, receipt.error());
    case ErrorCode::NotFound:
    case ErrorCode::SequenceError: return settle(row, Next::AskFirst, receipt.error());
    default: break;
    }
    if (isFinalRefusal(receipt.error()))
        return settle(row, Next::Hold, receipt.error());
    settle(row, Next::AskFirst, receipt.error()); // the case itself is there: ask, and go on from where it stands
}

// Nothing of the row is forgotten before the acknowledgement is on the disk.
void OutboxEngine::acknowledged(const OutboxRow &row, const Acknowledgement &acknowledgement)
{
    KIOSK_CRASH_POINT("send", "answered");
    whenReady(
        m_store.acknowledge(row.id, acknowledgement), this, [this, row, acknowledgement](const Result<void> &kept) {
            if (!kept) // asked again later; the portal answers the same
                return settle(row, Next::AskFirst, kept.error());
            m_log.info("outbox.acknowledged",
                       {{"kind", codeName(row.kind)},
                        {"row", Technical(row.id)},
                        {"attempts", row.attempts + 1},
                        {"visit", row.visit}});
            const auto entries = m_streams.find(row.stream);
            if (entries != m_streams.end() && !acknowledgement.caseNo.isEmpty()) {
                for (auto &[seq, entry] : entries->second)
                    entry.row.caseNo = acknowledgement.caseNo;
            }
            finish(row);
            if (const auto submission = SubmissionId::parse(row.id); submission && row.kind == OutboxKind::Submission)
                emit submissionAcknowledged(*submission, acknowledgement.caseNo, acknowledgement.receivedAt);
            emit rowAcknowledged(row.id);
            emit countsChanged();
            pump();
        });
}

void OutboxEngine::failed(const OutboxRow &row, const Error &error)
{
    if (error.code == ErrorCode::Conflict || isFinalRefusal(error))
        return settle(row, Next::Hold, error);
    settle(row, mayHaveHappened(error.code) ? Next::AskFirst : unsent(row), error);
}

// Nothing went out this time; a doubt from before stays one.
OutboxEngine::Next OutboxEngine::unsent(const OutboxRow &row)
{
    return row.state == SubmissionState::Unknown ? Next::AskFirst : Next::SendAgain;
}

void OutboxEngine::settle(const OutboxRow &row, Next next, const Error &error)
{
    OutboxRow after = row;
    after.attempts = row.attempts + 1;
    const auto asked = retryAfter(error);
    Duration wait = asked ? *asked : m_settings.backoff.after(after.attempts);
    switch (next) {
    case Next::SendAgain:
        if (row.state == SubmissionState::Unknown)
            wait = Duration::zero(); // the portal has just said that it does not have it
        after.state = SubmissionState::Sealed;
        break;
    case Next::AskFirst: after.state = SubmissionState::Unknown; break;
    case Next::Hold:
        after.state = SubmissionState::Held;
        after.problem = problemCode(error);
        if (after.problem.isEmpty())
            after.problem = QLatin1String(codeName(error.code));
        break;
    }
    after.nextAt = m_clock->wall().addMSecs(wait.count());
    m_log.warning("outbox.later",
                  {{"kind", codeName(row.kind)},
                   {"row", Technical(row.id)},
                   {"error", error},
                   {"state", codeName(after.state)},
                   {"waitMs", wait},
                   {"visit", row.visit}});
    whenReady(m_store.recordAttempt(after, error.code), this,
              [this, before = row.state, after, wait, asked, error](const Result<void> &kept) mutable {
                  if (!kept) {
                      m_log.error("outbox.unrecorded", {{"row", Technical(after.id)}, {"error", kept.error()}});
                      // Nobody would see it: the staff's list and the next start read the file. It is sent again, and
                      // refused again.
                      if (isHeld(after))
                          after.state = before;
                  }
                  --m_inFlight;
                  if (Entry *entry = entryOf(after.stream, after.id)) {
                      const QString caseNo = entry->row.caseNo;
                      entry->row = after;
                      entry->row.caseNo = caseNo;
                      entry->inFlight = false;
                      entry->due = m_clock->now() + (entry->wokenMeanwhile && !asked ? Duration::zero() : wait);
                      entry->mayBeWoken = !asked;
                  }
                  if (isHeld(after))
                      emit rowHeld(after, error.code);
                  emit countsChanged();
                  pump();
              });
}

void OutboxEngine::finish(const OutboxRow &row)
{
    --m_inFlight;
    const auto entries = m_streams.find(row.stream);
    if (entries == m_streams.end())
        return;
    entries->second.erase(row.seq);
    if (entries->second.empty())
        m_streams.erase(entries);
}

qsizetype OutboxEngine::pending() const
{
    qsizetype count = 0;
    for (const auto &[stream, entries] : m_streams)
        count
            += std::count_if(entries.begin(), entries.end(), [](const auto &pair) { return !isHeld(pair.second.row); });
    return count;
}

qsizetype OutboxEngine::held() const
{
    qsizetype count = 0;
    for (const auto &[stream, entries] : m_streams)
        count
            += std::count_if(entries.begin(), entries.end(), [](const auto &pair) { return isHeld(pair.second.row); });
    return count;
}

OutboxAge OutboxEngine::age() const
{
    QDateTime oldest;
    for (const auto &[stream, entries] : m_streams) {
        for (const auto &[seq, entry] : entries) {
            if (!isHeld(entry.row) && (!oldest.isValid() || entry.row.firstAt < oldest))
                oldest = entry.row.firstAt;
        }
    }
    return oldest.isValid() ? outboxAge(Duration(oldest.msecsTo(m_clock->wall()))) : OutboxAge::Fresh;
}

} // namespace kiosk
