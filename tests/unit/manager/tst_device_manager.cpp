// SPDX-License-Identifier: Apache-2.0
#include <support/log_lines.h>
#include <support/virtual_clock.h>

#include <manager/device_manager.h>

#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using namespace kiosk::hal;
using namespace kiosk::test;

namespace {

// A device without hardware: its status is what the test says.
class StubPrinter final : public Device {
public:
    explicit StubPrinter(QString slot) : m_slot(std::move(slot)) { }
    QString name() const override { return m_slot; }
    Capabilities capabilities() const override { return {}; }
    LifeCycle state() const override { return m_state; }
    StatusSnapshot status() const override { return m_status; }
    Statistics statistics() const override { return {}; }
    Result<void> open() override
    {
        m_state = LifeCycle::Opened;
        return {};
    }
    void close() override { m_state = LifeCycle::Closed; }
    Result<void> claim(const QString &) override
    {
        m_state = LifeCycle::Claimed;
        return {};
    }
    Result<void> release(const QString &) override
    {
        m_state = LifeCycle::Opened;
        return {};
    }
    QString claimedBy() const override { return {}; }
    Result<void> setEnabled(bool) override { return {}; }
    Pending<HealthReport> checkHealth(HealthLevel level, Deadline) override
    {
        ++checks;
        return readyFuture<HealthReport>(HealthReport{level, true, {}});
    }
    Pending<void> reset(Deadline) override { return readyFuture<void>({}); }
    void cancel(const QString &) override { }
    void setVisit(VisitId) override { }

    void become(DeviceStatus status, std::optional<Supply> paper = {})
    {
        m_status.device.value = status;
        m_status.paper = paper ? std::optional(Fact<Supply>{*paper}) : std::nullopt;
        emit statusChanged(m_status);
    }
    int checks = 0;

private:
    QString m_slot;
    LifeCycle m_state = LifeCycle::Closed;
    StatusSnapshot m_status;
};

DriverDescriptor stubDriver(const char *id, DeviceClass deviceClass)
{
    DriverDescriptor driver;
    driver.id = QString::fromLatin1(id);
    driver.deviceClass = deviceClass;
    driver.parameters = {{QStringLiteral("profile"), {}, {}}};
    driver.create = [](const DeviceSlot &slot, const DeviceServices &) -> Result<std::unique_ptr<Device>> {
        if (slot.port.isEmpty())
            return fail(ErrorCode::BadConfig, QStringLiteral("no port"));
        return std::make_unique<StubPrinter>(slot.slot);
    };
    return driver;
}

} // namespace

class TestDeviceManager : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<VirtualClock> m_clock;
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<DeviceManager> m_manager;

    void start(const QList<DeviceSlot> &wiring)
    {
        m_clock = std::make_shared<VirtualClock>();
        m_lines = std::make_shared<LogLines>();
        m_manager = std::make_unique<DeviceManager>(
            QList<DriverDescriptor>{stubDriver("printer.a", DeviceClass::ReceiptPrinter),
                                    stubDriver("card.b", DeviceClass::IdCardReader)},
            DeviceServices{m_clock, Logger(m_lines, m_clock)}, *m_clock);
        m_manager->start(wiring);
    }
    static DeviceSlot slot(const char *name, const char *driver, const char *port = "tcp:x:1")
    {
        return {QString::fromLatin1(name), QString::fromLatin1(driver), QString::fromLatin1(port), {}};
    }
    StubPrinter *stub(const char *name) const
    {
        return static_cast<StubPrinter *>(m_manager->device(QString::fromLatin1(name)));
    }

