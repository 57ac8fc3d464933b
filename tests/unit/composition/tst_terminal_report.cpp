// SPDX-License-Identifier: Apache-2.0
#include <composition/terminal_report.h>

#include <QTest>

using namespace kiosk;
using hal::DeviceStatus;

class TestTerminalReport : public QObject {
    Q_OBJECT
private slots:
    void aDeviceIsToldInTheContractsWords_data()
    {
        QTest::addColumn<DeviceStatus>("status");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, DeviceStatus status, const char *told) {
            QTest::newRow(name) << status << QString::fromLatin1(told);
        };
        row("starting", DeviceStatus::Starting, "unknown");
        row("online", DeviceStatus::Online, "online");
        row("busy", DeviceStatus::DeviceBusy, "online");
        row("offline", DeviceStatus::Offline, "offline");
        row("gone", DeviceStatus::NoDevice, "offline");
        row("broken", DeviceStatus::HardwareError, "fault");
        row("waits for a person", DeviceStatus::UserError, "fault");
    }
    void aDeviceIsToldInTheContractsWords()
    {
        QFETCH(DeviceStatus, status);
        QFETCH(QString, told);
        hal::StatusSnapshot snapshot;
        snapshot.device.value = status;
        QCOMPARE(reportedState(snapshot), told);
    }
    void aPrinterWithoutPaperIsAFault()
    {
        hal::StatusSnapshot snapshot;
        snapshot.device.value = DeviceStatus::Online;
        snapshot.paper = hal::Fact<hal::Supply>{hal::Supply::Out};
        QCOMPARE(reportedState(snapshot), QStringLiteral("fault"));
    }
};

QTEST_GUILESS_MAIN(TestTerminalReport)
#include "tst_terminal_report.moc"
