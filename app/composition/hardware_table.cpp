// SPDX-License-Identifier: Apache-2.0
#include "hardware_table.h"

#include <QStringList>

namespace kiosk {
namespace {

const char *intro = R"(# Supported hardware

Made by `kiosk drivers` from what each driver says of itself; do not edit it by hand (a test compares).

- **emulated**: the driver was written from documents and runs against an emulation at the byte level; the first real
  device may show a difference. `kiosk certify` tells.
- **replayed**: a recording that `kiosk certify` made of real hardware runs in our tests.
- **seen on metal**: whole visits were run with it.

)";

QString cell(QString text) { return text.replace(u'|', QStringLiteral("\\|")); }

QString row(const QStringList &cells) { return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | "))); }

QString section(const hal::DriverDescriptor &driver)
{
    QString text = QStringLiteral("## %1: `%2`\n\n%3\n\n")
                       .arg(driver.title, driver.id, QLatin1String(codeName(driver.deviceClass)));
    text += row({QStringLiteral("model"), QStringLiteral("wiring"), QStringLiteral("support")});
    text += row({QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---")});
    for (const hal::DriverModel &model : driver.models)
        text += row({cell(model.name), cell(model.wiring), QLatin1String(codeName(model.tier))});
    text += QStringLiteral("\nPorts in `devices.toml`:\n\n");
    for (const QString &port : driver.ports)
        text += QStringLiteral("    port = \"%1\"\n").arg(port);
    if (driver.parameters.isEmpty())
        return text + u'\n';
    text += u'\n' + row({QStringLiteral("key"), QStringLiteral("meaning"), QStringLiteral("values")});
    text += row({QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---")});
    for (const hal::DriverParameter &parameter : driver.parameters)
        text += row({u'`' + parameter.name + u'`', cell(parameter.about), parameter.words.join(QStringLiteral(", "))});
    return text + u'\n';
}

} // namespace

QByteArray hardwareTable(const QList<hal::DriverDescriptor> &drivers)
{
    QString text = QLatin1String(intro);
    for (const hal::DriverDescriptor &driver : drivers)
        text += section(driver);
    text.chop(1);
    return text.toUtf8();
}

} // namespace kiosk
