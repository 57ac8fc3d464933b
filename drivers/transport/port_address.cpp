// SPDX-License-Identifier: Apache-2.0
#include "port_address.h"

#include "hidraw_transport.h"
#include "recording_transport.h"
#include "replay_transport.h"
#include "serial_transport.h"
#include "tcp_transport.h"
#include "usb_transport.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace kiosk {

namespace {

tl::unexpected<Error> bad(QStringView text, const char *why)
{
    return fail(ErrorCode::BadConfig, QStringLiteral("port \"%1\": %2").arg(text, QLatin1String(why)));
}

Result<PortAddress> parseSerial(QStringView text, QStringView rest)
{
    SerialAddress address;
    const auto mark = rest.indexOf(u'?');
    address.path = (mark < 0 ? rest : rest.first(mark)).toString();
    if (!address.path.startsWith(u'/'))
        return bad(text, "the path must be absolute, as in serial:/dev/ttyS0?baud=115200");
    if (mark < 0)
        return PortAddress(address);
    const QUrlQuery query(rest.sliced(mark + 1).toString());
    for (const auto &[key, value] : query.queryItems()) {
        bool isNumber = false;
        address.baud = value.toInt(&isNumber);
        if (key != QLatin1String("baud"))
            return bad(text, "only baud can be set");
        if (!isNumber || !isSerialSpeed(address.baud))
            return bad(text, "not a speed of a serial line");
    }
    return PortAddress(address);
}

Result<PortAddress> parseTcp(QStringView text, QStringView rest)
{
    const auto colon = rest.lastIndexOf(u':');
    if (colon < 1)
        return bad(text, "host and port are needed, as in tcp:192.168.1.50:9100");
    bool isNumber = false;
    TcpAddress address{rest.first(colon).toString(), rest.sliced(colon + 1).toUShort(&isNumber)};
    if (!isNumber || address.port == 0)
        return bad(text, "the port must be 1 to 65535");
    if (address.host.startsWith(u'[') && address.host.endsWith(u']'))
        address.host = address.host.sliced(1, address.host.size() - 2);
    else if (address.host.contains(u':'))
        return bad(text, "an IPv6 address belongs in brackets");
    if (address.host.contains(u'[') || address.host.contains(u']'))
        return bad(text, "brackets stand around an IPv6 address and nowhere else");
    if (address.host.isEmpty())
        return bad(text, "host and port are needed, as in tcp:192.168.1.50:9100");
    return PortAddress(address);
}

std::optional<UsbIds> parseIds(QStringView text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9a-fA-F]{4}):([0-9a-fA-F]{4})$"));
    const auto match = form.match(text.toString());
    if (!match.hasMatch())
        return {};
    return UsbIds{match.captured(1).toUShort(nullptr, 16), match.captured(2).toUShort(nullptr, 16)};
}

Result<PortAddress> parseUsb(QStringView text, QStringView rest)
{
    static const QRegularExpression pathForm(QStringLiteral("^[0-9]{1,3}-[0-9]{1,3}(\\.[0-9]{1,3}){0,6}$"));
    const auto mark = rest.indexOf(u'?');
    const auto what = mark < 0 ? rest : rest.first(mark);
    UsbAddress address;
    address.printerClass = what == QLatin1String("class=printer");
    address.ids = parseIds(what);
    if (!address.printerClass && !address.ids)
        return bad(text, "vendor and product are needed, as in usb:0400:c35a, or usb:class=printer");
    if (mark < 0)
        return PortAddress(address);
    const QUrlQuery query(rest.sliced(mark + 1).toString());
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("serial") && !value.isEmpty())
            address.serial = value;
        else if (key == QLatin1String("path") && pathForm.match(value).hasMatch())
            address.path = value;
        else if (key == QLatin1String("id") && address.printerClass && parseIds(value))
            address.ids = parseIds(value);
        else
            return bad(text, "only serial=..., path=1-2.3 and, of a printer, id=04b8:0202 can be set");
    }
    return PortAddress(address);
}

Result<PortAddress> parseHidraw(QStringView text, QStringView rest)
{
    HidrawAddress address;
    if (rest.startsWith(u'/')) {
        address.node = rest.toString();
        return PortAddress(address);
    }
    // identity and query are those of a USB device
    const auto usb = parseUsb(text, rest);
    const auto *device = usb ? std::get_if<UsbAddress>(&*usb) : nullptr;
    if (!device || !device->ids || device->printerClass)
        return bad(text, "a node or vendor and product are needed, as in hidraw:/dev/hidraw0 or hidraw:0c2e:0b61");
    address.ids = *device->ids;
    address.serial = device->serial;
    address.path = device->path;
    return PortAddress(address);
}

