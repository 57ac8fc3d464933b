// SPDX-License-Identifier: Apache-2.0
// The drivers keep the contract over USB as well: "idcard.sdt" in both wirings, "printer.escpos" as a printer class.
#include "conformance.h"
#include "reader_subject.h"
#include "receipt_subject.h"
#include "usb_wire.h"

#include <unit/escpos/fake_printer.h>

#include <QGuiApplication>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using workbench::UsbBridge;
using workbench::UsbShape;

namespace {

workbench::UsbTestbed *bus = nullptr; // one in a process, and made before the first libusb

UsbShape readerShape(const char *endpoints)
{
    UsbShape shape;
    shape.vendor = 0x0400;
    shape.product = 0xC35A;
    shape.endpoints = endpoints;
    return shape;
}

UsbShape printerShape()
{
    UsbShape shape;
    shape.vendor = 0x0483;
    shape.product = 0x5743;
    shape.interfaceClass = 7;
    shape.interfaceSubClass = 1;
    shape.interfaceProtocol = 2;
    shape.endpoints = QByteArray("\x02\x81");
    shape.kernelDriver = true; // usblp
    return shape;
}

} // namespace

class UsbConformance : public Conformance {
    Q_OBJECT
protected:
    // The link of a fresh peer, and the wire to it; those of the test before go.
    QString begin(UsbShape shape, UsbBridge::Pipes pipes, const char *port)
    {
        m_subject.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_wire = std::make_unique<UsbWire>(*bus, std::move(shape), pipes, QString::fromLatin1(port));
        return m_folder->filePath(QStringLiteral("peer"));
    }
    std::unique_ptr<Subject> through(std::unique_ptr<Subject> subject)
    {
        m_wire->stand(subject->relay());
        subject->takeWire(*m_wire);
        return subject;
    }
    std::unique_ptr<UsbWire> m_wire;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

class ReaderOnUsb : public UsbConformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> reader(const char *endpoints, UsbBridge::Pipes pipes)
    {
        const QString link = begin(readerShape(endpoints), pipes, "usb:0400:c35a");
        const auto peer = std::make_shared<FakeSdtPeer>(link);
        m_wire->powerOff = [peer] { peer->powerOff(); };
        return through(std::make_unique<ReaderSubject>(QStringLiteral("serial:") + link, residentNumber,
                                                       placingResident(peer), m_wire->make(sdt::sdtDriver())));
    }
};

class TestContractUsbSingle : public ReaderOnUsb {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override { return reader("\x01\x82", UsbBridge::Pipes::Single); }
};

class TestContractUsbPaired : public ReaderOnUsb {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override { return reader("\x02\x06\x81\x85", UsbBridge::Pipes::SdtPair); }
};

class TestContractUsbPrinter : public UsbConformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        const QString link = begin(printerShape(), UsbBridge::Pipes::Single, "usb:class=printer");
        struct Peer {
            explicit Peer(const QString &at) : pty(at), printer(FakePrinter::onPty(pty.master())) { }
            Pty pty;
            std::unique_ptr<FakePrinter> printer;
        };
        const auto peer = std::make_shared<Peer>(link);
        m_wire->device().asked = [wire = m_wire.get()](quint8 request, quint16) { // GET_PORT_STATUS: selected, no error
            return request == 1 && !wire->isHeld() ? std::optional(QByteArray(1, 0x18)) : std::nullopt;
        };
        return through(
            std::make_unique<ReceiptSubject>(peer, QStringLiteral("serial:") + link,
                                             m_wire->make(escpos::escposDriver(), ReceiptSubject::parameters())));
    }
};

// Its device leaves the bus when the suite dies.
template <typename Suite> int run(int argc, char **argv)
{
    Suite suite;
    return QTest::qExec(&suite, argc, argv);
}

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    workbench::UsbTestbed testbed;
    bus = &testbed;
    return run<TestContractUsbSingle>(argc, argv) + run<TestContractUsbPaired>(argc, argv)
        + run<TestContractUsbPrinter>(argc, argv);
}
#include "tst_contract_usb.moc"
