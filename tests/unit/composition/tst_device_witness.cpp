// SPDX-License-Identifier: Apache-2.0
#include <composition/device_witness.h>
#include <support/store_place.h>

#include <QTest>

using namespace kiosk;

namespace {

struct Witness {
    test::StorePlace place;
    VisitId visit;
    std::unique_ptr<DeviceWitness> witness;

    Witness()
    {
        [&] { QVERIFY(place.open()); }();
        witness = std::make_unique<DeviceWitness>(*place.store, *place.clock, *place.clock, Logger(),
                                                  [this] { return visit; });
    }
    void note(std::optional<ErrorCode> trouble) const { witness->note(QStringLiteral("receipt"), trouble); }
    QStringList told()
    {
        return place.texts("SELECT object || ' ' || outcome || ' ' || reason || iif(visit = '', '', ' in a visit') "
                           "FROM audit WHERE event = 'device.trouble' ORDER BY seq");
    }
};

hal::StatusSnapshot status(hal::DeviceStatus device)
{
    hal::StatusSnapshot snapshot;
    snapshot.device.value = device;
    return snapshot;
}

} // namespace

class TestDeviceWitness : public QObject {
    Q_OBJECT
private slots:
    void eachTroubleIsToldOnceWithItsVisitAndItsEnd()
    {
        Witness machine;
        machine.note({}); // all is well: nothing to tell
        machine.note(ErrorCode::PaperOut);
        machine.note(ErrorCode::PaperOut);
        machine.visit = VisitId::make(*machine.place.clock);
        machine.note(ErrorCode::CoverOpen);
        machine.note({});
        QCOMPARE(machine.told(),
                 QStringList({QStringLiteral("receipt began paper-out"),
                              QStringLiteral("receipt began cover-open in a visit"),
                              QStringLiteral("receipt ended cover-open in a visit")}));
    }
    void aStatusIsTakenForWhatItIs()
    {
        Witness machine;
        const QString slot = QStringLiteral("idcard");
        machine.witness->noteStatus(slot, status(hal::DeviceStatus::Starting));
        machine.witness->noteStatus(slot, status(hal::DeviceStatus::NoDevice));
        machine.witness->noteStatus(slot, status(hal::DeviceStatus::Starting)); // it is being looked for again
        machine.witness->noteStatus(slot, status(hal::DeviceStatus::Online));
        QCOMPARE(machine.told(),
                 QStringList({QStringLiteral("idcard began no-device"), QStringLiteral("idcard ended no-device")}));
    }
    void aLoosePlugDoesNotFillTheAudit()
    {
        Witness machine;
        for (int i = 0; i < 500; ++i) {
            machine.note(ErrorCode::NoDevice);
            machine.note({});
        }
        machine.note(ErrorCode::NoDevice);
        machine.place.clock->advance(DeviceWitness::window);
        const QStringList told = machine.told();
        QCOMPARE(told.size(), DeviceWitness::mostInWindow + 1);
        QCOMPARE(told.last(), QStringLiteral("receipt began no-device")); // as it is now
    }
    void whatCouldNotBeWrittenIsToldWithTheNextStatus()
    {
        test::StorePlace place;
        auto store = std::make_unique<Store>(place.settings, place.clock, Logger()); // not open yet
        DeviceWitness witness(*store, *place.clock, *place.clock, Logger(), [] { return VisitId(); });
        witness.note(QStringLiteral("receipt"), ErrorCode::PaperOut);
        QVERIFY(test::await(store->open()));
        QCoreApplication::processEvents();
        witness.note(QStringLiteral("receipt"), ErrorCode::PaperOut);
        QVERIFY(test::await(store->acceptance()));
        store.reset();
        QCOMPARE(place.texts("SELECT outcome FROM audit WHERE event = 'device.trouble'"),
                 QStringList{QStringLiteral("began")});
    }
};

QTEST_GUILESS_MAIN(TestDeviceWitness)
#include "tst_device_witness.moc"
