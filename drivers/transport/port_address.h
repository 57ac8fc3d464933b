// SPDX-License-Identifier: Apache-2.0
// The port strings of devices.toml.
#pragma once

#include "transport.h"
#include "wire_exchange.h"

#include <QStringView>
#include <memory>
#include <optional>
#include <variant>

namespace kiosk {

struct SerialAddress {
    QString path;
    int baud = 115200; // one of the speeds termios knows
    friend bool operator==(const SerialAddress &, const SerialAddress &) = default;
};

struct TcpAddress {
    QString host; // name, IPv4, or IPv6 in brackets in the string
    quint16 port = 0;
    friend bool operator==(const TcpAddress &, const TcpAddress &) = default;
};

struct UsbIds {
    quint16 vendor = 0;
    quint16 product = 0;
    friend bool operator==(const UsbIds &, const UsbIds &) = default;
};

// A device by what it says of itself, never by its number on the bus, which changes with every replug. More than one
// that fits is an error, not a choice: `serial` or `path` tells them apart.
struct UsbAddress {
    std::optional<UsbIds> ids; // always there unless printerClass
    bool printerClass = false; // an interface of class 07 01 02, whoever made it
    QString serial;
    QString path; // bus-port.port, the socket it is plugged into
    friend bool operator==(const UsbAddress &, const UsbAddress &) = default;
};

// A HID device of the kernel's hidraw driver: its node, or who it is.
struct HidrawAddress {
    QString node; // "/dev/hidraw0"; empty: found by the rest at each open
    UsbIds ids;
    QString serial;
    QString path; // bus-port.port
    friend bool operator==(const HidrawAddress &, const HidrawAddress &) = default;
};

// A file of `kiosk certify`, in place of the device. For tests and technicians; `kiosk check` refuses it.
struct ReplayAddress {
    QString path;
    friend bool operator==(const ReplayAddress &, const ReplayAddress &) = default;
};

using PortAddress = std::variant<SerialAddress, TcpAddress, UsbAddress, HidrawAddress, ReplayAddress>;

// "serial:/dev/ttyS0?baud=115200", "tcp:192.168.1.50:9100", "tcp:[::1]:9100", "usb:0400:c35a", "usb:class=printer", the
// last two with "?serial=..." or "?path=1-2.3", a printer with "?id=04b8:0202" too; "hidraw:/dev/hidraw0",
// "hidraw:0c2e:0b61?serial=..."; "replay:/path/file.jsonl". BadConfig says what is wrong.
Result<PortAddress> parsePortAddress(QStringView text);
QString toString(const PortAddress &address);

// How a driver's wire is recorded and replayed; without a recorder it is not recorded.
struct WireTap {
    WireRules rules;
    std::shared_ptr<ExchangeSink> recorder;
};
// Not opened yet; the clock must run in real time.
std::unique_ptr<Transport> makeTransport(const PortAddress &address, std::shared_ptr<const Clock> clock,
                                         const WireTap &tap = {});
// `transport` as it is, or recorded: for a driver that makes its own.
std::unique_ptr<Transport> tapped(std::unique_ptr<Transport> transport, std::shared_ptr<const Clock> clock,
                                  const WireTap &tap);
// The file whose arrival is the device's; empty when there is none (TCP, USB): see Transport::watchArrival().
QString arrivalPath(const PortAddress &address);

} // namespace kiosk
