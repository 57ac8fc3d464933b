// SPDX-License-Identifier: Apache-2.0
// A device of the workbench comes and goes: how long until the terminal knows. From the act at the workbench to the
// status of the driver, worst of the rounds; one JSON line a device. Goals: unplug seen <= 1 s, replug usable (greeted,
// with its settings, online) <= 3 s. Ends with 1 when missed. A printer on the network has no plug to see and is not
// here.
#include "bench_device.h"

#include <camera/camera_scanner.h>
#include <sdt/sdt_reader.h>
#include <serial/gm65_scanner.h>

#include <algorithm>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr double GoalUnplugMs = 1000;
constexpr double GoalReplugMs = 3000;
constexpr int Rounds = 8;

bool measure(const hal::DriverDescriptor &driver, WorkbenchProcess &bench, const char *endpoint, const char *plug)
{
    const auto device = heldDevice(driver, bench, endpoint);
    const auto isOnline = [&] { return device->status().device.value == hal::DeviceStatus::Online; };
    if (!device || msUntil([] { return true; }, isOnline) < 0)
        return false;
    const QJsonObject named{{QStringLiteral("device"), QLatin1String(plug)}};
    double unplug = 0;
    double replug = 0;
    for (int i = 0; i < Rounds; ++i) {
        const double gone = msUntil([&] { return bench.does("device.unplug", named); }, [&] { return !isOnline(); });
        const double back = msUntil([&] { return bench.does("device.plug", named); }, isOnline);
        if (gone < 0 || back < 0)
            return false;
        unplug = std::max(unplug, gone);
        replug = std::max(replug, back);
    }
    std::printf("{\"bench\":\"replug\",\"driver\":\"%s\",\"at\":\"%s\",\"unplug_seen_ms_worst\":%.0f,"
                "\"replug_usable_ms_worst\":%.0f}\n",
                qPrintable(driver.id), endpoint, unplug, replug);
    return unplug <= GoalUnplugMs && replug <= GoalReplugMs;
}

} // namespace

int main(int argc, char **argv)
{
    underTestbed(argv);
    const QCoreApplication app(argc, argv);
    bool good = true;
    {
        WorkbenchProcess bench;
        if (!startTestbed(bench, {QStringLiteral("--usb"), QStringLiteral("s"), QStringLiteral("--camera")}).isEmpty())
            return 1;
        good &= measure(sdt::sdtDriver(), bench, "idcardUsb", "idcard");
        good &= measure(scanner::cameraScannerDriver(), bench, "camera", "camera");
        qunsetenv("UMOCKDEV_DIR");
    }
    WorkbenchProcess bench;
    if (!bench.start({QStringLiteral("--scanner"), QStringLiteral("gm65")}).isEmpty())
        return 1;
    good &= measure(sdt::sdtDriver(), bench, "idcard", "idcard");
    good &= measure(gm65::gm65Driver(), bench, "scanner", "scanner");
    return good ? 0 : 1;
}
