// SPDX-License-Identifier: Apache-2.0
// An emulated device on an emulated bus, and the transport that talks to it.
#pragma once

#include <transport/usb_transport.h>
#include <usb/usb_testbed.h>

#include <QDir>
#include <QTest>
#include <poll.h>

namespace kiosk::test {

using workbench::UsbDeviceEmulator;
using workbench::UsbShape;
using workbench::UsbTestbed;

inline UsbShape shapeNamed(const QString &serial, const QString &path = QStringLiteral("1-1"))
{
    UsbShape shape;
    shape.vendor = 0x0400;
    shape.product = 0xC35A;
    shape.serial = serial;
    shape.path = path;
    return shape;
}

class UsbFixture : public QObject {
    Q_OBJECT
protected:
    UsbTestbed m_bus; // first: no libusb starts before it
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();

    Deadline in(Duration span) const { return Deadline::in(*m_clock, span); }
    UsbTransport transport(const char *port = "usb:0400:c35a") const
    {
        return {std::get<UsbAddress>(*parsePortAddress(QString::fromLatin1(port))), m_clock};
    }
    // Whatever comes out of the first pipe until `count` bytes are there.
    QByteArray take(UsbTransport &usb, qsizetype count) const
    {
        QByteArray all;
        while (all.size() < count) {
            QByteArray part(count - all.size(), 0);
            const auto got = usb.readSome(std::span(part.data(), std::size_t(part.size())), in(2s), {});
            if (!got)
                return all + codeName(got.error().code);
            all += part.first(*got);
        }
        return all;
    }
    static bool isReadable(int descriptor, int ms = 1000)
    {
        pollfd wait{descriptor, POLLIN, 0};
        return ::poll(&wait, 1, ms) == 1;
    }
    static qsizetype openFiles()
    {
        return QDir(QStringLiteral("/proc/self/fd"))
            .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
            .size();
    }
    static qsizetype threads()
    {
        return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::NoDotAndDotDot | QDir::Dirs).size();
    }
};

// Leaves the bus when it dies.
class BusDevice : public UsbDeviceEmulator {
public:
    BusDevice(UsbTestbed &bus, UsbShape shape) : UsbDeviceEmulator(std::move(shape)), m_bus(bus) { }
    ~BusDevice() { m_bus.unplug(*this); }

private:
    UsbTestbed &m_bus;
};

// Says back what it hears.
inline void makeEcho(UsbDeviceEmulator &device)
{
    device.received = [&device](quint8, const QByteArray &bytes) { device.send(0x82, bytes); };
}

} // namespace kiosk::test
