// SPDX-License-Identifier: Apache-2.0
// kiosk.toml and devices.toml are written by people: a configuration or findings, never both and never neither.
#include <config/document.h>
#include <config/kiosk_config.h>
#include <config/wiring.h>

#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

QList<KnownDriver> knownDrivers()
{
    KnownDriver reader;
    reader.id = QStringLiteral("idcard.sdt");
    reader.ports = {QStringLiteral("serial:/dev/ttyS0?baud=115200"), QStringLiteral("usb:0400:c35a")};
    reader.parameters
        = {{QStringLiteral("model"), {QStringLiteral("one"), QStringLiteral("two")}}, {QStringLiteral("name"), {}}};
    reader.objection = [](const DeviceWiring &device) {
        return device.port.contains(u'!') ? device.port : device.parameters.value(QStringLiteral("name"));
    };
    KnownDriver printer;
    printer.id = QStringLiteral("printer.escpos");
    printer.ports = {QStringLiteral("tcp:192.0.2.1:9100")};
    return {reader, printer};
}

void allHaveReasons(const Findings &findings)
{
    for (const Finding &finding : findings)
        mustHold(!finding.reason.isEmpty() && finding.file == u"a.toml"
                 && (finding.pointer.isEmpty() || finding.pointer.startsWith(u'/')));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray toml(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const auto file = QStringLiteral("a.toml");
    Findings findings;
    const auto config = decodeKioskConfig(toml, file, findings);
    mustHold(config.has_value() == findings.isEmpty());
    if (config)
        mustHold(config->portal.url.startsWith(QLatin1String("https://")) && !config->site.id.isEmpty());
    allHaveReasons(findings);
    static const QList<KnownDriver> drivers = knownDrivers();
    for (const auto &known : {drivers, QList<KnownDriver>()}) {
        Findings ofDevices;
        const auto wiring = decodeWiring(toml, file, known, ofDevices);
        mustHold(wiring.has_value() == ofDevices.isEmpty());
        allHaveReasons(ofDevices);
        if (!wiring)
            continue;
        for (const DeviceWiring &device : wiring->devices)
            mustHold(deviceSlots().contains(device.slot) && !device.driver.isEmpty() && !device.port.isEmpty());
    }
    return 0;
}
