// SPDX-License-Identifier: Apache-2.0
// The printer's driver over the USB printer class: an emulated device on a bus, and behind it the printer on a pty.
#include "printer_rig.h"

#include <support/pty.h>
#include <usb/usb_bridge.h>
#include <usb/usb_testbed.h>

#include <QTemporaryDir>
#include <QTest>
#include <atomic>

using namespace kiosk;
using namespace kiosk::test;
using workbench::UsbBridge;
using workbench::UsbDeviceEmulator;

class TestEscposUsb : public QObject {
    Q_OBJECT
    workbench::UsbTestbed m_bus; // first: no libusb starts before it
    QTemporaryDir m_folder;
    std::unique_ptr<Pty> m_pty;
    std::unique_ptr<FakePrinter> m_fake;
    std::unique_ptr<UsbDeviceEmulator> m_device;
    std::unique_ptr<UsbBridge> m_bridge;
    std::atomic<int> m_port = 0x18; // GET_PORT_STATUS: selected, no error

    static workbench::UsbShape printerShape()
    {
        workbench::UsbShape shape;
        shape.vendor = 0x0483;
        shape.product = 0x5743;
        shape.interfaceClass = 7;
        shape.interfaceSubClass = 1;
        shape.interfaceProtocol = 2;
        shape.endpoints = QByteArray("\x02\x81");
        shape.kernelDriver = true; // usblp
        return shape;
    }

private slots:
    void init()
    {
        const auto link = m_folder.filePath(QStringLiteral("receipt"));
        m_port = 0x18;
        m_pty = std::make_unique<Pty>(link);
        m_fake.reset(FakePrinter::onPty(m_pty->master()));
        m_device = std::make_unique<UsbDeviceEmulator>(printerShape());
        m_device->asked = [this](quint8 request, quint16) {
            return request == 1 && m_port >= 0 ? std::optional(QByteArray(1, char(m_port.load()))) : std::nullopt;
        };
        m_bridge = std::make_unique<UsbBridge>(*m_device, link, UsbBridge::Pipes::Single);
        QVERIFY(m_bus.plug(*m_device));
    }
    void cleanup()
    {
        m_bus.unplug(*m_device);
        m_bridge.reset();
        m_device.reset();
        m_fake.reset();
        m_pty.reset();
    }

    void aReceiptIsCommittedOnThePrintersOwnWord()
    {
        Rig rig(QStringLiteral("usb:class=printer"));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(m_fake->lines(), (QList<QByteArray>{"line 1", "line 2", "line 3"}));
        QCOMPARE(m_fake->cuts(), 1);
    }
    void aCoverOpenedWhileIdleIsToldUnasked()
    {
        Rig rig(QStringLiteral("usb:class=printer"));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        m_fake->openCover(true);
        QTRY_COMPARE(rig.device(), DeviceStatus::UserError);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), QStringLiteral("error/cover-open"));
        QCOMPARE(m_fake->jobs(), 0);
        m_fake->openCover(false);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
    }
    void paperEndInTheJobIsNotCommittedAndProvenLate()
    {
        m_fake->set({.paperEndAfterLines = 2});
        Rig rig(QStringLiteral("usb:class=printer"));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::NotCommitted, ErrorCode::PaperOut));
        const ActId first = rig.act;
        m_fake->refill();
        QTRY_COMPARE(rig.late, QList<ActId>{first});
        QCOMPARE(m_fake->jobs(), 1); // never sent again by itself
    }
    void anUnplugInTheJobIsUnknownAndThePrinterServesAfterAReplug()
    {
        Rig rig(QStringLiteral("usb:class=printer"));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        m_bridge->hold(300); // stuck in the job for certain
        rig.begin(receipt(200));
        QTRY_COMPARE(m_fake->jobs(), 1);
        const auto before = systemClock->now();
        m_bus.unplug(*m_device);
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::LinkBroken));
        QVERIFY(systemClock->now() - before < 1s);
        QTRY_COMPARE(rig.device(), DeviceStatus::NoDevice);
        m_bridge->hold({});
        const auto replugged = systemClock->now();
        QVERIFY(m_bus.plug(*m_device));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QVERIFY(systemClock->now() - replugged < 3s);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), committed);
    }
    void aPrinterThatTakesNothingMoreEndsTheJob()
    {
        Rig rig(QStringLiteral("usb:class=printer"), "80mm", 250ms, 1'000'000);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        m_bridge->hold(300);
        rig.begin(receipt(200));
        QTRY_VERIFY_WITH_TIMEOUT(rig.result.has_value(), 9000);
        QVERIFY2(rig.said().startsWith(QStringLiteral("unknown/")), qPrintable(rig.said()));
        m_bridge->hold({});
    }
    void aSilentPrintersPortRefusesAJobWithoutPaper()
    {
        m_fake->set({.answersRealtime = false, .answersIds = false, .answersGsR = false, .sendsAsb = false});
        Rig rig(QStringLiteral("usb:class=printer"), "58mm-silent");
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Ok);
        QCOMPARE(rig.printer->status().paper->source, hal::FactSource::Inferred);
        m_port = 0x30; // paper empty, error
        QTRY_COMPARE(rig.printer->status().paper->value, hal::Supply::Out);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), QStringLiteral("error/paper-out"));
        QCOMPARE(m_fake->jobs(), 0);
        m_port = 0x18;
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown)); // the port proves nothing
    }
    void aPrinterWithoutPortStatusIsDrivenAsBefore()
    {
        m_port = -1;
        m_fake->set({.answersRealtime = false, .answersIds = false, .answersGsR = false, .sendsAsb = false});
        Rig rig(QStringLiteral("usb:class=printer"), "58mm-silent");
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(rig.printer->status().paper->value, hal::Supply::Unknown);
        rig.begin(receipt());
        QTRY_COMPARE(rig.said(), said(ActOutcome::Unknown, ErrorCode::OutcomeUnknown));
    }
};
QTEST_MAIN(TestEscposUsb)
#include "tst_escpos_usb.moc"
