// SPDX-License-Identifier: Apache-2.0
#include "certify.h"

#include "drivers.h"

#include <config/document.h>

#include <QCommandLineParser>
#include <QDir>
#include <algorithm>
#include <cstdio>

namespace kiosk {
namespace {

constexpr int wrongUsage = 64; // sysexits.h
constexpr int badConfig = 78;

Result<hal::DeviceSlot> slotOf(const QString &name, const QString &dir)
{
    Findings findings;
    const QString file = QStringLiteral("devices.toml");
    const auto bytes = readFile(QDir(dir).filePath(file), file, findings);
    const auto wiring = bytes ? decodeWiring(*bytes, file, knownDrivers(), findings) : std::nullopt;
    if (!wiring)
        return fail(ErrorCode::BadConfig, findings.value(0).pointer + QStringLiteral(": ") + findings.value(0).reason);
    for (const DeviceWiring &device : wiring->devices)
        if (device.slot == name)
            return hal::DeviceSlot{device.slot, device.driver, device.port, device.parameters};
    return fail(ErrorCode::NotFound, QStringLiteral("devices.toml has no [%1]").arg(name));
}

hal::DeviceSlot slotFrom(const QCommandLineParser &options)
{
    hal::DeviceSlot slot{
        QStringLiteral("certify"), options.value(QStringLiteral("driver")), options.value(QStringLiteral("port")), {}};
    for (const QString &pair : options.values(QStringLiteral("set")))
        slot.parameters.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    return slot;
}

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout); // a person waits for it
}

} // namespace

int certifyCommand(const QStringList &arguments)
{
    QCommandLineParser options;
    options.addPositionalArgument(QStringLiteral("SLOT"), QStringLiteral("A table of devices.toml, e.g. idcard."));
    options.addOption({QStringLiteral("config"), QStringLiteral("Configuration folder."), QStringLiteral("DIR"),
                       QStringLiteral("/etc/yizhan")});
    options.addOption({QStringLiteral("driver"), QStringLiteral("Instead of SLOT."), QStringLiteral("ID")});
    options.addOption({QStringLiteral("port"), QStringLiteral("With --driver."), QStringLiteral("PORT")});
    options.addOption(
        {QStringLiteral("set"), QStringLiteral("A parameter, with --driver."), QStringLiteral("KEY=VALUE")});
    options.addOption({QStringLiteral("out"), QStringLiteral("Where report and recording go."), QStringLiteral("DIR"),
                       QStringLiteral("certify")});
    const bool byDriver = options.parse(QStringList{QStringLiteral("kiosk certify")} + arguments)
        && options.isSet(QStringLiteral("driver"));
    if (!options.errorText().isEmpty() || options.positionalArguments().size() != (byDriver ? 0 : 1)) {
        std::fputs(qPrintable(options.errorText() + u'\n' + options.helpText()), stderr);
        return wrongUsage;
    }
    const auto slot = byDriver
        ? Result<hal::DeviceSlot>(slotFrom(options))
        : slotOf(options.positionalArguments().constFirst(), options.value(QStringLiteral("config")));
    CertifyRequest request;
    request.outDir = options.value(QStringLiteral("out"));
    request.say = say;
    if (slot)
        request.slot = *slot;
    const auto report = slot ? certify(request, builtinDrivers()) : Result<CertifyReport>(fail(slot.error()));
    if (!report) {
        std::fprintf(stderr, "kiosk certify: %s\n", qPrintable(report.error().trace()));
        return badConfig;
    }
    say(QStringLiteral("%1: %2").arg(QDir(request.outDir).filePath(request.slot.driverId + QStringLiteral(".md")),
                                     report->passed() ? QStringLiteral("passed") : QStringLiteral("failed")));
    return report->passed() ? 0 : 1;
}

} // namespace kiosk
