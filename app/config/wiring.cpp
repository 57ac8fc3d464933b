// SPDX-License-Identifier: Apache-2.0
#include "wiring.h"

#include "document.h"
#include "record.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace kiosk {
namespace {

using namespace shape;

struct Slot {
    const char *name;
    const char *driverPrefix; // drivers of one device class share it
    QStringList schemes;      // what its port may begin with
};

const QList<Slot> &slotTable()
{
    static const QList<Slot> table{
        {"idcard", "idcard.", {QStringLiteral("serial"), QStringLiteral("tcp")}},
        {"scanner",
         "scanner.",
         {QStringLiteral("serial"), QStringLiteral("tcp"), QStringLiteral("hidraw"), QStringLiteral("camera")}},
        {"receipt", "printer.", {QStringLiteral("serial"), QStringLiteral("tcp")}},
        {"certificate", "document.", {QStringLiteral("ipp"), QStringLiteral("ipps")}},
    };
    return table;
}

// One table of devices.toml as it is written; which of the keys a slot may have differs, so each slot has its record.
struct RawDevice {
    QString driver;
    QString port;
    QString profile;                    // receipt
    QString tail, prefix, aim, dialect; // scanner on a serial line
    QString size, fps;                  // scanner that is a camera
};

Record<RawDevice> common(const char *name)
{
    return Record<RawDevice>(name)
        .required("driver", &RawDevice::driver, text(), "id of the driver, e.g. \"idcard.sdt\"")
        .required("port", &RawDevice::port, text(), "where the device is, e.g. \"serial:/dev/ttyS0?baud=115200\"");
}

const Record<RawDevice> &idcardRecord()
{
    static const Record<RawDevice> record = common("idcard");
    return record;
}
// which of them a driver knows is its own to say
const Record<RawDevice> &scannerRecord()
{
    static const QStringList onOff{QStringLiteral("on"), QStringLiteral("off")};
    static const Record<RawDevice> record
        = common("scanner")
              .optional("tail", &RawDevice::tail, text(), "what ends a text: cr, lf, crlf, tab or none")
              .optional("prefix", &RawDevice::prefix, text(), "what the scanner sends before each text")
              .optional("aim", &RawDevice::aim, oneWordOf("switch", onOff), "whether an AIM id stands before each text")
              .optional("dialect", &RawDevice::dialect, text(), "family of the module, e.g. \"gm812\"")
              .optional("size", &RawDevice::size, text(), "of a camera's pictures, e.g. \"1280x720\"")
              .optional("fps", &RawDevice::fps, text(), "pictures in a second, e.g. \"15\"");
    return record;
}
const Record<RawDevice> &receiptRecord()
{
    static const Record<RawDevice> record = common("receipt").optional(
        "profile", &RawDevice::profile, oneWordOf("paper profile", {QStringLiteral("80mm"), QStringLiteral("58mm")}));
    return record;
}
const Record<RawDevice> &certificateRecord()
{
    static const Record<RawDevice> record = common("certificate");
    return record;
}

struct RawWiring {
    std::optional<RawDevice> idcard, scanner, receipt, certificate;
};

const Record<RawWiring> &wiringRecord()
{
    static const Record<RawWiring> record
        = Record<RawWiring>("wiring")
              .optional("idcard", &RawWiring::idcard, maybe(object(&idcardRecord)))
              .optional("scanner", &RawWiring::scanner, maybe(object(&scannerRecord)))
              .optional("receipt", &RawWiring::receipt, maybe(object(&receiptRecord)))
              .optional("certificate", &RawWiring::certificate, maybe(object(&certificateRecord)));
    return record;
}

void examineDriver(const Slot &slot, const QString &driver, const QStringList &known, const Reader &reader)
{
    const QString prefix = QString::fromLatin1(slot.driverPrefix);
    const QStringList fitting = known.filter(QRegularExpression(QLatin1Char('^') + QRegularExpression::escape(prefix)));
    if (!driver.startsWith(prefix))
        reader.complain(QStringLiteral("the driver \"%1\" is not for this slot").arg(driver),
                        fitting.isEmpty() ? QStringLiteral("Drivers of this slot begin with \"%1\".").arg(prefix)
                                          : suggestionFor(driver, fitting));
    else if (!known.isEmpty() && !known.contains(driver))
        reader.complain(QStringLiteral("this build has no driver \"%1\"").arg(driver), suggestionFor(driver, fitting));
}

// "serial:/dev/ttyS0?baud=115200"; transports parse it again with the same rules (drivers/transport)
void examinePort(const Slot &slot, const QString &port, const Reader &reader)
{
    const QUrl url(port, QUrl::StrictMode);
    if (!url.isValid() || !slot.schemes.contains(url.scheme())) {
        reader.complain(QStringLiteral("\"%1\" is no port of this slot").arg(port),
                        QStringLiteral("It begins with %1:.").arg(slot.schemes.join(QStringLiteral(": or "))));
    } else if (url.scheme() == QLatin1String("serial")) {
        bool isNumber = true;
        const QString baud = QUrlQuery(url).queryItemValue(QStringLiteral("baud"));
        if (!baud.isEmpty())
            baud.toUInt(&isNumber);
        if (!url.path().startsWith(QLatin1Char('/')) || !isNumber)
            reader.complain(QStringLiteral("\"%1\" is no serial port").arg(port),
                            QStringLiteral("Write it like serial:/dev/ttyS0?baud=115200."));
    } else if (url.scheme() == QLatin1String("tcp")) {
        static const QRegularExpression shape(QStringLiteral("^tcp:(\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9.-]+):[0-9]{1,5}$"));
        if (!shape.match(port).hasMatch())
            reader.complain(QStringLiteral("\"%1\" has no host or port number").arg(port),
                            QStringLiteral("Write it like tcp:192.168.1.50:9100."));
    } else if (url.scheme() == QLatin1String("camera") || url.scheme() == QLatin1String("hidraw")) {
        static const QRegularExpression shape(
            QStringLiteral("^(camera|hidraw):/|^hidraw:[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}"));
        if (!shape.match(port).hasMatch())
            reader.complain(
                QStringLiteral("\"%1\" names no device").arg(port),
                QStringLiteral("Write it like camera:/dev/video0, hidraw:/dev/hidraw0 or hidraw:1eab:0003."));
    } else if (url.host().isEmpty()) {
        reader.complain(QStringLiteral("\"%1\" names no printer").arg(port),
                        QStringLiteral("Write it like ipp://printer.local/ipp/print."));
    }
}

} // namespace

