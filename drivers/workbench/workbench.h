// SPDX-License-Identifier: Apache-2.0
// All devices of the bench and the one list of acts that the control socket, the window and tests share.
#pragma once

#include "code_scanner_emulator.h"
#include "document_printer_emulator.h"
#include "id_card_reader_emulator.h"
#include "ipp_front.h"
#include "phone.h"
#include "receipt_printer_emulator.h"
#include "witness.h"

#include <core/result.h>

#include <QJsonObject>
#include <QObject>
#include <memory>

namespace kiosk::workbench {

class CameraEmulator;
class HidPosScannerEmulator;
class SharedTestbed;
class UsbFront;

// Main thread.
class Workbench : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString folder;  // everything the bench makes lies below it; made when missing
        QString logFile; // empty: no log
        int idCardBaud = 115200;
        int receiptBaud = 38400;
        int receiptHurry = 1;                     // paper and cutter so many times as fast as real ones
        int pageMs = 3000;                        // of the document printer
        QString scanner = QStringLiteral("gm65"); // or gm812
        // The others need umockdev's preload library in the other process.
        bool camera = false;
        bool hidPos = false;
        QString usb; // "s" or "p", the wiring of the card reader; empty: no USB
    };

    explicit Workbench(Options options);
    ~Workbench() override;

    // Makes every endpoint. The first one that cannot be made is the error.
    Result<void> start();

    // The ready line without "control": {"idcard":..,"receipt":..,...}
    QJsonObject endpoints() const;

    // One act, e.g. {"do":"card.place","card":"resident"}; see drivers/workbench/README.md. What comes back is put
    // beside "ok":true; an error changed nothing.
    Result<QJsonObject> act(const QJsonObject &request);

    static QStringList actNames();

    // What there is, from the tables that carry it out.
    struct DeviceSheet {
        QString name; // of "device" in device.plug, and of endpoints and state
        QString model;
        QStringList acts;
        QString faultAct; // takes each of `faults` as "fault"
        QStringList faults;
    };
    static QList<DeviceSheet> sheets();

signals:
    void changed(); // state() reads differently now
    void stopRequested();

private:
    friend struct Acts; // the table of acts

    Options m_options;
    Witness m_witness;
    IdCardReaderEmulator m_idCardReader;
    ReceiptPrinterEmulator m_receiptPrinter;
    DocumentPrinterEmulator m_documentPrinter;
    IppFront m_ipp;
    Phone m_phone;
    CodeScannerEmulator m_scanner;
    std::unique_ptr<SharedTestbed> m_testbed; // while there is a device behind umockdev
    std::unique_ptr<CameraEmulator> m_camera;
    std::unique_ptr<HidPosScannerEmulator> m_hidPos;
    std::unique_ptr<UsbFront> m_usb;
};

} // namespace kiosk::workbench
