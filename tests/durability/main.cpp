// SPDX-License-Identifier: Apache-2.0
// The coverage matrix of docs/failure-model.md: ./dev faults RUNS
#include "cell_run.h"
#include "rig.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <atomic>
#include <cstdio>
#include <thread>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr quint32 MostDays = 12;

struct Tally {
    int runs = 0;
    int reached = 0;
    int faults = 0;
    int promised = 0;
    int lost = 0;
    int doubled = 0;
    int held = 0;
    int filesLost = 0;
    int broken = 0;

    void add(const Verdict &verdict)
    {
        ++runs;
        reached += verdict.reached ? 1 : 0;
        promised += verdict.promised;
        faults += verdict.faults;
        lost += verdict.lost;
        doubled += verdict.doubled;
        held += verdict.held;
        filesLost += verdict.filesLost;
        broken += verdict.isGood() ? 0 : 1;
    }
};

void print(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

QString nameOf(const FaultCell &cell)
{
    const std::string_view point = crashPoints[static_cast<std::size_t>(cell.point)];
    return QStringLiteral("%1/%2/%3")
        .arg(QString::fromLatin1(point.data(), static_cast<qsizetype>(point.size())),
             QLatin1String(portalTroubles[static_cast<std::size_t>(cell.portal)].name),
             QLatin1String(storageTroubles[static_cast<std::size_t>(cell.storage)].name));
}

std::optional<FaultCell> cellNamed(const QString &name)
{
    for (int i = 0; i < FaultCell::count(); ++i) {
        if (nameOf(FaultCell::at(i)) == name)
            return FaultCell::at(i);
    }
    return std::nullopt;
}

class Suite {
public:
    Suite(int runs, quint32 seed, std::optional<FaultCell> only) : m_runs(runs), m_seed(seed), m_only(only)
    {
        std::mt19937 random(seed); // NOLINT(cert-msc51-cpp)
        m_order.resize(static_cast<std::size_t>(FaultCell::count()));
        for (std::size_t i = 0; i < m_order.size(); ++i)
            m_order[i] = static_cast<int>(i);
        std::shuffle(m_order.begin(), m_order.end(), random);
        m_tallies.resize(m_order.size());
    }

    int run(int jobs)
    {
        const DevPapers papers;
        if (!papers.isGood()) {
            print(QStringLiteral("no development papers"));
            return 2;
        }
        std::vector<std::thread> threads;
        threads.reserve(static_cast<std::size_t>(jobs));
        for (int i = 0; i < jobs; ++i)
            threads.emplace_back([this, &papers] { work(papers); });
        for (std::thread &thread : threads)
            thread.join();
        return report();
    }

private:
    void work(const DevPapers &papers)
    {
        CellRunner runner(papers);
        for (int number = m_next++; number < m_runs; number = m_next++) {
            const FaultCell cell
                = m_only ? *m_only : FaultCell::at(m_order[static_cast<std::size_t>(number) % m_order.size()]);
            const quint32 seed = m_seed + static_cast<quint32>(number);
            // A day does not come by every point: with a good disk another one is lived until one does.
            const quint32 days = isDiskGood(cell) ? MostDays : 1;
            bool ended = false;
            for (quint32 day = 0; day < days && !ended; ++day)
                ended = judged(runner, cell, seed + day * OtherDay);
        }
    }

    static bool isDiskGood(const FaultCell &cell)
    {
        return storageTroubles[static_cast<std::size_t>(cell.storage)].trouble == DiskTrouble::None;
    }

    // Whether it ended at its point.
    bool judged(CellRunner &runner, const FaultCell &cell, quint32 seed)
    {
        const Verdict verdict = runner.run(cell, seed);
        const std::lock_guard guard(m_mutex);
        m_tallies[static_cast<std::size_t>(cell.index())].add(verdict);
        for (const QString &what : verdict.broken)
            print(QStringLiteral("BROKEN %1 seed %2: %3").arg(nameOf(cell)).arg(seed).arg(what));
        return verdict.reached;
    }

    // Rows: where it ends; columns: what the portal does; "reached/runs" over every kind of disk.
    int report() const
    {
        Tally all;
        QStringList notRun, notReached, missed;
        QString head = QStringLiteral("%1").arg(QString(), -24);
        for (const PortalTrouble &portal : portalTroubles)
            head += QStringLiteral("%1").arg(QLatin1String(portal.name), 18);
        print(head);
        for (std::size_t point = 0; point < crashPoints.size(); ++point) {
            QString row = QStringLiteral("%1").arg(
                QString::fromLatin1(crashPoints[point].data(), static_cast<qsizetype>(crashPoints[point].size())), -24);
            for (std::size_t portal = 0; portal < portalTroubles.size(); ++portal) {
                int runs = 0, reached = 0;
                for (std::size_t storage = 0; storage < storageTroubles.size(); ++storage) {
                    const FaultCell cell{static_cast<int>(point), static_cast<int>(portal), static_cast<int>(storage)};
                    const Tally &tally = m_tallies[static_cast<std::size_t>(cell.index())];
                    runs += tally.runs;
                    reached += tally.reached;
                    if (tally.runs == 0)
                        notRun << nameOf(cell);
                    else if (tally.reached == 0)
                        (isDiskGood(cell) ? missed : notReached) << nameOf(cell);
                    all.runs += tally.runs;
                    all.reached += tally.reached;
                    all.promised += tally.promised;
                    all.faults += tally.faults;
                    all.lost += tally.lost;
                    all.doubled += tally.doubled;
                    all.held += tally.held;
                    all.filesLost += tally.filesLost;
                    all.broken += tally.broken;
                }
                row += QStringLiteral("%1").arg(QStringLiteral("%1/%2").arg(reached).arg(runs), 18);
            }
            print(row);
        }
        print(QStringLiteral("%1 cells; %2 not run; %3 run, but the disk failed before the point every time; %4 with a "
                             "good disk, and the point was not reached")
                  .arg(FaultCell::count())
                  .arg(notRun.size())
                  .arg(notReached.size())
                  .arg(missed.size()));
        print(QStringLiteral("not applicable: C15 (locker doors: no locker yet), C16 (update: no updater yet)"));
        for (const QString &name : missed)
            print(QStringLiteral("  MISSED: ") + name);
        for (const QString &name : notReached.first(std::min<qsizetype>(notReached.size(), 40)))
            print(QStringLiteral("  not reached: ") + name);
        print(
            QStringLiteral("seed %1, runs %2, crashes %3, cases promised %4: lost %5, doubled %6, held %7, files that "
                           "the disk lost %8, runs with a broken invariant %9; spoilt answers and crashes %10")
                .arg(m_seed)
                .arg(all.runs)
                .arg(all.reached)
                .arg(all.promised)
                .arg(all.lost)
                .arg(all.doubled)
                .arg(all.held)
                .arg(all.filesLost)
                .arg(all.broken)
                .arg(all.faults));
        const bool everyCell = m_only || m_runs < FaultCell::count() || notRun.isEmpty();
        return all.broken == 0 && all.promised > 0 && everyCell && missed.isEmpty() ? 0 : 1;
    }

    int m_runs;
    quint32 m_seed;
    std::optional<FaultCell> m_only;
    std::vector<int> m_order;
    std::atomic<int> m_next = 0;
    std::mutex m_mutex;
    std::vector<Tally> m_tallies;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--rig")
        return runRig(arguments);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("RUNS"), QStringLiteral("how many"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("first seed"), QStringLiteral("N"),
                                  QStringLiteral("1"));
    const QCommandLineOption jobs(QStringLiteral("jobs"), QStringLiteral("at once"), QStringLiteral("N"),
                                  QStringLiteral("3"));
    const QCommandLineOption only(QStringLiteral("cell"), QStringLiteral("POINT/PORTAL/STORAGE only"),
                                  QStringLiteral("CELL"));
    parser.addOptions({seed, jobs, only});
    parser.addHelpOption();
    parser.process(app);
    std::optional<FaultCell> cell;
    if (parser.isSet(only) && !(cell = cellNamed(parser.value(only)))) {
        print(QStringLiteral("no such cell"));
        return 2;
    }
    Suite suite(
        parser.positionalArguments().value(0, qEnvironmentVariable("KIOSK_FAULT_RUNS", QStringLiteral("2000"))).toInt(),
        parser.value(seed).toUInt(), cell);
    QElapsedTimer timer;
    timer.start();
    const int status = suite.run(parser.value(jobs).toInt());
    print(QStringLiteral("%1 s").arg(timer.elapsed() / 1000));
    return status;
}
