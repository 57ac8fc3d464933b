// SPDX-License-Identifier: Apache-2.0
#include "workbench.h"

#include "hid_pos_scanner_emulator.h"
#include "usb_front.h"

#include <workbench/camera/camera_emulator.h>
#include <workbench/camera/shared_testbed.h>

#include <QDir>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

Workbench::Workbench(Options options)
    : m_options(std::move(options)),
      m_idCardReader(m_options.folder + u"/dev/idcard"_s, m_options.idCardBaud, m_witness),
      m_receiptPrinter(m_options.folder + u"/dev/receipt"_s, m_options.receiptBaud, m_options.folder + u"/receipts"_s,
                       m_witness),
      m_documentPrinter(m_options.folder + u"/documents"_s, m_options.pageMs, m_witness),
      m_ipp(m_documentPrinter, m_witness), m_phone(m_witness),
      m_scanner(m_options.folder + u"/dev/scanner"_s,
                m_options.scanner == u"gm812" ? CodeScannerEmulator::Model::Gm812 : CodeScannerEmulator::Model::Gm65,
                m_witness)
{
    m_receiptPrinter.setHurry(m_options.receiptHurry);
    connect(&m_idCardReader, &IdCardReaderEmulator::changed, this, &Workbench::changed);
    connect(&m_receiptPrinter, &ReceiptPrinterEmulator::changed, this, &Workbench::changed);
    connect(&m_documentPrinter, &DocumentPrinterEmulator::changed, this, &Workbench::changed);
    connect(&m_phone, &Phone::changed, this, &Workbench::changed);
    connect(&m_scanner, &CodeScannerEmulator::changed, this, &Workbench::changed);
}

Workbench::~Workbench() = default;

Result<void> Workbench::start()
{
    if (!QDir().mkpath(m_options.folder))
        return fail(ErrorCode::StorageFault, u"cannot make the folder %1"_s.arg(m_options.folder));
    KIOSK_TRY(m_witness.open(m_options.logFile));
    KIOSK_TRY(m_idCardReader.plug());
    KIOSK_TRY(m_receiptPrinter.plug());
    KIOSK_TRY(m_ipp.plug());
    KIOSK_TRY(m_phone.listen());
    KIOSK_TRY(m_scanner.plug());
    if (m_options.camera || m_options.hidPos || !m_options.usb.isEmpty())
        m_testbed = std::make_unique<SharedTestbed>();
    if (!m_options.usb.isEmpty()) {
        const auto kind = m_options.usb == u"p" ? UsbFront::Reader::TwoPairs : UsbFront::Reader::OnePair;
        m_usb = std::make_unique<UsbFront>(m_testbed->get(), kind, m_idCardReader, m_receiptPrinter);
        KIOSK_TRY(m_usb->follow());
    }
    if (m_options.camera) {
        m_camera = std::make_unique<CameraEmulator>(m_testbed->get(), CameraEmulator::Options());
        KIOSK_TRY(m_camera->plug());
    }
    if (m_options.hidPos) {
        m_hidPos = std::make_unique<HidPosScannerEmulator>(m_testbed->get(), m_witness);
        connect(m_hidPos.get(), &HidPosScannerEmulator::changed, this, &Workbench::changed);
        KIOSK_TRY(m_hidPos->plug());
    }
    m_witness.note("workbench", "started");
    return {};
}

QJsonObject Workbench::endpoints() const
{
    QJsonObject all{{u"idcard"_s, m_idCardReader.address()},
                    {u"receipt"_s, m_receiptPrinter.tcpAddress()},
                    {u"receiptSerial"_s, m_receiptPrinter.serialAddress()},
                    {u"certificate"_s, m_ipp.address()},
                    {u"smsGateway"_s, m_phone.address()},
                    {u"scanner"_s, m_scanner.address()}};
    if (m_testbed)
        all[u"testbed"] = m_testbed->folder();
    if (m_camera)
        all[u"camera"] = m_camera->address();
    if (m_hidPos)
        all[u"hidpos"] = HidPosScannerEmulator::address();
    if (m_usb) {
        all[u"idcardUsb"] = UsbFront::readerAddress();
        all[u"receiptUsb"] = UsbFront::printerAddress();
    }
    return all;
}

} // namespace kiosk::workbench
