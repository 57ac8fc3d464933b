// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card_reader_emulator.h"
#include "receipt_printer_emulator.h"

#include <workbench/usb/usb_bridge.h>
#include <workbench/usb/usb_testbed.h>

namespace kiosk::workbench {

// The card reader and the receipt printer on an emulated USB bus as well: whatever plugs or pulls one of them plugs or
// pulls it here. A host uses a device's serial port or its USB socket, not both. Main thread.
class UsbFront : public QObject {
    Q_OBJECT
public:
    // How the card reader is wired: protocols of its two kinds in drivers/idcard/sdt/README.md.
    enum class Reader { OnePair, TwoPairs };
    UsbFront(UMockdevTestbed *testbed, Reader kind, IdCardReaderEmulator &reader, ReceiptPrinterEmulator &printer);
    ~UsbFront() override;

    Result<void> follow(); // plugs what is plugged there, and pulls the rest
    static QString readerAddress() { return QStringLiteral("usb:0400:c35a"); }
    static QString printerAddress() { return QStringLiteral("usb:class=printer"); }

private:
    Result<void> set(UsbDeviceEmulator &device, bool plugged);

    UsbTestbed m_bus;
    IdCardReaderEmulator &m_reader;
    ReceiptPrinterEmulator &m_printer;
    UsbDeviceEmulator m_usbReader;
    UsbDeviceEmulator m_usbPrinter;
    UsbBridge m_readerBridge;
    UsbBridge m_printerBridge;
};

} // namespace kiosk::workbench
