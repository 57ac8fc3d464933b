// SPDX-License-Identifier: Apache-2.0
// The files of a case: whole or not there, named by a row or swept, gone only after the portal has the case.
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QDir>
#include <QFile>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/statvfs.h>

using namespace kiosk;
using test::await;
using test::codeOf;

namespace {

struct Place : test::StorePlace {
    QStringList files() const
    {
        return QDir(settings.folder + QStringLiteral("/materials")).entryList(QDir::Files | QDir::Hidden);
    }
    QString path(const SealedMaterial &material) const
    {
        return settings.folder + QStringLiteral("/materials/") + material.id.text() + QStringLiteral(".cms");
    }
    Result<SealedMaterial> keep(const QByteArray &sealed)
    {
        return await(store->keepMaterial({QStringLiteral("birth-certificate"), QStringLiteral("image/jpeg"), 0},
                                         test::writes(sealed)));
    }
    SealedCase caseWith(const QList<SealedMaterial> &materials) const
    {
        SealedCase sealed = test::sealedCase(*clock);
        sealed.materials = materials;
        return sealed;
    }
};

} // namespace

class TestStoreMaterials : public QObject {
    Q_OBJECT
private slots:
    void aCaseTakesItsMaterialsIntoTheStore()
    {
        Place place;
        QVERIFY(place.open());
        const QByteArray bytes(300'000, 'm');
        const SealedMaterial first = place.keep(bytes).value();
        QCOMPARE(first.size, bytes.size());
        QCOMPARE(first.digest, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        const SealedMaterial second = place.keep(bytes).value(); // equal bytes are two materials
        const SealedCase sealed = place.caseWith({second, first});
        QVERIFY(await(place.store->sealCase(sealed)));
        const auto opened = place.open();
        QCOMPARE(opened->pending.size(), 1);
        QCOMPARE(opened->pending.front().materials, 2);
        QCOMPARE(place.files().size(), 2);
        QCOMPARE(await(place.store->materials(sealed.submission.text())).value(), (QList{second, first}));
        QVERIFY(await(place.store->checkMaterial(first.id)));
        QCOMPARE(await(place.store->materialPiece(first.id, 299'990, 100)).value(), QByteArray(10, 'm'));
        QVERIFY(await(place.store->materialPiece(first.id, 300'000, 100)).value().isEmpty());
        QVERIFY(await(place.store->sealCase(sealed))); // the same case again
        QCOMPARE(await(place.store->materials(sealed.submission.text()))->size(), 2);
        QCOMPARE(QFile::permissions(place.path(first)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    void filesGoAfterTheAcknowledgementAndTheirRowsStay()
    {
        Place place;
        QVERIFY(place.open());
        const SealedMaterial material = place.keep("sealed").value();
        const SealedCase sealed = place.caseWith({material});
        QVERIFY(await(place.store->sealCase(sealed)));
        QCOMPARE(place.files().size(), 1);
        QVERIFY(await(place.store->acknowledge(sealed.submission.text(), {QStringLiteral("CH1"), {}})));
        QCOMPARE(await(place.store->counts())->pending, 0);
        QVERIFY(place.files().isEmpty());
        QCOMPARE(await(place.store->materials(sealed.submission.text())).value(), QList{material});
    }
    void aFileIsNotErasedBeforeTheLedgerHasItsCase()
    {
        Place place;
        QVERIFY(place.open());
        const SealedMaterial material = place.keep("sealed").value();
        QVERIFY(await(place.store->sealCase(place.caseWith({material}))));
        place.store.reset();
        SQLite::Database file((place.settings.folder + QStringLiteral("/store.db")).toStdString(),
                              SQLite::OPEN_READWRITE);
        for (const char *wrong : {"UPDATE materials SET erased_at = '2026'", "DELETE FROM materials",
                                  "UPDATE materials SET sha256 = zeroblob(32)"})
            QVERIFY_EXCEPTION_THROWN(file.exec(wrong), SQLite::Exception);
    }
    void erasingIsResumed()
    {
        Place place;
        QVERIFY(place.open());
        const SealedMaterial material = place.keep("sealed").value();
        const SealedCase sealed = place.caseWith({material});
        QVERIFY(await(place.store->sealCase(sealed)));
        QFile::rename(place.path(material), place.path(material) + u'x');
        QVERIFY(QDir().mkdir(place.path(material))); // nothing can be removed under that name
        QVERIFY(await(place.store->acknowledge(sealed.submission.text(), {QStringLiteral("CH1"), {}})));
        QVERIFY(QDir().rmdir(place.path(material)));
        QFile::rename(place.path(material) + u'x', place.path(material));
        QCOMPARE(place.files().size(), 1);
        QVERIFY(place.open());
        QVERIFY(place.files().isEmpty());
    }
    void orphansAreSweptAndNothingElse()
    {
        Place place;
        QVERIFY(place.open());
        const SealedMaterial kept = place.keep("kept").value();
        QVERIFY(await(place.store->sealCase(place.caseWith({kept}))));
        QVERIFY(place.keep("nobody's"));
        QFile half(place.settings.folder + QStringLiteral("/materials/01958d52-7c3a-7b1e-9d5f-2a6c8e4f1b30.cms.part"));
        QVERIFY(half.open(QIODevice::WriteOnly) && half.write("half") == 4);
        half.close();
        QCOMPARE(place.files().size(), 3);
        QVERIFY(place.open());
        QCOMPARE(place.files(), QStringList{kept.id.text() + QStringLiteral(".cms")});
    }
    void aVisitThatEndsForgetsWhatNoCaseHas()
    {
        Place place;
        QVERIFY(place.open());
        const SealedMaterial ofACase = place.keep("a").value();
        QVERIFY(await(place.store->sealCase(place.caseWith({ofACase}))));
        const SealedMaterial loose = place.keep("b").value();
        QVERIFY(await(place.store->forgetMaterial(loose.id)));
        QCOMPARE(codeOf(await(place.store->forgetMaterial(ofACase.id))), ErrorCode::SequenceError);
        QCOMPARE(place.files().size(), 1);
    }
    void whatCannotBeSealedLeavesNothing()
    {
        Place place;
        QVERIFY(place.open());
        const auto failed = await(place.store->keepMaterial({}, [](QIODevice &sealed) -> Result<void> {
            sealed.write("half of it");
            return fail(ErrorCode::InvalidInput, QStringLiteral("scanner"));
        }));
        QCOMPARE(codeOf(failed), ErrorCode::InvalidInput);
        QVERIFY(place.files().isEmpty());
    }
    void aCaseWithoutItsFileIsRefusedWhole()
    {
        Place place;
        QVERIFY(place.open());
        const SealedMaterial good = place.keep("a").value();
        const SealedMaterial gone = place.keep("b").value();
        QVERIFY(await(place.store->forgetMaterial(gone.id)));
        QCOMPARE(codeOf(await(place.store->sealCase(place.caseWith({good, gone})))), ErrorCode::InvalidInput);
        QCOMPARE(place.open()->pending.size(), 0);
        QVERIFY(place.files().isEmpty());
    }
    void anyChangedByteIsNoticed()
    {
        Place place;
        QVERIFY(place.open());
        const SealedMaterial material = place.keep(QByteArray(1'500, 'm')).value();
        QVERIFY(await(place.store->sealCase(place.caseWith({material}))));
        QFile file(place.path(material));
        for (qint64 at = 0; at < 1'500; ++at) {
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at) && file.write("n") == 1);
            file.close();
            QCOMPARE(codeOf(await(place.store->checkMaterial(material.id))), ErrorCode::BadChecksum);
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at) && file.write("m") == 1);
            file.close();
        }
        QVERIFY(await(place.store->checkMaterial(material.id)));
        QVERIFY(file.resize(1'499));
        QCOMPARE(codeOf(await(place.store->checkMaterial(material.id))), ErrorCode::BadChecksum);
        QVERIFY(file.remove());
        QCOMPARE(codeOf(await(place.store->checkMaterial(material.id))), ErrorCode::NotFound);
    }
    void theDiskGuardCountsTheMaterial()
    {
        Place place;
        QVERIFY(QDir().mkpath(place.settings.folder));
        struct statvfs disk = {};
        QCOMPARE(::statvfs(QFile::encodeName(place.settings.folder).constData(), &disk), 0);
        const auto free = static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
        place.settings.minimumFreeBytes = free / 2;
        QVERIFY(place.open());
        QVERIFY(await(place.store->acceptance()));
        NewMaterial large{QStringLiteral("scan"), QStringLiteral("image/jpeg"), free / 2 + 1'000'000'000};
        QCOMPARE(codeOf(await(place.store->keepMaterial(large, test::writes("x")))), ErrorCode::StorageFull);
        large.expectedSize = 1000;
        QVERIFY(await(place.store->keepMaterial(large, test::writes("x"))));
    }
};
QTEST_GUILESS_MAIN(TestStoreMaterials)
#include "tst_store_materials.moc"
