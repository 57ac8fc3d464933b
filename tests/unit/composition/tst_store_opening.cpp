// SPDX-License-Identifier: Apache-2.0
#include <composition/store_opening.h>
#include <support/log_lines.h>
#include <support/store_place.h>

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Opening {
    StorePlace place;
    std::shared_ptr<LogLines> lines = std::make_shared<LogLines>();
    std::unique_ptr<StoreOpening> opening;
    std::unique_ptr<QSignalSpy> answered, opened;

    void begin()
    {
        place.store = std::make_unique<Store>(place.settings, place.clock, Logger());
        opening = std::make_unique<StoreOpening>(*place.store, *place.clock, Logger(lines, place.clock));
        answered = std::make_unique<QSignalSpy>(opening.get(), &StoreOpening::answered);
        opened = std::make_unique<QSignalSpy>(opening.get(), &StoreOpening::opened);
        opening->begin();
    }
    QString storeFile() const { return place.settings.folder + QStringLiteral("/store.db"); }
};

} // namespace

class TestStoreOpening : public QObject {
    Q_OBJECT
private slots:
    void aDiskThatComesBackIsFound()
    {
        Opening machine;
        QVERIFY(QDir().mkpath(machine.storeFile())); // a folder in its place: SQLite cannot open it
        machine.begin();
        QTRY_COMPARE(machine.answered->size(), 1);
        for (const auto pause : {2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
            QTRY_COMPARE(machine.place.clock->waiting(), 1);
            machine.place.clock->advance(pause - 1ms);
            QCOMPARE(machine.place.clock->waiting(), 1);
            machine.place.clock->advance(1ms);
        }
        QTRY_COMPARE(machine.place.clock->waiting(), 1);
        QCOMPARE(machine.opened->size(), 0);
        QVERIFY(QDir().rmdir(machine.storeFile()));
        machine.place.clock->advance(60s);
        QTRY_COMPARE(machine.opened->size(), 1);
        QCOMPARE(machine.answered->size(), 1);
        QCOMPARE(machine.lines->all().count("staff.needed"), 1);
        QVERIFY(await(machine.place.store->counts()));
        QCOMPARE(machine.place.clock->waiting(), 0);
    }
    void whoLooksIntoTheStoreIsWaitedFor()
    {
        Opening machine;
        Store other(machine.place.settings, machine.place.clock, Logger());
        QVERIFY(await(other.open()));
        machine.begin();
        QTRY_COMPARE(machine.place.clock->waiting(), 1);
        QCOMPARE(machine.answered->size(), 0); // it is the store's folder all the same: soon
        machine.place.clock->advance(StoreOpening::firstPause);
        QTRY_COMPARE(machine.place.clock->waiting(), 1);
        QVERIFY(!machine.lines->all().contains("staff.needed"));
    }
    void aFileOfALaterReleaseIsNotAskedForAgain()
    {
        Opening machine;
        QVERIFY(machine.place.open());
        machine.place.file()->exec("UPDATE schema_mark SET readable_from = 9999; PRAGMA user_version = 9999");
        machine.begin();
        QTRY_COMPARE(machine.answered->size(), 1);
        QCOMPARE(machine.place.clock->waiting(), 0);
        QCOMPARE(machine.opened->size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreOpening)
#include "tst_store_opening.moc"
