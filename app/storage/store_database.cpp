// SPDX-License-Identifier: Apache-2.0
#include "store_database.h"

#include "store_schema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStorageInfo>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

namespace kiosk {
namespace {

// SQLite's own thread checks and shared caches are not needed: one connection, one thread.
const int kOpenFlags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX;

std::string utf8(const QString &text) { return text.toStdString(); }
QString text(const SQLite::Column &column) { return QString::fromStdString(column.getString()); }
QDateTime moment(const SQLite::Column &column)
{
    return column.isNull() ? QDateTime() : QDateTime::fromString(text(column), Qt::ISODateWithMs);
}
std::string stamp(const QDateTime &time) { return utf8(time.toString(Qt::ISODateWithMs)); }
QByteArray blob(const SQLite::Column &column)
{
    return QByteArray(static_cast<const char *>(column.getBlob()), column.getBytes());
}
void bindBlob(SQLite::Statement &statement, int index, const QByteArray &bytes)
{
    statement.bind(index, bytes.constData(), static_cast<int>(bytes.size()));
}

OutboxRow rowFrom(const SQLite::Statement &found)
{
    OutboxRow row;
    row.seq = found.getColumn("seq").getInt64();
    row.kind = outboxKind(text(found.getColumn("kind"))).value_or(OutboxKind::Submission);
    row.stream = text(found.getColumn("stream"));
    row.id = text(found.getColumn("id"));
    row.state = submissionState(text(found.getColumn("state"))).value_or(SubmissionState::Held);
    row.attempts = found.getColumn("attempts").getInt();
    row.nextAt = moment(found.getColumn("next_at"));
    row.firstAt = moment(found.getColumn("first_at"));
    row.caseNo = text(found.getColumn("case_no"));
    return row;
}

constexpr const char *kRows = "SELECT o.*, COALESCE(NULLIF(c.case_no, ''), NULLIF(p.case_no, ''), '') AS case_no "
                              "FROM outbox o LEFT JOIN cases c ON c.submission = o.stream "
                              "LEFT JOIN claims p ON p.claim = o.stream ";

} // namespace

StoreDatabase::StoreDatabase(StoreSettings settings, std::shared_ptr<const Clock> clock, Logger log)
    : m_settings(std::move(settings)), m_clock(std::move(clock)), m_log(std::move(log))
{ }

StoreDatabase::~StoreDatabase()
{
    m_db.reset();
    if (m_lockFd >= 0)
        ::close(m_lockFd); // and with it the lock
}

// SQLiteCpp throws; nothing that it throws leaves this file. An open transaction rolls back on the way out.
template <typename Act> auto StoreDatabase::guarded(Act act) -> decltype(act())
{
    try {
        if (!m_db)
            return fail(ErrorCode::StorageFault, QStringLiteral("store is not open"));
        return act();
    } catch (const SQLite::Exception &exception) {
        m_log.error("store.fault", {{"sqlite", exception.getExtendedErrorCode()}});
        const bool full = exception.getErrorCode() == SQLITE_FULL;
        return fail(full ? ErrorCode::StorageFull : ErrorCode::StorageFault,
                    QStringLiteral("sqlite %1").arg(exception.getExtendedErrorCode()));
    }
}

Result<void> StoreDatabase::lock()
{
    const QDir dir(m_settings.folder);
    if (!dir.exists() && !QDir().mkpath(m_settings.folder))
        return fail(ErrorCode::StorageFault, QStringLiteral("folder"));
    QFile::setPermissions(m_settings.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray path = QFile::encodeName(dir.filePath(QStringLiteral("store.lock")));
    m_lockFd = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lockFd < 0)
        return fail(ErrorCode::StorageFault, QStringLiteral("store.lock"));
    if (::flock(m_lockFd, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Conflict, QStringLiteral("another terminal has this store"));
    return {};
}

Result<void> StoreDatabase::prepare()
{
    m_db->setBusyTimeout(0); // nobody else has this file
    for (const StorePragma &pragma : kStorePragmas)
        m_db->exec("PRAGMA " + std::string(pragma.name) + "=" + pragma.wanted);
    for (const StorePragma &pragma : kStorePragmas) { // what was asked for is not always what is
        const auto is = m_db->execAndGet("PRAGMA " + std::string(pragma.name)).getString();
        if (is != pragma.reads)
            return fail(ErrorCode::StorageFault,
                        QStringLiteral("%1 is %2").arg(QLatin1String(pragma.name), QString::fromStdString(is)));
    }
    const int version = m_db->execAndGet("PRAGMA user_version").getInt();
    if (version > kStoreVersion)
        return fail(ErrorCode::StorageFault, QStringLiteral("store of version %1").arg(version));
    if (version == 0) {
        SQLite::Transaction transaction(*m_db);
        m_db->exec(kStoreSchema);
        m_db->exec("PRAGMA user_version=" + std::to_string(kStoreVersion));
        transaction.commit();
    }
    return {};
}

Result<OpenedStore> StoreDatabase::open()
{
    KIOSK_TRY(lock());
    const QString path = QDir(m_settings.folder).filePath(QStringLiteral("store.db"));
    try {
        m_db = std::make_unique<SQLite::Database>(utf8(path), kOpenFlags);
        if (const auto prepared = prepare(); !prepared) {
            m_db.reset();
            return fail(prepared.error());
        }
    } catch (const SQLite::Exception &exception) {
        m_db.reset();
        return fail(ErrorCode::StorageFault, QStringLiteral("sqlite %1").arg(exception.getExtendedErrorCode()));
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return guarded([this]() -> Result<OpenedStore> {
        OpenedStore found;
        settleClaims(found);
        found.pending = KIOSK_TRY(pending());
        return found;
    });
}

// After a crash: paper may have moved only where the intent was on the disk.
void StoreDatabase::settleClaims(OpenedStore &found)
{
    SQLite::Transaction transaction(*m_db);
    SQLite::Statement open(*m_db, "SELECT claim, state FROM claims WHERE state IN ('reserved', 'fetched', 'intent')");
    QList<ClaimStep> steps;
    while (open.executeStep()) {
        const auto claim = ClaimId::parse(text(open.getColumn(0)));
        if (!claim)
            continue;
        ClaimStep step;
        step.claim = *claim;
        step.state = text(open.getColumn(1)) == QLatin1String("intent") ? ClaimState::Uncertain : ClaimState::Released;
        steps << step;
    }
    for (const ClaimStep &step : steps) {
        writeClaim(step);
        reportClaim(step);
        (step.state == ClaimState::Uncertain ? found.becameUncertain : found.becameReleased) << step.claim;
    }
    transaction.commit();
}

Result<void> StoreDatabase::acceptance() const
{
    if (!m_db)
        return fail(ErrorCode::StorageFault, QStringLiteral("store is not open"));
    const QStorageInfo disk(m_settings.folder);
    if (disk.bytesAvailable() < m_settings.minimumFreeBytes)
        return fail(ErrorCode::StorageFull, QStringLiteral("below the disk guard"));
    return {};
}

OutboxRow StoreDatabase::insertRow(OutboxKind kind, const QString &stream, const QString &id, const QByteArray &payload,
                                   const QByteArray &digest)
{
    SQLite::Statement insert(*m_db,
                             "INSERT INTO outbox (version, kind, stream, id, sha256, payload, state, attempts, "
                             "first_at) VALUES (1, ?, ?, ?, ?, ?, 'sealed', 0, ?)");
    insert.bind(1, codeName(kind));
    insert.bind(2, utf8(stream));
    insert.bind(3, utf8(id));
    bindBlob(insert, 4, digest);
    bindBlob(insert, 5, payload);
    insert.bind(6, stamp(m_clock->wall()));
    insert.exec();
    return rowAt(m_db->getLastInsertRowid());
}

OutboxRow StoreDatabase::rowAt(qint64 seq)
{
    SQLite::Statement find(*m_db, std::string(kRows) + "WHERE o.seq = ?");
    find.bind(1, static_cast<int64_t>(seq));
    return find.executeStep() ? rowFrom(find) : OutboxRow();
}

Result<std::optional<OutboxRow>> StoreDatabase::sealCase(const SealedCase &sealedCase)
{
    KIOSK_TRY(acceptance());
    return guarded([&]() -> Result<std::optional<OutboxRow>> {
        SQLite::Transaction transaction(*m_db);
        const std::string id = utf8(sealedCase.submission.text());
        SQLite::Statement known(*m_db, "SELECT submission, sha256 FROM cases WHERE submission = ? OR receipt_code = ?");
        known.bind(1, id);
        known.bind(2, utf8(sealedCase.receiptCode.text()));
        if (known.executeStep()) {
            if (known.getColumn(0).getString() == id && blob(known.getColumn(1)) == sealedCase.digest)
                return std::optional<OutboxRow>();
            return fail(ErrorCode::Conflict, QStringLiteral("case"));
        }
        SQLite::Statement insert(*m_db,
                                 "INSERT INTO cases (submission, item, item_version, receipt_code, title, "
                                 "conditional, sha256, sealed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(1, id);
        insert.bind(2, utf8(sealedCase.item));
        insert.bind(3, utf8(sealedCase.itemVersion));
        insert.bind(4, utf8(sealedCase.receiptCode.text()));
        insert.bind(5, utf8(sealedCase.title));
        insert.bind(6, sealedCase.conditional ? 1 : 0);
        bindBlob(insert, 7, sealedCase.digest);
        insert.bind(8, stamp(m_clock->wall()));
        insert.exec();
        const QString stream = sealedCase.submission.text();
        const OutboxRow row = insertRow(OutboxKind::Submission, stream, stream, sealedCase.envelope, sealedCase.digest);
        transaction.commit();
        return std::optional(row);
    });
}

Result<std::optional<OutboxRow>> StoreDatabase::recordRating(const Rating &rating, const QString &stream)
{
    return guarded([&]() -> Result<std::optional<OutboxRow>> {
        SQLite::Transaction transaction(*m_db);
        const QByteArray payload = encoded(rating);
        const OutboxRow row = insertRow(OutboxKind::Rating, stream, rating.id.text(), payload,
                                        QCryptographicHash::hash(payload, QCryptographicHash::Sha256));
        transaction.commit();
        return std::optional(row);
    });
}

Result<StoreCounts> StoreDatabase::counts()
{
    return guarded([this]() -> Result<StoreCounts> {
        StoreCounts counts;
        SQLite::Statement rows(*m_db,
                               "SELECT COALESCE(SUM(state <> 'held'), 0), COALESCE(SUM(state = 'held'), 0), "
                               "COALESCE(SUM(state <> 'held' AND kind = 'submission'), 0), "
                               "MIN(first_at) FROM outbox");
        rows.executeStep();
        counts.pending = rows.getColumn(0).getInt64();
        counts.held = rows.getColumn(1).getInt64();
        counts.pendingCases = rows.getColumn(2).getInt64();
        counts.oldestPending = moment(rows.getColumn(3));
        counts.acknowledged = m_db->execAndGet("SELECT COUNT(*) FROM ledger").getInt64();
        counts.uncertainClaims = m_db->execAndGet("SELECT COUNT(*) FROM claims WHERE state = 'uncertain'").getInt64();
        return counts;
    });
}

Result<CaseStanding> StoreDatabase::caseByReceipt(const ReceiptCode &code)
{
    return guarded([&]() -> Result<CaseStanding> {
        SQLite::Statement find(*m_db,
                               "SELECT c.submission, c.item, c.title, c.case_no, c.sealed_at, c.received_at, "
                               "o.state FROM cases c LEFT JOIN outbox o ON o.id = c.submission "
                               "WHERE c.receipt_code = ?");
        find.bind(1, utf8(code.text()));
        if (!find.executeStep())
            return fail(ErrorCode::NotFound, QStringLiteral("receipt code"));
        CaseStanding standing;
        standing.submission = SubmissionId::parse(text(find.getColumn(0))).value_or(SubmissionId());
        standing.item = text(find.getColumn(1));
        standing.title = text(find.getColumn(2));
        standing.caseNo = text(find.getColumn(3));
        standing.sealedAt = moment(find.getColumn(4));
        standing.receivedAt = moment(find.getColumn(5));
        standing.state = find.getColumn(6).isNull()
            ? SubmissionState::Acknowledged
            : submissionState(text(find.getColumn(6))).value_or(SubmissionState::Held);
        return standing;
    });
}

Result<OutboxRow> StoreDatabase::releaseHeld(const QString &id)
{
    return guarded([&]() -> Result<OutboxRow> {
        SQLite::Transaction transaction(*m_db);
        SQLite::Statement update(*m_db,
                                 "UPDATE outbox SET state = 'sealed', next_at = NULL WHERE id = ? AND "
                                 "state = 'held' RETURNING seq");
        update.bind(1, utf8(id));
        if (!update.executeStep())
            return fail(ErrorCode::NotFound, QStringLiteral("held row"));
        const qint64 seq = update.getColumn(0).getInt64();
        update.reset();
        const OutboxRow row = rowAt(seq);
        transaction.commit();
        return row;
    });
}

Result<QList<OutboxRow>> StoreDatabase::pending()
{
    return guarded([this]() -> Result<QList<OutboxRow>> {
        QList<OutboxRow> rows;
        SQLite::Statement find(*m_db, std::string(kRows) + "ORDER BY o.seq");
        while (find.executeStep())
            rows << rowFrom(find);
        return rows;
    });
}

Result<QByteArray> StoreDatabase::payload(const QString &id)
{
    return guarded([&]() -> Result<QByteArray> {
        SQLite::Statement find(*m_db, "SELECT payload, sha256 FROM outbox WHERE id = ?");
        find.bind(1, utf8(id));
        if (!find.executeStep())
            return fail(ErrorCode::NotFound, QStringLiteral("outbox row"));
        const QByteArray bytes = blob(find.getColumn(0));
        if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != blob(find.getColumn(1)))
            return fail(ErrorCode::StorageFault, QStringLiteral("payload is not what was committed"));
        return bytes;
    });
}

Result<void> StoreDatabase::recordAttempt(const OutboxRow &row)
{
    return guarded([&]() -> Result<void> {
        SQLite::Statement update(*m_db, "UPDATE outbox SET state = ?, attempts = ?, next_at = ? WHERE id = ?");
        update.bind(1, codeName(row.state));
        update.bind(2, row.attempts);
        update.bind(3, stamp(row.nextAt));
        update.bind(4, utf8(row.id));
        if (update.exec() != 1)
            return fail(ErrorCode::NotFound, QStringLiteral("outbox row"));
        return {};
    });
}

Result<void> StoreDatabase::acknowledge(const QString &id, const Acknowledgement &acknowledgement)
{
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_db);
        SQLite::Statement entry(*m_db,
                                "INSERT INTO ledger (id, kind, stream, sha256, case_no, received_at, acked_at) "
                                "SELECT id, kind, stream, sha256, ?, ?, ? FROM outbox WHERE id = ?");
        entry.bind(1, utf8(acknowledgement.caseNo));
        entry.bind(2, stamp(acknowledgement.receivedAt));
        entry.bind(3, stamp(m_clock->wall()));
        entry.bind(4, utf8(id));
        if (entry.exec() != 1)
            return fail(ErrorCode::NotFound, QStringLiteral("outbox row"));
        SQLite::Statement numbered(*m_db, "UPDATE cases SET case_no = ?, received_at = ? WHERE submission = ?");
        numbered.bind(1, utf8(acknowledgement.caseNo));
        numbered.bind(2, stamp(acknowledgement.receivedAt));
        numbered.bind(3, utf8(id));
        numbered.exec();
        SQLite::Statement end(*m_db, "DELETE FROM outbox WHERE id = ?");
        end.bind(1, utf8(id));
        end.exec();
        transaction.commit();
        return {};
    });
}