QString toString(const UsbIds &ids)
{
    return QStringLiteral("%1:%2").arg(ids.vendor, 4, 16, QLatin1Char('0')).arg(ids.product, 4, 16, QLatin1Char('0'));
}

QString toString(const UsbAddress &address)
{
    QStringList query;
    if (address.printerClass && address.ids)
        query << QStringLiteral("id=") + toString(*address.ids);
    if (!address.serial.isEmpty())
        query << QStringLiteral("serial=") + QString::fromLatin1(QUrl::toPercentEncoding(address.serial));
    if (!address.path.isEmpty())
        query << QStringLiteral("path=") + address.path;
    const auto what = address.printerClass ? QStringLiteral("class=printer") : toString(*address.ids);
    return QStringLiteral("usb:") + what + (query.isEmpty() ? QString() : u'?' + query.join(u'&'));
}

QString toString(const HidrawAddress &address)
{
    if (!address.node.isEmpty())
        return QStringLiteral("hidraw:") + address.node;
    return QStringLiteral("hidraw:") + toString(UsbAddress{address.ids, false, address.serial, address.path}).mid(4);
}

} // namespace

Result<PortAddress> parsePortAddress(QStringView text)
{
    if (text.startsWith(QLatin1String("serial:")))
        return parseSerial(text, text.sliced(7));
    if (text.startsWith(QLatin1String("tcp:")))
        return parseTcp(text, text.sliced(4));
    if (text.startsWith(QLatin1String("usb:")))
        return parseUsb(text, text.sliced(4));
    if (text.startsWith(QLatin1String("hidraw:")))
        return parseHidraw(text, text.sliced(7));
    if (text.startsWith(QLatin1String("replay:/")))
        return PortAddress(ReplayAddress{text.sliced(7).toString()});
    return bad(text, "must begin with serial:, tcp:, usb: or hidraw:");
}

QString toString(const PortAddress &address)
{
    if (const auto *serial = std::get_if<SerialAddress>(&address))
        return QStringLiteral("serial:%1?baud=%2").arg(serial->path, QString::number(serial->baud));
    if (const auto *usb = std::get_if<UsbAddress>(&address))
        return toString(*usb);
    if (const auto *hidraw = std::get_if<HidrawAddress>(&address))
        return toString(*hidraw);
    if (const auto *replay = std::get_if<ReplayAddress>(&address))
        return QStringLiteral("replay:") + replay->path;
    const auto &tcp = std::get<TcpAddress>(address);
    const auto host = tcp.host.contains(u':') ? QStringLiteral("[%1]").arg(tcp.host) : tcp.host;
    return QStringLiteral("tcp:%1:%2").arg(host, QString::number(tcp.port));
}

namespace {

std::unique_ptr<Transport> plainTransport(const PortAddress &address, std::shared_ptr<const Clock> clock,
                                          const WireRules &rules)
{
    if (const auto *replay = std::get_if<ReplayAddress>(&address))
        return std::make_unique<ReplayTransport>(replay->path, rules, std::move(clock));
    if (const auto *serial = std::get_if<SerialAddress>(&address))
        return std::make_unique<SerialTransport>(*serial, std::move(clock));
    if (const auto *usb = std::get_if<UsbAddress>(&address))
        return std::make_unique<UsbTransport>(*usb, std::move(clock));
    if (const auto *hidraw = std::get_if<HidrawAddress>(&address))
        return std::make_unique<HidrawTransport>(*hidraw, std::move(clock));
    return std::make_unique<TcpTransport>(std::get<TcpAddress>(address), std::move(clock));
}

} // namespace

std::unique_ptr<Transport> makeTransport(const PortAddress &address, std::shared_ptr<const Clock> clock,
                                         const WireTap &tap)
{
    return tapped(plainTransport(address, clock, tap.rules), clock, tap);
}

std::unique_ptr<Transport> tapped(std::unique_ptr<Transport> transport, std::shared_ptr<const Clock> clock,
                                  const WireTap &tap)
{
    if (!tap.recorder)
        return transport;
    return std::make_unique<RecordingTransport>(std::move(transport), tap.recorder, tap.rules, std::move(clock));
}

QString arrivalPath(const PortAddress &address)
{
    const auto *serial = std::get_if<SerialAddress>(&address);
    return serial ? serial->path : QString();
}

} // namespace kiosk