QStringList deviceSlots()
{
    QStringList names;
    for (const Slot &slot : slotTable())
        names << QString::fromLatin1(slot.name);
    return names;
}

std::optional<Wiring> decodeWiring(const QByteArray &toml, const QString &file, const QStringList &drivers,
                                   Findings &findings)
{
    const qsizetype before = findings.size();
    const std::optional<QJsonValue> tree = readToml(toml, file, findings);
    const Reader reader(file, findings);
    RawWiring raw;
    if (!tree || !wiringRecord().read(*tree, raw, reader))
        return std::nullopt;
    const QList<std::optional<RawDevice>> devices{raw.idcard, raw.scanner, raw.receipt, raw.certificate};
    Wiring wiring;
    for (qsizetype i = 0; i < devices.size(); ++i) {
        if (!devices[i])
            continue;
        const Slot &slot = slotTable()[i];
        const QString name = QString::fromLatin1(slot.name);
        examineDriver(slot, devices[i]->driver, drivers, reader.at(name).at(QStringLiteral("driver")));
        examinePort(slot, devices[i]->port, reader.at(name).at(QStringLiteral("port")));
        DeviceWiring device{name, devices[i]->driver, devices[i]->port, {}};
        const QList<std::pair<const char *, QString>> parameters{
            {"profile", devices[i]->profile}, {"tail", devices[i]->tail},       {"prefix", devices[i]->prefix},
            {"aim", devices[i]->aim},         {"dialect", devices[i]->dialect}, {"size", devices[i]->size},
            {"fps", devices[i]->fps}};
        for (const auto &[key, value] : parameters) {
            if (!value.isEmpty())
                device.parameters.insert(QLatin1String(key), value);
        }
        wiring.devices << device;
    }
    // two drivers on one line would read each other's answers
    for (qsizetype i = 0; i < wiring.devices.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (wiring.devices[i].port == wiring.devices[j].port)
                reader.at(wiring.devices[i].slot)
                    .at(QStringLiteral("port"))
                    .complain(QStringLiteral("the port is that of [%1] as well").arg(wiring.devices[j].slot),
                              QStringLiteral("Give each device its own port."));
        }
    }
    return findings.size() == before ? std::optional(wiring) : std::nullopt;
}

} // namespace kiosk
