// SPDX-License-Identifier: Apache-2.0
// What a device costs while nobody uses it: one after the other is enabled against the workbench, and the processor
// time of this process is read over some seconds. One JSON line a device; goal: 0.5 % of a core. Ends with 1 when
// missed.
#include "workbench_process.h"

#include <escpos/escpos_printer.h>
#include <ipp/ipp_printer.h>
#include <sdt/sdt_reader.h>
#include <serial/gm65_scanner.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <cstdio>
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

bool measure(const hal::DriverDescriptor &driver, const QString &port)
{
    auto made
        = driver.create({QStringLiteral("device"), driver.id, port, {}}, {std::make_shared<SystemClock>(), {}, {}});
    if (!made || !(*made)->open() || !(*made)->claim(QStringLiteral("bench")) || !(*made)->setEnabled(true))
        return false;
    wait(SettleMs);
    const bool online = (*made)->status().device.value == hal::DeviceStatus::Online;
    const double before = processorMs();
    wait(SpanMs);
    const double percent = 100 * (processorMs() - before) / double(SpanMs);
    std::printf("{\"bench\":\"idle\",\"driver\":\"%s\",\"online\":%s,\"cpu_percent\":%.3f}\n", qPrintable(driver.id),
                online ? "true" : "false", percent);
    return online && percent <= GoalPercent;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    WorkbenchProcess bench;
    if (const auto trouble = bench.start({QStringLiteral("--scanner"), QStringLiteral("gm65")}); !trouble.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(trouble));
        return 1;
    }
    const auto port = [&](const char *name) { return bench.ready()[QLatin1String(name)].toString(); };
    bool good = measure(sdt::sdtDriver(), port("idcard"));
    good &= measure(escpos::escposDriver(), port("receipt"));
    good &= measure(gm65::gm65Driver(), port("scanner"));
    good &= measure(ipp::ippDriver(), port("certificate"));
    return good ? 0 : 1;
}
