// SPDX-License-Identifier: Apache-2.0
// The port strings of devices.toml.
#pragma once

#include "transport.h"

#include <QStringView>
#include <memory>
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

using PortAddress = std::variant<SerialAddress, TcpAddress>;

// "serial:/dev/ttyS0?baud=115200", "tcp:192.168.1.50:9100", "tcp:[::1]:9100". BadConfig says what is wrong.
Result<PortAddress> parsePortAddress(QStringView text);
QString toString(const PortAddress &address);

// Not opened yet; the clock must run in real time.
std::unique_ptr<Transport> makeTransport(const PortAddress &address, std::shared_ptr<const Clock> clock);
// Where to watch for the device's arrival; empty when there is no file to watch (TCP).
QString arrivalPath(const PortAddress &address);

} // namespace kiosk
