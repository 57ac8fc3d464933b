// SPDX-License-Identifier: Apache-2.0
// What an emulated device says of itself: chapter 9 of the USB specification, as much as libusb reads.
#pragma once

#include <QByteArray>
#include <QString>

namespace kiosk::workbench {

struct UsbShape {
    quint16 vendor = 0;
    quint16 product = 0;
    QString serial; // empty: it has none
    QString name = QStringLiteral("emulated");
    QString path = QStringLiteral("1-1"); // the socket it is plugged into
    quint8 interfaceClass = 0xFF;
    quint8 interfaceSubClass = 0;
    quint8 interfaceProtocol = 0;
    QByteArray endpoints{"\x01\x82"}; // bulk, one byte each; 0x80: to the host
    quint16 packetSize = 64;
    bool kernelDriver = false; // the kernel's own driver has taken the interface, until it is detached
    QByteArray deviceId;       // IEEE 1284, of a printer
};

QByteArray deviceDescriptor(const UsbShape &shape);
QByteArray configurationDescriptor(const UsbShape &shape);
// Empty: there is no such string.
QByteArray stringDescriptor(const UsbShape &shape, int index);

} // namespace kiosk::workbench
