// SPDX-License-Identifier: Apache-2.0
// The store under load, one JSON line for the folder given (default: build/):
//   sealed cases of 10 KB a second as a share of plain SQLite (WAL, FULL) commits of the same bytes   goal >= 0.2
//   open() with 10,000 rows waiting                                                                    goal <= 1 s
//   audit entries a second, each its own act                                                           goal >= 500
//   1,000,000 entries of an export verified                                                            goal <= 10 s
// Medians of some rounds where it is short. Ends with 1 when a goal is missed.
#include "timing.h"

#include <audit/audit_chain.h>
#include <audit/audit_export.h>
#include <storage/store.h>
#include <support/await.h>
#include <support/dev_papers.h>
#include <support/sealed_cases.h>
#include <vault/cms_sealer.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <cstdio>
#include <vector>

using namespace kiosk;
using namespace kiosk::bench;
using namespace kiosk::test;

namespace {

constexpr int Rounds = 5;
constexpr int CasesOfRound = 100;
constexpr int Waiting = 10'000;
constexpr int Entries = 2'000;
constexpr int Exported = 1'000'000;
constexpr qsizetype CaseSize = 10'000;
constexpr double GoalShare = 0.2;
constexpr double GoalOpenMs = 1'000;
constexpr double GoalEntries = 500;
constexpr double GoalVerifyMs = 10'000;

[[noreturn]] void give(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::exit(2);
}

double sealedMs(Store &store, const EnvelopeSealer &sealer, const Clock &clock, int cases)
{
    QElapsedTimer since;
    since.start();
    for (int i = 0; i < cases; ++i) {
        const auto envelope = sealer.seal(SensitiveBytes(QByteArray(CaseSize, 'c')));
        if (!envelope || !await(store.sealCase(sealedCase(clock, envelope->bytes))))
            give("a case was refused");
    }
    return msOf(since);
}

double plainMs(const QString &file)
{
    SQLite::Database database(file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS plain (bytes BLOB)");
    SQLite::Statement insert(database, "INSERT INTO plain VALUES (?)");
    const QByteArray bytes(CaseSize, 'c');
    QElapsedTimer since;
    since.start();
    for (int i = 0; i < CasesOfRound; ++i) {
        insert.bindNoCopy(1, bytes.constData(), static_cast<int>(bytes.size()));
        insert.exec();
        insert.reset();
    }
    return msOf(since);
}

double openMs(const QString &folder, const std::shared_ptr<const Clock> &clock)
{
    QElapsedTimer since;
    since.start();
    Store store({folder, 0}, clock, Logger());
    if (!await(store.open()))
        give("the store does not open");
    const double taken = msOf(since);
    const auto rows = await(store.pending());
    if (!rows || rows->size() < Waiting)
        give("rows are missing");
    return taken;
}

double entriesPerSecond(Store &store, const Clock &clock)
{
    const VisitId visit = VisitId::make(clock);
    std::vector<Pending<void>> acts;
    acts.reserve(Entries);
    QElapsedTimer since;
    since.start();
    for (int i = 0; i < Entries; ++i)
        acts.push_back(store.recordEvent({AuditEvent::CardRead, "done", visit}));
    for (const auto &act : acts) {
        if (!await(act))
            give("an entry was refused");
    }
    return Entries * 1000 / msOf(since);
}

double verifyMs(const QString &path, const Clock &clock)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate))
        give("no room for an export");
    AuditExportWriter writer(file, {QStringLiteral("bench"), [](const QByteArray &) -> Result<QByteArray> {
                                        return QByteArrayLiteral("signature");
                                    }});
    bool good = writer.begin(std::nullopt).has_value();
    QByteArray previous = auditBeginning;
    const VisitId visit = VisitId::make(clock);
    for (int i = 1; i <= Exported; ++i) {
        AuditRecord record = recordOf({AuditEvent::CardRead, "done", visit}, i, clock.wall());
        record.hash = previous = auditHash(previous, auditJson(record));
        good = good && writer.add(record).has_value();
    }
    if (!good || !writer.end(clock.wall().date()) || !file.seek(0))
        give("the export was not written");
    QElapsedTimer since;
    since.start();
    const AuditVerdict verdict = verifyAuditExport(file, [](const QByteArray &, const QByteArray &) { return true; });
    const double taken = msOf(since);
    if (!verdict.good || verdict.entries != Exported)
        give("the export is not good");
    return taken;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const DevPapers papers;
    const auto clock = std::make_shared<SystemClock>();
    const auto sealer = CmsSealer::create(readCredentials(papers.folder()).value(), clock);
    const QTemporaryDir folder(QCoreApplication::arguments().value(1, QDir::currentPath())
                               + QStringLiteral("/bench-store-XXXXXX"));
    if (!sealer)
        give("no sealer");
    std::vector<double> shares, rates, opens, plains;
    {
        Store store({folder.filePath(QStringLiteral("data")), 0}, clock, Logger());
        if (!await(store.open()))
            give("the store does not open");
        for (int round = 0; round < Rounds; ++round) {
            const double sealed = sealedMs(store, **sealer, *clock, CasesOfRound);
            const double plain = plainMs(folder.filePath(QStringLiteral("plain.db")));
            shares.push_back(plain / sealed);
            plains.push_back(CasesOfRound * 1000 / plain);
            rates.push_back(entriesPerSecond(store, *clock));
        }
        sealedMs(store, **sealer, *clock, Waiting - Rounds * CasesOfRound);
    }
    for (int round = 0; round < Rounds; ++round)
        opens.push_back(openMs(folder.filePath(QStringLiteral("data")), clock));
    const double verify = verifyMs(folder.filePath(QStringLiteral("export.jsonl")), *clock);
    std::printf("{\"bench\":\"store\",\"sealed_share_of_plain\":%.2f,\"plain_per_s\":%.0f,\"open_10000_ms\":%.0f,"
                "\"audit_per_s\":%.0f,\"verify_1e6_ms\":%.0f}\n",
                median(shares), median(plains), median(opens), median(rates), verify);
    return median(shares) >= GoalShare && median(opens) <= GoalOpenMs && median(rates) >= GoalEntries
            && verify <= GoalVerifyMs
        ? 0
        : 1;
}
