// SPDX-License-Identifier: Apache-2.0
// A case of 10 KB with three materials of 1 MB, from plain bytes in memory to durable in the store: one JSON line for
// the folder given (default: build/), and the same bytes written and synced plainly beside it. Goal: p95 <= 30 ms as
// the median of some rounds. Ends with 1 when that is missed.
#include "timing.h"

#include <storage/store.h>
#include <support/await.h>
#include <support/dev_papers.h>
#include <support/sealed_cases.h>
#include <vault/cms_sealer.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

using namespace kiosk;
using namespace kiosk::bench;
using namespace kiosk::test;

namespace {

constexpr double GoalMs = 30;
constexpr int Rounds = 5;
constexpr int Cases = 40; // a round
constexpr qsizetype CaseSize = 10'000;
constexpr qsizetype MaterialSize = 1'000'000;
constexpr int Materials = 3;

// Negative: refused.
double sealOne(Store &store, const EnvelopeSealer &sealer, const Clock &clock, const QByteArray &scan)
{
    QElapsedTimer since;
    since.start();
    QList<SealedMaterial> materials;
    for (int i = 0; i < Materials; ++i) {
        const auto kept
            = await(store.keepMaterial({QStringLiteral("scan"), QStringLiteral("image/jpeg"), scan.size()},
                                       [&sealer, bytes = QByteArray(scan)](QIODevice &sealed) mutable -> Result<void> {
                                           QBuffer content(&bytes);
                                           content.open(QIODevice::ReadOnly);
                                           return sealer.sealMaterial(content, sealed);
                                       }));
        if (!kept)
            return -1;
        materials << *kept;
    }
    const auto envelope = sealer.seal(SensitiveBytes(QByteArray(CaseSize, 'c')));
    if (!envelope)
        return -1;
    SealedCase sealed = sealedCase(clock, envelope->bytes);
    sealed.materials = materials;
    return await(store.sealCase(sealed)) ? msOf(since) : -1;
}

// The same bytes, plainly: three files, each synced, then their folder, and nothing else.
double writeOne(const QString &folder, const QByteArray &scan)
{
    QElapsedTimer since;
    since.start();
    for (int i = 0; i < Materials; ++i) {
        const QByteArray path = QFile::encodeName(folder + QStringLiteral("/plain-%1").arg(i));
        const int fd = ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (fd < 0 || ::write(fd, scan.constData(), static_cast<std::size_t>(scan.size())) != scan.size()
            || ::fsync(fd) != 0)
            return -1;
        ::close(fd);
    }
    const int parent = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ::fsync(parent);
    ::close(parent);
    return msOf(since);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const DevPapers papers;
    const auto clock = std::make_shared<SystemClock>();
    const auto sealer = CmsSealer::create(readCredentials(papers.folder()).value(), clock);
    const QTemporaryDir folder(QCoreApplication::arguments().value(1, QDir::currentPath())
                               + QStringLiteral("/bench-seal-XXXXXX"));
    Store store({folder.filePath(QStringLiteral("data")), 0}, clock, Logger());
    if (!sealer || !await(store.open()))
        return 2;
    QByteArray scan(MaterialSize, Qt::Uninitialized);
    for (qsizetype i = 0; i < scan.size(); ++i)
        scan[i] = static_cast<char>(i * 31 + i / 997);
    std::vector<double> p50, p95, plain;
    for (int round = 0; round < Rounds; ++round) {
        std::vector<double> taken, written;
        for (int i = 0; i < Cases; ++i) {
            taken.push_back(sealOne(store, **sealer, *clock, scan));
            written.push_back(writeOne(folder.path(), scan));
            if (taken.back() < 0 || written.back() < 0)
                return 2;
        }
        p50.push_back(percentile(taken, 0.5));
        p95.push_back(percentile(taken, 0.95));
        plain.push_back(percentile(written, 0.95));
    }
    const double middle = median(p95);
    std::printf("{\"bench\":\"seal\",\"case_bytes\":%d,\"materials\":%d,\"material_bytes\":%d,\"ms_p50\":%.1f,"
                "\"ms_p95\":%.1f,\"plain_write_ms_p95\":%.1f}\n",
                static_cast<int>(CaseSize), Materials, static_cast<int>(MaterialSize), median(p50), middle,
                median(plain));
    return middle <= GoalMs ? 0 : 1;
}
