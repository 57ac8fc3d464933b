// SPDX-License-Identifier: Apache-2.0
// A disk without a free block: the reserve lets the terminal start and write down what the portal has confirmed.
#include <storage/fault_vfs.h>
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QFile>
#include <QScopeGuard>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr qint64 Reserve = 2'000'000;

bool s_mayMount = false;

// Mounts that only this process sees; false where the sandbox forbids them.
bool takeOwnMounts()
{
    const QByteArray self = QByteArray::number(::getuid()) + ' ' + QByteArray::number(::getuid()) + " 1";
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        QFile map(QStringLiteral("/proc/self/uid_map"));
        if (!map.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || map.write(self) != self.size())
            return false;
    }
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

struct Place : StorePlace {
    QByteArray reserve = QFile::encodeName(settings.folder) + "/reserve";

    Place() { settings.reserveBytes = Reserve; }
    SealedCase seal()
    {
        SealedCase sealed = sealedCase(*clock);
        return await(store->sealCase(sealed)) ? sealed : SealedCase();
    }
    bool hasReserve() const { return ::access(reserve.constData(), F_OK) == 0; }
    Result<void> acknowledge(const SealedCase &sealed)
    {
        return await(store->acknowledge(sealed.submission.text(), {QStringLiteral("CH1"), {}}));
    }
    Result<void> event() { return await(store->recordEvent({AuditEvent::GoodbyeSaid, "done"})); }
};

// Takes what is left, to the last byte; gives its path.
QByteArray fillUp(const QString &folder)
{
    QByteArray path = QFile::encodeName(folder) + "/ballast";
    const int fd = ::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    for (qsizetype piece = 65'536; piece > 0; piece /= 16) {
        const QByteArray bytes(piece, 'x');
        while (::write(fd, bytes.constData(), static_cast<std::size_t>(piece)) == piece) { }
    }
    ::close(fd);
    return path;
}

} // namespace

class TestStoreFull : public QObject {
    Q_OBJECT
private slots:
    void init() { FaultVfs::arm(DiskFault::None, 0); }
    void cleanup() { FaultVfs::fullWhile(nullptr); }

    void theReserveIsTakenAtTheStart()
    {
        Place place;
        QVERIFY(place.open());
        struct stat file = {};
        QCOMPARE(::stat(place.reserve.constData(), &file), 0);
        QCOMPARE(file.st_size, Reserve);
        QVERIFY(file.st_blocks * 512 >= Reserve); // blocks, not a hole
        QCOMPARE(file.st_mode & 0777, 0600U);
        QVERIFY(::truncate(place.reserve.constData(), 0) == 0 && ::truncate(place.reserve.constData(), Reserve) == 0);
        QVERIFY(place.open()); // a hole is none
        QCOMPARE(::stat(place.reserve.constData(), &file), 0);
        QVERIFY(file.st_blocks * 512 >= Reserve);
    }
    void whatThePortalConfirmedIsWrittenDown()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        FaultVfs::fullWhile(place.reserve.constData());
        QCOMPARE(codeOf(place.event()), ErrorCode::StorageFull); // nobody's act but the outbox's takes the reserve
        QCOMPARE(codeOf(await(place.store->sealCase(sealedCase(*place.clock)))), ErrorCode::StorageFull);
        QVERIFY(place.hasReserve());
        QVERIFY(place.acknowledge(sealed));
        QCOMPARE(await(place.store->counts())->acknowledged, 1);
        FaultVfs::fullWhile(nullptr);
        QVERIFY(place.hasReserve()); // made again: there was room
    }
    void aStartOnAFullDiskIsAStart()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        place.store.reset();
        QVERIFY(place.hasReserve());
        FaultVfs::fullWhile(place.reserve.constData());
        const auto opened = place.open();
        QVERIFY(opened);
        QCOMPARE(opened->pending.size(), 1);
        QVERIFY(place.acknowledge(sealed));
    }
    void whatIsGivenUpIsNotCountedAsFree()
    {
        Place place;
        place.settings.reserveBytes = qint64{1} << 60; // there is no room for it: it stays missing
        QVERIFY(place.open());
        QCOMPARE(codeOf(await(place.store->acceptance())), ErrorCode::StorageFull);
    }
    void aRealFileSystemThatIsFullIsDrained()
    {
        if (!s_mayMount)
            QSKIP("no right to mount");
        Place place;
        QVERIFY(QDir().mkpath(place.settings.folder));
        const QByteArray where = QFile::encodeName(place.settings.folder);
        QCOMPARE(::mount("none", where.constData(), "tmpfs", MS_NOSUID | MS_NODEV, "size=12m,mode=700"), 0);
        const auto unmounts = qScopeGuard([&] {
            place.store.reset();
            ::umount2(where.constData(), MNT_DETACH);
        });
        QVERIFY(place.open());
        QList<SealedCase> all;
        for (int i = 0; i < 20; ++i)
            all << place.seal();
        const QByteArray ballast = fillUp(place.settings.folder);
        QVERIFY(place.hasReserve());
        while (place.event()) { } // the log has pages that are free until they are not
        place.store.reset();      // the power fails: no orderly end has room either
        const auto opened = place.open();
        QVERIFY(opened);
        QVERIFY(!place.hasReserve());
        QCOMPARE(opened->pending.size(), 20);
        for (const SealedCase &each : std::as_const(all))
            QVERIFY(place.acknowledge(each));
        QVERIFY(::unlink(ballast.constData()) == 0);
        all << place.seal();
        QVERIFY(place.acknowledge(all.last()));
        QVERIFY(place.hasReserve()); // made again: there is room
    }
};

int main(int argc, char **argv)
{
    s_mayMount = takeOwnMounts(); // before there is a thread
    FaultVfs::install();
    QCoreApplication application(argc, argv);
    TestStoreFull test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_full.moc"
