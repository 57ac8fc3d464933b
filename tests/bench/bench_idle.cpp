// SPDX-License-Identifier: Apache-2.0
// What a device costs while nobody uses it: one after the other is enabled against the workbench, and the processor
// time of this process is read over some seconds. One JSON line a device; goal: 0.5 % of a core. Ends with 1 when
// missed. The workbench has no HID POS scanner: that driver is not measured.
#include "bench_device.h"

#include <camera/camera_scanner.h>
#include <escpos/escpos_printer.h>
#include <ipp/ipp_printer.h>
#include <sdt/sdt_reader.h>
#include <serial/gm65_scanner.h>

#include <QEventLoop>
#include <QTimer>
#include <sys/resource.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr double GoalPercent = 0.5;
constexpr qint64 SpanMs = 20'000; // holds two heartbeats of the slowest
constexpr qint64 SettleMs = 3'000;

double processorMs()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval &t) { return double(t.tv_sec) * 1000 + double(t.tv_usec) / 1000; };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

void wait(qint64 ms)
{
    QEventLoop loop;
    QTimer::singleShot(int(ms), &loop, &QEventLoop::quit);
    loop.exec();
}

bool measure(const hal::DriverDescriptor &driver, const WorkbenchProcess &bench, const char *endpoint)
{
    const auto device = heldDevice(driver, bench, endpoint);
    if (!device)
        return false;
    wait(SettleMs);
    const bool online = device->status().device.value == hal::DeviceStatus::Online;
    const double before = processorMs();
    wait(SpanMs);
    const double percent = 100 * (processorMs() - before) / double(SpanMs);
    std::printf("{\"bench\":\"idle\",\"driver\":\"%s\",\"at\":\"%s\",\"online\":%s,\"cpu_percent\":%.3f}\n",
                qPrintable(driver.id), endpoint, online ? "true" : "false", percent);
    return online && percent <= GoalPercent;
}

} // namespace

int main(int argc, char **argv)
{
    underTestbed(argv);
    const QCoreApplication app(argc, argv);
    WorkbenchProcess bench;
    const QStringList devices{QStringLiteral("--scanner"), QStringLiteral("gm65"), QStringLiteral("--usb"),
                              QStringLiteral("s"), QStringLiteral("--camera")};
    if (const auto trouble = startTestbed(bench, devices); !trouble.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(trouble));
        return 1;
    }
    bool good = measure(sdt::sdtDriver(), bench, "idcard");
    good &= measure(sdt::sdtDriver(), bench, "idcardUsb");
    good &= measure(escpos::escposDriver(), bench, "receipt");
    good &= measure(gm65::gm65Driver(), bench, "scanner");
    good &= measure(scanner::cameraScannerDriver(), bench, "camera");
    good &= measure(ipp::ippDriver(), bench, "certificate");
    return good ? 0 : 1;
}
