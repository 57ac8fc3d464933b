// SPDX-License-Identifier: Apache-2.0
#include "usb_front.h"

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

UsbShape readerShape(UsbFront::Reader kind)
{
    UsbShape shape;
    shape.vendor = 0x0400;
    shape.product = 0xC35A;
    shape.name = u"ID card reader"_s;
    shape.path = u"1-1"_s;
    shape.endpoints = kind == UsbFront::Reader::OnePair ? "\x01\x82" : "\x02\x06\x81\x85";
    return shape;
}

UsbShape printerShape()
{
    UsbShape shape;
    shape.vendor = 0x0483;
    shape.product = 0x5743;
    shape.name = u"Receipt printer"_s;
    shape.path = u"1-2"_s;
    shape.interfaceClass = 7; // printer, bidirectional
    shape.interfaceSubClass = 1;
    shape.interfaceProtocol = 2;
    shape.endpoints = "\x02\x81";
    shape.kernelDriver = true; // usblp
    return shape;
}

// "serial:PATH?baud=N" -> PATH
QString pathOf(const QString &address) { return address.section(QLatin1Char(':'), 1).section(QLatin1Char('?'), 0, 0); }

} // namespace

UsbFront::UsbFront(UMockdevTestbed *testbed, Reader kind, IdCardReaderEmulator &reader, ReceiptPrinterEmulator &printer)
    : m_bus(testbed), m_reader(reader), m_printer(printer), m_usbReader(readerShape(kind)),
      m_usbPrinter(printerShape()),
      m_readerBridge(m_usbReader, pathOf(reader.address()),
                     kind == Reader::OnePair ? UsbBridge::Pipes::Single : UsbBridge::Pipes::SdtPair),
      m_printerBridge(m_usbPrinter, pathOf(printer.serialAddress()), UsbBridge::Pipes::Single)
{
    const auto changed = [this] { static_cast<void>(follow().has_value()); };
    connect(&reader, &IdCardReaderEmulator::changed, this, changed);
    connect(&printer, &ReceiptPrinterEmulator::changed, this, changed);
}

UsbFront::~UsbFront()
{
    m_bus.unplug(m_usbReader);
    m_bus.unplug(m_usbPrinter);
}

Result<void> UsbFront::follow()
{
    KIOSK_TRY(set(m_usbReader, m_reader.state()[u"plugged"].toBool()));
    return set(m_usbPrinter, m_printer.state()[u"plugged"].toBool());
}

Result<void> UsbFront::set(UsbDeviceEmulator &device, bool plugged)
{
    if (plugged)
        return m_bus.plug(device);
    m_bus.unplug(device);
    return {};
}

} // namespace kiosk::workbench
