// SPDX-License-Identifier: Apache-2.0
// The driver over a pty: what its protocol alone can do. The faults that every device has are in tests/contract.
// A driver of a real device says which fault of tests/data/faults it has injected: faultInjected("scanner.silence") of
// <support/faults.h>, where the fault went over the wire. This one does not: it must not stand in for a real one.
#include "fake_specimen_peer.h"

#include <specimen/specimen_device.h>
#include <specimen/specimen_protocol.h>
#include <support/log_lines.h>
#include <transport/port_address.h>

#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using hal::CodeUse;
using hal::DeviceStatus;

namespace {

const QByteArray licence("https://licence.example/l?t=8f3a");

} // namespace

class TestSpecimenDevice : public QObject {
    Q_OBJECT

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSpecimenPeer> m_peer;
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<specimen::SpecimenDevice> m_device;

    void openAndEnable(specimen::Settings settings = {})
    {
        settings.timing.reply = 200ms;
        settings.timing.window = 300ms;
        const auto address = parsePortAddress(QStringLiteral("serial:%1?baud=9600").arg(m_folder->filePath("s")));
        hal::DeviceSetup setup;
        setup.slot = QStringLiteral("scanner");
        setup.capabilities.deviceClass = hal::DeviceClass::CodeScanner;
        setup.clock = m_clock;
        setup.log = Logger(m_lines, m_clock, LogLevel::Debug);
        m_device = std::make_unique<specimen::SpecimenDevice>(std::move(setup), makeTransport(*address, m_clock),
                                                              arrivalPath(*address), settings);
        QVERIFY(m_device->open());
        QVERIFY(m_device->claim(QStringLiteral("session")));
        QVERIFY(m_device->setEnabled(true));
        QTRY_COMPARE(m_device->status().device.value, DeviceStatus::Online);
    }
    QString scan(CodeUse use, Duration within = 5s)
    {
        QString said;
        whenReady(m_device->scan(use, Deadline::in(*m_clock, within)), this, [&](const Result<hal::ScannedCode> &code) {
            said = code ? code->text.reveal() : QLatin1String(codeName(code.error().code));
        });
        return QTest::qWaitFor([&] { return !said.isEmpty(); }, 9000) ? said : QStringLiteral("no answer at all");
    }
    qint64 statistic(const char *name) const { return m_device->statistics().value(QLatin1String(name)); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_peer = std::make_unique<FakeSpecimenPeer>(m_folder->filePath(QStringLiteral("s")));
        m_lines = std::make_shared<LogLines>();
    }
    void cleanup()
    {
        m_device.reset();
        m_peer.reset();
        QVERIFY(!m_lines->all().contains("licence.example"));
    }

    void settingsAreAppliedAtTheStartAndAfterAReplug()
    {
        specimen::Settings settings;
        settings.light = false;
        openAndEnable(settings);
        QCOMPARE(m_peer->light(), 0);
        m_peer->unplug();
        QTRY_VERIFY(m_device->status().device.value != DeviceStatus::Online);
        m_peer->plug();
        QTRY_COMPARE(m_device->status().device.value, DeviceStatus::Online);
        QCOMPARE(m_peer->light(), 0);
    }
    void aCodeIsReadAtATrigger()
    {
        openAndEnable();
        QCOMPARE(m_peer->triggers(), 0);
        m_peer->holdUp(licence);
        QCOMPARE(scan(CodeUse::Licence).toUtf8(), licence);
        QCOMPARE(statistic("GoodScanCount"), 1);
    }
    void theTriggerIsPulledAgain()
    {
        openAndEnable();
        QCOMPARE(scan(CodeUse::Licence, 1s), QStringLiteral("timed-out"));
        QVERIFY(m_peer->triggers() >= 2);
    }
    void noiseBeforeACodeIsDropped()
    {
        openAndEnable();
        m_peer->prepend(QByteArray::fromHex("FF0263"));
        m_peer->holdUp(licence);
        QCOMPARE(scan(CodeUse::Licence).toUtf8(), licence);
    }
    void aCodeOfAnEarlierCitizenIsDropped()
    {
        openAndEnable();
        m_peer->prepend(FakeSpecimenPeer::code(99, "https://licence.example/another"));
        m_peer->holdUp(licence);
        QCOMPARE(scan(CodeUse::Licence).toUtf8(), licence);
        QCOMPARE(statistic("DroppedScanCount"), 1);
    }
    void whatIsReadWhileNobodyWaitsIsDropped()
    {
        openAndEnable();
        m_peer->blurt(FakeSpecimenPeer::code(1, licence));
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
    }
    void silenceDuringAScanIsALostScanner()
    {
        openAndEnable();
        m_peer->setSilent(true);
        QCOMPARE(scan(CodeUse::Licence), QStringLiteral("link-broken"));
    }
    void threeMissedHeartbeatsAreALostScanner()
    {
        specimen::Settings settings;
        settings.timing.heartbeat = 50ms;
        openAndEnable(settings);
        m_peer->setSilent(true);
        QTRY_COMPARE(m_device->status().device.value, DeviceStatus::Offline);
        QCOMPARE(statistic("CommunicationErrorCount"), 4); // three misses and the lost link
    }
    void impossibleParametersAreRefused()
    {
        const auto driver = specimen::specimenDriver();
        const hal::DeviceServices services{m_clock, Logger(m_lines, m_clock, LogLevel::Debug)};
        const auto create = [&](const char *port, const char *light) {
            const QMap<QString, QString> parameters{{QStringLiteral("light"), QLatin1String(light)}};
            return driver.create({QStringLiteral("scanner"), driver.id, QLatin1String(port), parameters}, services)
                .has_value();
        };
        QVERIFY(create("serial:/dev/ttyS9?baud=9600", "off"));
        QVERIFY(!create("/dev/ttyS9", "off"));
        QVERIFY(!create("serial:/dev/ttyS9?baud=9600", "dim"));
    }
};

QTEST_GUILESS_MAIN(TestSpecimenDevice)
#include "tst_specimen_device.moc"
