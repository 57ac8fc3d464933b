// SPDX-License-Identifier: Apache-2.0
#include "usb_descriptors.h"

namespace kiosk::workbench {

namespace {

constexpr char Device = 1, Configuration = 2, String = 3, Interface = 4, Endpoint = 5;
constexpr char Bulk = 2;
constexpr int ProductString = 1, SerialString = 2;

void append16(QByteArray &to, int value)
{
    to += char(value & 0xFF);
    to += char(value >> 8);
}

} // namespace

QByteArray deviceDescriptor(const UsbShape &shape)
{
    QByteArray said{"\x12"};
    said += Device;
    append16(said, 0x0200);                 // USB 2.0
    said += QByteArray(3, '\0') + char(64); // the class is the interface's; packets of endpoint 0
    append16(said, shape.vendor);
    append16(said, shape.product);
    append16(said, 0x0100);
    said += '\0'; // no maker's name
    said += char(ProductString);
    said += char(shape.serial.isEmpty() ? 0 : SerialString);
    return said + '\1'; // one configuration
}

QByteArray configurationDescriptor(const UsbShape &shape)
{
    QByteArray body{"\x09"};
    body += Interface;
    body += '\0';
    body += '\0';
    body += char(shape.endpoints.size());
    body += char(shape.interfaceClass);
    body += char(shape.interfaceSubClass);
    body += char(shape.interfaceProtocol);
    body += '\0';
    for (const char endpoint : shape.endpoints) {
        body += '\7';
        body += Endpoint;
        body += endpoint;
        body += Bulk;
        append16(body, shape.packetSize);
        body += '\0';
    }
    QByteArray head{"\x09"};
    head += Configuration;
    append16(head, int(body.size()) + 9);
    head += '\1'; // one interface
    head += '\1';
    head += '\0';
    head += char(0x80);
    head += char(50); // 100 mA
    return head + body;
}

QByteArray stringDescriptor(const UsbShape &shape, int index)
{
    QByteArray text;
    if (index == 0)
        append16(text, 0x0409); // English
    const QString words = index == ProductString ? shape.name : index == SerialString ? shape.serial : QString();
    for (const QChar unit : words)
        append16(text, unit.unicode());
    if (text.isEmpty())
        return {};
    return QByteArray(1, char(text.size() + 2)) + String + text;
}

} // namespace kiosk::workbench
