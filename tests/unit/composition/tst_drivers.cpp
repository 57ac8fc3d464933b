// SPDX-License-Identifier: Apache-2.0
#include <composition/drivers.h>
#include <composition/hardware_table.h>

#include <QFile>
#include <QTest>

using namespace kiosk;

namespace {

hal::DeviceServices services() { return {std::make_shared<SystemClock>(), Logger()}; }

} // namespace

// What a driver says of itself is true: `kiosk check` and docs/hardware.md repeat it.
class TestDrivers : public QObject {
    Q_OBJECT
private slots:
    void everyDriver_data()
    {
        QTest::addColumn<int>("index");
        const auto drivers = builtinDrivers();
        for (int i = 0; i < drivers.size(); ++i)
            QTest::newRow(qPrintable(drivers[i].id)) << i;
    }
    void everyDriver()
    {
        QFETCH(int, index);
        const hal::DriverDescriptor driver = builtinDrivers()[index];
        QVERIFY(!driver.title.isEmpty() && !driver.ports.isEmpty() && !driver.models.isEmpty());
        for (const QString &port : driver.ports) {
            const auto made = driver.create({QStringLiteral("slot"), driver.id, port, {}}, services());
            QVERIFY2(made, qPrintable(port));
            QCOMPARE((*made)->capabilities().deviceClass, driver.deviceClass);
        }
        QVERIFY(!driver.create({QStringLiteral("slot"), driver.id, QStringLiteral("smoke:signals"), {}}, services()));
        for (const hal::DriverParameter &parameter : driver.parameters) {
            QVERIFY2(!parameter.about.isEmpty(), qPrintable(parameter.name));
            for (const QString &word : parameter.words)
                QVERIFY2(driver.create({QStringLiteral("slot"), driver.id, driver.ports[0], {{parameter.name, word}}},
                                       services()),
                         qPrintable(parameter.name + u'=' + word));
            const auto odd = driver.create(
                {QStringLiteral("slot"), driver.id, driver.ports[0], {{parameter.name, QString(30, u'?')}}},
                services());
            QVERIFY2(!odd && odd.error().code == ErrorCode::BadConfig, qPrintable(parameter.name));
        }
    }
    void theHardwareTableIsTheDriversOwn()
    {
        QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/docs/hardware.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        // `build/app/main/kiosk drivers > docs/hardware.md` makes it anew
        QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromUtf8(hardwareTable(builtinDrivers())));
    }
    void aTableWithAnObjectionIsNamed()
    {
        Findings findings;
        decodeWiring("[idcard]\ndriver='idcard.sdt'\nport='usb:0400:c35a'\nmodel='sdt-9600'\nread='fingerprint'\n"
                     "[receipt]\ndriver='printer.escpos'\nport='usb:class=printer'\nconfirm_within_ms=7000\n",
                     {}, knownDrivers(), findings);
        QVERIFY(findings.isEmpty());
        decodeWiring("[scanner]\ndriver='scanner.gm65'\nport='serial:/dev/ttyS0?baud=17'\n"
                     "[certificate]\ndriver='document.ipp'\nport='ipps:nowhere'\n",
                     {}, knownDrivers(), findings);
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings[0].pointer, QStringLiteral("/scanner/port"));
        QCOMPARE(findings[1].pointer, QStringLiteral("/certificate/port"));
        QVERIFY(findings[1].suggestion.startsWith(QLatin1String("Ports are written like ipp://")));
    }
    void anObjectionToAParameterIsItsOwn()
    {
        Findings findings;
        decodeWiring(
            "[certificate]\ndriver='document.ipp'\nport='ipps://printer.example/ipp/print'\ncertificate='sha256:12'\n",
            {}, knownDrivers(), findings);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0].pointer, QStringLiteral("/certificate/certificate"));
        QVERIFY(findings[0].reason.contains(QLatin1String("64 digits")));
        QCOMPARE(findings[0].suggestion, QString());
    }
    void anObjectionToAQueueSaysNothingOfPorts()
    {
        Findings findings;
        decodeWiring("[certificate]\ndriver='document.ipp'\nport='ipp://localhost/printers/cert'\ncups='/nowhere'\n",
                     {}, knownDrivers(), findings);
        QCOMPARE(findings.size(), 1);
        QVERIFY2(findings[0].reason.contains(QLatin1String("/nowhere")), qPrintable(findings[0].reason));
        QCOMPARE(findings[0].suggestion, QString());
    }
};

QTEST_GUILESS_MAIN(TestDrivers)
#include "tst_drivers.moc"