private slots:
    void devicesAreMadeAndOpened()
    {
        start({slot("receipt", "printer.a"), slot("idcard", "card.b")});
        QCOMPARE(stub("receipt")->state(), LifeCycle::Opened);
        QCOMPARE(stub("idcard")->state(), LifeCycle::Opened);
        QCOMPARE(m_manager->slotList().size(), std::size_t(2));
        m_manager->close();
        QCOMPARE(stub("receipt")->state(), LifeCycle::Closed);
    }
    void aSlotThatCannotBeMadeIsAProblemAndTheOthersRun_data()
    {
        QTest::addColumn<DeviceSlot>("bad");
        QTest::addColumn<QString>("reason");
        QTest::newRow("driver") << slot("bad", "printer.z") << "printer.z";
        QTest::newRow("port") << slot("bad", "printer.a", "") << "no port";
        QTest::newRow("twice") << slot("idcard", "card.b") << "twice";
        auto odd = slot("bad", "printer.a");
        odd.parameters.insert(QStringLiteral("colour"), QStringLiteral("red"));
        QTest::newRow("parameter") << odd << "colour";
    }
    void aSlotThatCannotBeMadeIsAProblemAndTheOthersRun()
    {
        QFETCH(DeviceSlot, bad);
        QFETCH(QString, reason);
        start({slot("idcard", "card.b"), bad});
        QVERIFY(stub("idcard"));
        const auto &problem = m_manager->slotList()[1].problem;
        QVERIFY(problem);
        QCOMPARE(problem->code, ErrorCode::BadConfig);
        QVERIFY2(problem->context.contains(reason), qPrintable(problem->context));
        QCOMPARE(m_manager->faultOf(DeviceClass::ReceiptPrinter), ErrorCode::NoDevice);
        QVERIFY(m_lines->all().contains("device.not-made"));
        m_clock->advance(DeviceManager::healthEvery);
    }
    void aKnownParameterIsPassedOn()
    {
        auto wiring = slot("receipt", "printer.a");
        wiring.parameters.insert(QStringLiteral("profile"), QStringLiteral("80mm"));
        start({wiring});
        QVERIFY(stub("receipt"));
    }
    void statusIsPassedOnWithItsSlot()
    {
        start({slot("receipt", "printer.a")});
        QSignalSpy told(m_manager.get(), &DeviceManager::statusChanged);
        stub("receipt")->become(DeviceStatus::Online);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told[0][0].toString(), QStringLiteral("receipt"));
        QCOMPARE(told[0][1].value<StatusSnapshot>().device.value, DeviceStatus::Online);
        QCOMPARE(m_manager->status(QStringLiteral("receipt")).device.value, DeviceStatus::Online);
        QCOMPARE(m_manager->status(QStringLiteral("nowhere")).device.value, DeviceStatus::NoDevice);
    }
    void theOneThatCanServeServesItsClass()
    {
        start({slot("one", "printer.a"), slot("two", "printer.a"), slot("idcard", "card.b")});
        QCOMPARE(m_manager->faultOf(DeviceClass::ReceiptPrinter), ErrorCode::LinkBroken); // not asked yet
        stub("one")->become(DeviceStatus::Online, Supply::Out);
        QCOMPARE(m_manager->serving(DeviceClass::ReceiptPrinter), stub("one"));
        QCOMPARE(m_manager->faultOf(DeviceClass::ReceiptPrinter), ErrorCode::PaperOut);
        stub("two")->become(DeviceStatus::Online, Supply::Low);
        QCOMPARE(m_manager->serving(DeviceClass::ReceiptPrinter), stub("two"));
        QVERIFY(!m_manager->faultOf(DeviceClass::ReceiptPrinter));
        QVERIFY(!m_manager->serving(DeviceClass::DocumentPrinter));
        QCOMPARE(m_manager->faultOf(DeviceClass::DocumentPrinter), ErrorCode::NoDevice);
    }
    void healthIsLookedIntoEveryFiveMinutesWhileNobodyHoldsTheDevice()
    {
        start({slot("receipt", "printer.a")});
        m_clock->advance(5min - 1ms);
        QCOMPARE(stub("receipt")->checks, 0);
        m_clock->advance(1ms);
        QCOMPARE(stub("receipt")->checks, 1);
        QVERIFY(stub("receipt")->claim(QStringLiteral("session")));
        m_clock->advance(5min);
        QCOMPARE(stub("receipt")->checks, 1);
        QVERIFY(stub("receipt")->release(QStringLiteral("session")));
        m_clock->advance(5min);
        QCOMPARE(stub("receipt")->checks, 2);
        QTRY_VERIFY(m_lines->all().contains("device.health"));
    }
};
QTEST_GUILESS_MAIN(TestDeviceManager)
#include "tst_device_manager.moc"