// ---- print claims ----

std::optional<ClaimState> StoreDatabase::claimStateOf(const ClaimId &claim)
{
    SQLite::Statement find(*m_db, "SELECT state FROM claims WHERE claim = ?");
    find.bind(1, utf8(claim.text()));
    return find.executeStep() ? claimState(text(find.getColumn(0))) : std::nullopt;
}

Result<std::optional<OutboxRow>> StoreDatabase::recordClaim(const ClaimStep &step)
{
    if (step.state == ClaimState::Reserved)
        KIOSK_TRY(acceptance());
    return guarded([&]() -> Result<std::optional<OutboxRow>> {
        SQLite::Transaction transaction(*m_db);
        const auto before = claimStateOf(step.claim);
        const bool first = !before && step.state == ClaimState::Reserved;
        if (!first && (!before || !mayMove(*before, step.state)))
            return fail(
                ErrorCode::SequenceError,
                QStringLiteral("claim: %1 -> %2")
                    .arg(QLatin1String(before ? codeName(*before) : "none"), QLatin1String(codeName(step.state))));
        writeClaim(step);
        const auto row = reportClaim(step);
        transaction.commit();
        return row;
    });
}

void StoreDatabase::writeClaim(const ClaimStep &step)
{
    SQLite::Statement write(*m_db,
                            "INSERT INTO claims (claim, act, visit, item, case_no, state, proof, changed_at) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (claim) DO UPDATE SET "
                            "state = ?6, proof = ?7, changed_at = ?8, "
                            "case_no = CASE WHEN ?5 <> '' THEN ?5 ELSE case_no END");
    write.bind(1, utf8(step.claim.text()));
    write.bind(2, utf8(step.act.text()));
    write.bind(3, utf8(step.visit.text()));
    write.bind(4, utf8(step.item));
    write.bind(5, utf8(step.caseNo));
    write.bind(6, codeName(step.state));
    write.bind(7, utf8(step.proof));
    write.bind(8, stamp(m_clock->wall()));
    write.exec();
}

// What the portal knows by itself (reserved, fetched) is not reported.
std::optional<OutboxRow> StoreDatabase::reportClaim(const ClaimStep &step)
{
    if (step.state == ClaimState::Reserved || step.state == ClaimState::Fetched)
        return {};
    const QByteArray payload = encoded(PrintReport{step.claim, step.state, step.proof});
    return insertRow(OutboxKind::PrintResult, step.claim.text(),
                     step.claim.text() + QLatin1Char('/') + QLatin1String(codeName(step.state)), payload,
                     QCryptographicHash::hash(payload, QCryptographicHash::Sha256));
}

} // namespace kiosk
