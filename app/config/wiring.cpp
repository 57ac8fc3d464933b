// SPDX-License-Identifier: Apache-2.0
#include "wiring.h"

#include "document.h"
#include "values.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

struct Slot {
    const char *name;
    const char *driverPrefix; // drivers of one device class share it
};

constexpr Slot slotTable[]
    = {{"idcard", "idcard."}, {"scanner", "scanner."}, {"receipt", "printer."}, {"certificate", "document."}};

const QString driverKey = QStringLiteral("driver");
const QString portKey = QStringLiteral("port");

QString schemeOf(const QString &port) { return port.section(u':', 0, 0); }

// The driver of this table; null when it is not known, whether or not that is a mistake.
const KnownDriver *examineDriver(const Slot &slot, const QString &id, const QList<KnownDriver> &known,
                                 const Reader &reader)
{
    const QString prefix = QString::fromLatin1(slot.driverPrefix);
    QStringList fitting;
    for (const KnownDriver &driver : known) {
        if (driver.id == id && id.startsWith(prefix))
            return &driver;
        if (driver.id.startsWith(prefix))
            fitting << driver.id;
    }
    if (!id.startsWith(prefix))
        reader.complain(QStringLiteral("the driver \"%1\" is not for this slot").arg(id),
                        fitting.isEmpty() ? QStringLiteral("Drivers of this slot begin with \"%1\".").arg(prefix)
                                          : suggestionFor(id, fitting));
    else if (!known.isEmpty())
        reader.complain(QStringLiteral("this build has no driver \"%1\"").arg(id), suggestionFor(id, fitting));
    return nullptr;
}

// Only whether it is of a kind that the driver takes; the rest of the port is the driver's to judge.
void examineScheme(const KnownDriver &driver, const QString &port, const Reader &reader)
{
    const auto sameScheme = [&](const QString &example) { return schemeOf(example) == schemeOf(port); };
    if (std::none_of(driver.ports.begin(), driver.ports.end(), sameScheme))
        reader.complain(QStringLiteral("\"%1\" is no port of %2").arg(port, driver.id),
                        QStringLiteral("Write it like %1.").arg(driver.ports.join(QStringLiteral(" or "))));
}

void examineParameters(const KnownDriver &driver, const QMap<QString, QString> &parameters, const Reader &reader)
{
    QStringList names;
    for (const KnownDriver::Parameter &parameter : driver.parameters)
        names << parameter.name;
    for (const auto [key, value] : parameters.asKeyValueRange()) {
        const qsizetype index = names.indexOf(key);
        if (index < 0)
            reader.at(key).complain(QStringLiteral("the key \"%1\" is not known here").arg(key),
                                    suggestionFor(key, QStringList{driverKey, portKey} + names));
        else if (const QStringList &words = driver.parameters[index].words; !words.isEmpty() && !words.contains(value))
            reader.at(key).complain(QStringLiteral("\"%1\" is no %2").arg(value, key), suggestionFor(value, words));
    }
}

// A text, or a number as it would be written.
QString textOf(const QJsonValue &json, const Reader &reader)
{
    if (json.isDouble())
        return QString::number(json.toDouble(), 'f', QLocale::FloatingPointShortest);
    if (!json.isString())
        reader.complainOfType("a text or a number", json);
    else if (json.toString().isEmpty())
        reader.complain(QStringLiteral("the text is empty"));
    return json.toString();
}

std::optional<DeviceWiring> readTable(const char *slot, const QJsonValue &json, const Reader &reader)
{
    const std::optional<QJsonObject> table = reader.object(json);
    if (!table)
        return std::nullopt;
    const qsizetype before = reader.findings().size();
    DeviceWiring device{QString::fromLatin1(slot), {}, {}, {}};
    for (auto it = table->constBegin(); it != table->constEnd(); ++it)
        device.parameters.insert(it.key(), textOf(it.value(), reader.at(it.key())));
    for (const auto &[key, about] : {std::pair(driverKey, "id of the driver, e.g. \"idcard.sdt\""),
                                     std::pair(portKey, "where the device is, e.g. \"serial:/dev/ttyS0?baud=115200\"")})
        if (!device.parameters.contains(key))
            reader.complain(QStringLiteral("\"%1\" is missing").arg(key),
                            QStringLiteral("Add it: %1.").arg(QLatin1String(about)));
    device.driver = device.parameters.take(driverKey);
    device.port = device.parameters.take(portKey);
    return reader.findings().size() == before ? std::optional(device) : std::nullopt;
}

void examine(const Slot &slot, const DeviceWiring &device, const QList<KnownDriver> &drivers, const Reader &reader)
{
    const KnownDriver *driver = examineDriver(slot, device.driver, drivers, reader.at(driverKey));
    if (!driver)
        return;
    const qsizetype before = reader.findings().size();
    examineScheme(*driver, device.port, reader.at(portKey));
    examineParameters(*driver, device.parameters, reader);
    if (reader.findings().size() > before || !driver->objection)
        return;
    const QString objection = driver->objection(device);
    if (objection.isEmpty())
        return;
    if (objection.contains(device.port))
        return reader.at(portKey).complain(
            objection, QStringLiteral("Ports are written like %1.").arg(driver->ports.join(QStringLiteral(" or "))));
    for (auto it = device.parameters.constBegin(); it != device.parameters.constEnd(); ++it)
        if (objection.startsWith(it.key()))
            return reader.at(it.key()).complain(objection);
    reader.complain(objection); // the configuration of a CUPS queue, as an example: it says itself what to do
}

} // namespace

QStringList deviceSlots()
{
    QStringList names;
    for (const Slot &slot : slotTable)
        names << QString::fromLatin1(slot.name);
    return names;
}

std::optional<Wiring> decodeWiring(const QByteArray &toml, const QString &file, const QList<KnownDriver> &drivers,
                                   Findings &findings)
{
    const qsizetype before = findings.size();
    const std::optional<QJsonValue> tree = readToml(toml, file, findings);
    const Reader reader(file, findings);
    const std::optional<QJsonObject> tables = tree ? reader.object(*tree) : std::nullopt;
    if (!tables)
        return std::nullopt;
    reader.closeKeys(*tables, deviceSlots());
    Wiring wiring;
    for (const Slot &slot : slotTable) {
        const QString name = QString::fromLatin1(slot.name);
        if (!tables->contains(name))
            continue;
        const auto device = readTable(slot.name, tables->value(name), reader.at(name));
        if (!device)
            continue;
        examine(slot, *device, drivers, reader.at(name));
        // two drivers on one line would read each other's answers
        for (const DeviceWiring &other : std::as_const(wiring.devices))
            if (other.port == device->port)
                reader.at(name).at(portKey).complain(QStringLiteral("the port is that of [%1] as well").arg(other.slot),
                                                     QStringLiteral("Give each device its own port."));
        wiring.devices << *device;
    }
    return findings.size() == before ? std::optional(wiring) : std::nullopt;
}

} // namespace kiosk
