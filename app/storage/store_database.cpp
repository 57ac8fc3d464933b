// SPDX-License-Identifier: Apache-2.0
#include "store_database.h"

#include "schema.h"
#include "visit_reader.h"

#include <QCryptographicHash>
#include <QFile>
#include <sys/statvfs.h>

namespace kiosk {
namespace {

QByteArray sha256(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

bool isPowerOfTwo(int number) { return number > 0 && (number & (number - 1)) == 0; }

// The portal learns reserved and fetched from the calls that make them so.
bool isReported(ClaimState state) { return state != ClaimState::Reserved && state != ClaimState::Fetched; }

} // namespace

StoreDatabase::StoreDatabase(StoreLock lock, std::unique_ptr<SQLite::Database> database, MaterialFiles files,
                             DiskReserve reserve, StoreSettings settings, std::shared_ptr<const Clock> clock)
    : m_lock(std::move(lock)), m_database(std::move(database)), m_settings(std::move(settings)),
      m_clock(std::move(clock)), m_reserve(std::move(reserve)), m_files(std::move(files)), m_outbox(*m_database),
      m_materials(*m_database), m_claims(*m_database), m_blanks(*m_database), m_payments(*m_database),
      m_paymentDays(*m_database), m_audit(*m_database, m_settings.auditSigning)
{ }

Result<std::unique_ptr<StoreDatabase>> StoreDatabase::open(const StoreSettings &settings,
                                                           std::shared_ptr<const Clock> clock)
{
    StoreLock lock = KIOSK_TRY(StoreLock::take(settings.folder));
    DiskReserve reserve(settings.folder, settings.reserveBytes);
    auto file = openStoreFile(settings.folder + QStringLiteral("/store.db"));
    if (!file && file.error().code == ErrorCode::StorageFull && reserve.giveUp())
        file = openStoreFile(settings.folder + QStringLiteral("/store.db"));
    if (!file)
        return fail(file.error());
    MaterialFiles materials = KIOSK_TRY(MaterialFiles::in(settings.folder));
    return std::unique_ptr<StoreDatabase>(new StoreDatabase(std::move(lock), *std::move(file), std::move(materials),
                                                            std::move(reserve), settings, std::move(clock)));
}

Result<void> StoreDatabase::audit(const AuditEntry &entry)
{
    const auto today = m_belief.today(*m_clock);
    if (const auto row = KIOSK_TRY(m_audit.append(entry, m_clock->wall(), today))) {
        m_moreRows << *row;
        m_audit.prune(*today, m_settings.auditDays);
    }
    return today ? owePaymentReports(*today) : Result<void>();
}

Result<void> StoreDatabase::auditClaim(const ClaimStep &step, VisitId visit)
{
    const QByteArray proof = step.proof.toLatin1();
    return audit({AuditEvent::ClaimMoved, codeName(step.state), visit, step.claim, proof.constData()});
}

Result<void> StoreDatabase::recordEvent(const AuditEntry &entry)
{
    auto kept = inTransaction("", [&] {
        AuditEntry placed = entry;
        if (placed.visit.isNull())
            placed.visit = visitOf(placed.object);
        return audit(placed);
    });
    if (kept && entry.event == AuditEvent::VisitBegan)
        m_present = entry.visit;
    else if (entry.event == AuditEvent::VisitEnded)
        m_present = {}; // it is over, whether the disk took that or not
    return kept;
}

// Staff settle a claim and release a case long after its citizen has left.
VisitId StoreDatabase::visitOf(const AuditWord &object)
{
    sql::Query query(*m_database,
                     "SELECT visit FROM cases WHERE id = ?1 UNION ALL SELECT visit FROM print_intents WHERE claim = ?1 "
                     "UNION ALL SELECT visit FROM payments WHERE id = ?1");
    query.text(object.text().section(u'/', 0, 0));
    return query.next() ? VisitId::parse(query.textAt(0)).value_or(VisitId()) : VisitId();
}

void StoreDatabase::recordStop()
{
    // a disk that fails now: the next start will say that there was no orderly end
    static_cast<void>(recordEvent({AuditEvent::TerminalStopped, "done"}));
}

// C18. What was sealed and sent since the copy was made is at the portal under its ids, so nothing is doubled; what was
// sealed and not sent is lost, and a sheet may be gone that this file has in the tray.
Result<bool> StoreDatabase::noteOlder(qint64 told)
{
    const qint64 had = m_auditEntriesFound;
    if (told <= had)
        return false;
    return inTransaction("", [&]() -> Result<bool> {
        const int added = sql::Query(*m_database,
                                     "INSERT OR IGNORE INTO store_gaps (told, had, last_place, at) VALUES "
                                     "(?, ?, (SELECT coalesce(max(place), 0) FROM blanks), ?)")
                              .number(told)
                              .number(had)
                              .time(m_clock->wall())
                              .run();
        if (added > 0)
            KIOSK_TRY(audit({AuditEvent::StoreOlder, "done", {}, {}, "", told - had}));
        return added > 0;
    });
}

Result<OpenedStore> StoreDatabase::settleAfterCrash()
{
    // A file that cannot be removed now is found again at the next start; no case waits for it.
    static_cast<void>(sql::guarded([this] { return eraseFiles(m_materials.erasable()); }));
    static_cast<void>(sql::guarded([this] { return sweepOrphans(); }));
    m_auditEntriesFound = KIOSK_TRY(sql::guarded([this]() -> Result<qint64> { return m_audit.tail().seq; }));
    auto settled = inReserve("settle", [this]() -> Result<OpenedStore> {
        OpenedStore opened;
        const QString lastWord = m_audit.tail().event;
        const bool orderly = auditEvent(lastWord) == AuditEvent::TerminalStopped;
        const char *began = lastWord.isEmpty() ? "first-time" : orderly ? "after-stop" : "after-crash";
        KIOSK_TRY(audit({AuditEvent::TerminalStarted, began, {}, {}, "", m_outbox.counts().pending}));
        for (const ClaimTable::Standing &left : m_claims.unsettled()) {
            ClaimStep step;
            step.claim = left.claim;
            step.state = left.state == ClaimState::Intent ? ClaimState::Uncertain : ClaimState::Released;
            KIOSK_TRY(followWithBlank(left, step.state));
            m_claims.move(step, m_clock->wall());
            report(step);
            KIOSK_TRY(audit({AuditEvent::CrashSettled, codeName(step.state), left.visit, left.claim}));
            (step.state == ClaimState::Uncertain ? opened.becameUncertain : opened.becameReleased) << left.claim;
        }
        KIOSK_TRY(settleConfirmations());
        KIOSK_TRY(settlePayments(opened)); // behind the claims: what was paid for may be one
        opened.pending = m_outbox.all();
        m_moreRows.clear(); // among them
        return opened;
    });
    if (settled) {
        m_reserve.restore();
        fillMirror();
    }
    return settled;
}

Result<void> StoreDatabase::acceptance(qint64 more) const
{
    struct statvfs disk = {};
    if (::statvfs(QFile::encodeName(m_settings.folder).constData(), &disk) != 0)
        return fail(ErrorCode::StorageFault, QStringLiteral("statvfs"));
    const auto free = static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
    if (free - more - m_reserve.missing() < m_settings.minimumFreeBytes)
        return fail(ErrorCode::StorageFull, QStringLiteral("%1 MB left").arg(free / 1'000'000));
    return {};
}

Result<std::optional<OutboxRow>> StoreDatabase::addedOnce(const OutboxTable::NewRow &row)
{
    const QByteArray known = m_outbox.digestEverKept(row.id);
    if (known.isEmpty())
        return m_outbox.insert(row, m_clock->wall());
    if (known != row.digest)
        return fail(ErrorCode::Conflict,
                    QStringLiteral("%1: the id stands for other bytes").arg(QLatin1String(codeName(row.kind))));
    return std::nullopt;
}

Result<std::optional<OutboxRow>> StoreDatabase::sealCase(const SealedCase &sealedCase)
{
    if (sealedCase.submission.isNull() || sealedCase.receiptCode.isNull() || sealedCase.envelope.isEmpty()
        || sealedCase.digest != sha256(sealedCase.envelope)
        || (!sealedCase.notice.isEmpty() && sealedCase.noticeDigest != sha256(sealedCase.notice)))
        return fail(ErrorCode::InvalidInput, QStringLiteral("sealed case"));
    auto sealed = inTransaction("seal", [&]() -> Result<std::optional<OutboxRow>> {
        const QString id = sealedCase.submission.text();
        const auto owner = m_outbox.caseWithReceipt(sealedCase.receiptCode.text());
        if (owner && *owner != id)
            return fail(ErrorCode::Conflict, QStringLiteral("receipt code is taken"));
        if (!owner && m_outbox.digestEverKept(id).isEmpty()) {
            KIOSK_TRY(acceptance());
            m_outbox.insertCase(sealedCase, m_clock->wall());
            KIOSK_TRY(insertMaterials(sealedCase));
            KIOSK_TRY(keepNotice(sealedCase));
            KIOSK_TRY(audit({AuditEvent::CaseSealed, sealedCase.conditional ? "accepted-conditionally" : "accepted",
                             sealedCase.visit, sealedCase.submission}));
        }
        const int format = sealedCase.materials.isEmpty() ? 1 : 2;
        return addedOnce({OutboxKind::Submission, id, id, sealedCase.envelope, sealedCase.digest, id, format});
    });
    if (sealed && *sealed)
        mirrorCase(sealedCase);
    return sealed;
}

Result<std::optional<OutboxRow>> StoreDatabase::recordClaim(const ClaimStep &step)
{
    return inTransaction("claim", [&]() -> Result<std::optional<OutboxRow>> {
        const auto known = m_claims.find(step.claim);
        if (!KIOSK_TRY(changesAnything(known, step)))
            return std::nullopt;
        if (!known) {
            KIOSK_TRY(acceptance());
            KIOSK_TRY(reserveBlank(step.blankKind));
            m_claims.insert(step, m_clock->wall());
            KIOSK_TRY(auditClaim(step, step.visit));
            return std::nullopt;
        }
        KIOSK_TRY(followWithBlank(*known, step.state));
        m_claims.move(step, m_clock->wall());
        KIOSK_TRY(auditClaim(step, known->visit));
        if (!isReported(step.state))
            return std::nullopt;
        return report(step);
    });
}

OutboxRow StoreDatabase::report(const ClaimStep &step)
{
    const auto blank = m_blanks.of(step.claim);
    const QByteArray payload
        = encoded(PrintReport{step.claim, step.state, step.proof, blank ? blank->serial : QString()});
    const QString stream = step.claim.text();
    const QString id = stream + u'/' + QLatin1String(codeName(step.state));
    return m_outbox.insert({OutboxKind::PrintResult, stream, id, payload, sha256(payload), {}}, m_clock->wall());
}

Result<std::optional<OutboxRow>> StoreDatabase::recordRating(const Rating &rating, const QString &stream, VisitId visit)
{
    if (rating.id.isNull() || stream.isEmpty() || rating.stars < 1 || rating.stars > 5)
        return fail(ErrorCode::InvalidInput, QStringLiteral("rating"));
    const QByteArray payload = encoded(rating);
    return inTransaction("rating", [&]() -> Result<std::optional<OutboxRow>> {
        auto row = KIOSK_TRY(addedOnce({OutboxKind::Rating, stream, rating.id.text(), payload, sha256(payload), {}}));
        if (row)
            KIOSK_TRY(audit({AuditEvent::RatingKept, "done", row->visit.isNull() ? visit : row->visit, rating.id}));
        return row;
    });
}

Result<std::optional<OutboxRow>> StoreDatabase::keepCorrections(const QList<SealedCorrection> &corrections)
{
    for (const SealedCorrection &each : corrections) {
        if (each.id.isNull() || each.caseNo.isEmpty() || each.envelope.isEmpty())
            return fail(ErrorCode::InvalidInput, QStringLiteral("correction"));
    }
    return inTransaction("correction", [&]() -> Result<std::optional<OutboxRow>> {
        KIOSK_TRY(acceptance());
        for (const SealedCorrection &each : corrections) {
            const QByteArray payload = encoded(each);
            const QString id = each.id.text();
            const auto row = KIOSK_TRY(addedOnce({OutboxKind::Correction, id, id, payload, sha256(payload), {}}));
            if (!row)
                continue; // it is here
            KIOSK_TRY(audit({AuditEvent::CorrectionKept, "done", each.visit, each.id}));
            m_moreRows << *row;
        }
        return std::nullopt;
    });
}

Result<StoreCounts> StoreDatabase::counts()
{
    return sql::guarded([this]() -> Result<StoreCounts> {
        StoreCounts counts = m_outbox.counts();
        counts.mirrorFails = m_mirror && m_mirror->isFailing();
        return counts;
    });
}

Result<CaseStanding> StoreDatabase::caseByReceipt(const ReceiptCode &code)
{
    return sql::guarded([&] { return m_outbox.standing(code.text()); });
}

Result<VisitAccount> StoreDatabase::visitAccount(const QString &named)
{
    return VisitReader(*m_database).account(named);
}

Result<QList<OutboxRow>> StoreDatabase::pending()
{
    return sql::guarded([this]() -> Result<QList<OutboxRow>> { return m_outbox.all(); });
}

Result<QByteArray> StoreDatabase::payload(const QString &id)
{
    return sql::guarded([&]() -> Result<QByteArray> {
        auto payload = m_outbox.payload(id);
        return payload ? payload : mirroredPayload(id, payload.error());
    });
}

Result<void> StoreDatabase::recordAttempt(const OutboxRow &row, std::optional<ErrorCode> why)
{
    return inTransaction("attempt", [&]() -> Result<void> {
        const auto before = m_outbox.find(row.id);
        KIOSK_TRY(m_outbox.update(row));
        const bool moves = before->state != row.state;
        const char *reason = why ? codeName(*why) : "";
        const AuditWord object = AuditWord::parse(row.id);
        if (row.state == SubmissionState::Held && moves && before->kind == OutboxKind::Submission)
            KIOSK_TRY(tellCitizen(*before, SubmissionState::Held));
        if (row.state == SubmissionState::Held)
            return moves ? audit({AuditEvent::RowHeld, "done", row.visit, object, reason, row.attempts})
                         : Result<void>();
        // a night without the portal must not fill the audit
        if (!moves && !isPowerOfTwo(row.attempts))
            return {};
        return audit({AuditEvent::RowAttempted, codeName(row.state), row.visit, object, reason, row.attempts});
    });
}

Result<void> StoreDatabase::acknowledge(const QString &id, const Acknowledgement &acknowledgement)
{
    auto acknowledged = inReserve("ack", [&]() -> Result<void> {
        if (const auto row = m_outbox.find(id)) {
            KIOSK_TRY(m_outbox.acknowledge(*row, acknowledgement, m_clock->wall()));
            KIOSK_TRY(
                audit({AuditEvent::RowAcknowledged, "done", row->visit, AuditWord::parse(id), "", row->attempts + 1}));
            return confirm(*row);
        }
        if (!m_outbox.digestEverKept(id).isEmpty())
            return {}; // acknowledged before
        return fail(ErrorCode::NotFound, QStringLiteral("outbox row"));
    });
    if (acknowledged) { // I6: the files go after the commit; what is left over goes at the next start
        eraseCase(id);
        m_reserve.restore();
    }
    return acknowledged;
}

} // namespace kiosk
