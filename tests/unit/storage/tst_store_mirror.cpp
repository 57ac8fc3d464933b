// SPDX-License-Identifier: Apache-2.0
// Copies of sealed files on a second medium: made behind the case, gone with it, and what the disk has lost is there.
#include <support/await.h>
#include <support/memory_folder.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QFile>
#include <QSignalSpy>
#include <QStorageInfo>
#include <QTest>

using namespace kiosk;
using test::await;

namespace {

struct Place : test::StorePlace {
    QString mirror = folder.filePath(QStringLiteral("medium"));

    Place()
    {
        settings.mirrorFolder = mirror;
        QDir().mkpath(mirror);
    }
    SealedCase seal()
    {
        const auto kept = await(store->keepMaterial({QStringLiteral("scan"), QStringLiteral("image/jpeg"), 200'000},
                                                    test::writes(QByteArray(200'000, 'm'))));
        SealedCase sealed = test::sealedCase(*clock);
        sealed.materials << *kept;
        return await(store->sealCase(sealed)) ? sealed : SealedCase();
    }
    QStringList copies() const { return QDir(mirror).entryList(QDir::Files, QDir::Name); }
    QString primary(const SealedCase &sealed) const
    {
        return settings.folder + QStringLiteral("/materials/") + fileOf(sealed);
    }
    static QString fileOf(const SealedCase &sealed) { return sealed.materials[0].id.text() + QStringLiteral(".cms"); }
    static QString envelopeOf(const SealedCase &sealed)
    {
        return sealed.submission.text() + QStringLiteral(".case.cms");
    }
    QByteArray read(const SealedCase &sealed) const
    {
        const MaterialId id = sealed.materials[0].id;
        QByteArray whole;
        for (;;) {
            const auto piece = await(store->materialPiece(id, whole.size(), 65'536));
            if (!piece || piece->isEmpty())
                return whole;
            whole += *piece;
        }
    }
};

bool overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

} // namespace

class TestStoreMirror : public QObject {
    Q_OBJECT
private slots:
    void whatIsSealedIsCopiedAndGoesWithItsCase()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        QTRY_COMPARE(place.copies().size(), 2);
        QVERIFY(place.copies().contains(Place::fileOf(sealed)) && place.copies().contains(Place::envelopeOf(sealed)));
        QFile copy(place.mirror + u'/' + Place::envelopeOf(sealed));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), sealed.envelope);
        QVERIFY(await(place.store->acknowledge(sealed.submission.text(), {QStringLiteral("CH1"), {}})));
        QTRY_VERIFY(place.copies().isEmpty());
    }
    void aLostFileIsReadFromTheMirror_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::newRow("gone") << true;
        QTest::newRow("damaged") << false;
    }
    void aLostFileIsReadFromTheMirror()
    {
        QFETCH(bool, isGone);
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        QTRY_COMPARE(place.copies().size(), 2);
        QVERIFY(isGone ? QFile::remove(place.primary(sealed))
                       : overwrite(place.primary(sealed), QByteArray(200'000, 'x')));
        QVERIFY(place.open());
        QVERIFY(await(place.store->checkMaterial(sealed.materials[0].id)));
        QCOMPARE(place.read(sealed), QByteArray(200'000, 'm'));
    }
    void aCopyThatIsAnotherIsNoCopy()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        QTRY_COMPARE(place.copies().size(), 2);
        QVERIFY(QFile::remove(place.primary(sealed)));
        QVERIFY(overwrite(place.mirror + u'/' + Place::fileOf(sealed), QByteArray(200'000, 'y')));
        QCOMPARE(await(place.store->checkMaterial(sealed.materials[0].id)).error().code, ErrorCode::NotFound);
    }
    void aDamagedEnvelopeIsReadFromTheMirror()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        QTRY_COMPARE(place.copies().size(), 2);
        place.file()->exec("DROP TRIGGER payload_is_frozen; UPDATE outbox SET payload = x'00'");
        QVERIFY(place.open());
        QCOMPARE(await(place.store->payload(sealed.submission.text())).value(), sealed.envelope);
        QVERIFY(overwrite(place.mirror + u'/' + Place::envelopeOf(sealed), "other"));
        QCOMPARE(await(place.store->payload(sealed.submission.text())).error().code, ErrorCode::BadChecksum);
    }
    void aMediumThatIsNotThereStopsNothingAndIsCaughtUpWith()
    {
        Place place;
        QVERIFY(QDir(place.mirror).removeRecursively());
        QVERIFY(place.open());
        QSignalSpy moved(place.store.get(), &Store::mirrorMoved);
        const SealedCase first = place.seal();
        QVERIFY(!first.submission.isNull());                    // the case stands
        QTRY_VERIFY(await(place.store->counts())->mirrorFails); // told at the start already
        QVERIFY(QDir().mkpath(place.mirror));
        const SealedCase second = place.seal();
        QTRY_VERIFY(!moved.isEmpty() && !moved.last()[0].value<std::optional<ErrorCode>>());
        QTRY_COMPARE(place.copies().size(), 4);
        QVERIFY(!await(place.store->counts())->mirrorFails);
        QCOMPARE(place.texts("SELECT outcome FROM audit WHERE event = 'mirror.moved' ORDER BY seq"),
                 QStringList({QStringLiteral("failing"), QStringLiteral("working")}));
    }
    void aMediumThatIsBackIsCaughtUpWithBeforeTheNextCase()
    {
        Place place;
        place.settings.mirrorRetry = 20ms;
        QVERIFY(QDir(place.mirror).removeRecursively());
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        QTRY_VERIFY(await(place.store->counts())->mirrorFails);
        QVERIFY(QDir().mkpath(place.mirror));
        QTRY_COMPARE(place.copies().size(), 2);
        QTRY_VERIFY(!await(place.store->counts())->mirrorFails);
        QVERIFY(place.copies().contains(Place::envelopeOf(sealed)));
    }
    void aFolderOfTheSameDeviceIsNoMirror()
    {
        Place place;
        place.settings.mirrorIsApart = true;
        QVERIFY(place.open());
        QVERIFY(!place.seal().submission.isNull()); // the case stands
        QTRY_VERIFY(await(place.store->counts())->mirrorFails);
        QVERIFY(place.copies().isEmpty());
        QCOMPARE(place.texts("SELECT outcome || ' ' || reason FROM audit WHERE event = 'mirror.moved'"),
                 QStringList(QStringLiteral("failing bad-config")));
    }
    void aFolderOfAnotherDeviceIsOne()
    {
        const QString memory = test::memoryFolder();
        if (memory.isEmpty())
            QSKIP("no second file system");
        const QTemporaryDir medium(memory + QStringLiteral("/mirror-XXXXXX"));
        Place place;
        if (QStorageInfo(medium.path()).device() == QStorageInfo(place.folder.path()).device())
            QSKIP("no second file system");
        place.settings.mirrorIsApart = true;
        place.settings.mirrorFolder = place.mirror = medium.path();
        QVERIFY(place.open());
        QVERIFY(!place.seal().submission.isNull());
        QTRY_COMPARE(place.copies().size(), 2);
        QVERIFY(!await(place.store->counts())->mirrorFails);
    }
    void aCaseThatIsOverBeforeTheMediumIsBackLeavesNoCopy()
    {
        Place place;
        QVERIFY(QDir(place.mirror).removeRecursively());
        QVERIFY(place.open());
        const SealedCase over = place.seal();
        QTRY_VERIFY(await(place.store->counts())->mirrorFails);
        QVERIFY(await(place.store->acknowledge(over.submission.text(), {QStringLiteral("CH1"), {}})));
        QVERIFY(QDir().mkpath(place.mirror));
        const SealedCase next = place.seal();
        QTRY_COMPARE(place.copies().size(), 2);
        QVERIFY(place.open()); // what was asked for is done
        QTRY_COMPARE(place.copies().size(), 2);
        QVERIFY(place.copies().contains(Place::envelopeOf(next)));
    }
    void aStartBringsTheMirrorUpToDate()
    {
        Place place;
        place.settings.mirrorFolder.clear();
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        place.settings.mirrorFolder = place.mirror;
        QVERIFY(overwrite(place.mirror + QStringLiteral("/acknowledged-meanwhile.cms"), "old"));
        QVERIFY(overwrite(place.mirror + QStringLiteral("/half.cms.part"), "half"));
        QVERIFY(overwrite(place.mirror + QStringLiteral("/holiday.jpg"), "not ours"));
        QVERIFY(place.open());
        QStringList wanted{Place::fileOf(sealed), Place::envelopeOf(sealed), QStringLiteral("holiday.jpg")};
        wanted.sort();
        QTRY_COMPARE(place.copies(), wanted);
    }
};

QTEST_GUILESS_MAIN(TestStoreMirror)
#include "tst_store_mirror.moc"
