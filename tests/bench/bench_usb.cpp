// SPDX-License-Identifier: Apache-2.0
// The USB transport against an emulated device: one JSON line. Goals: one write and its answer <= 2 ms (median), an
// unplug seen <= 1 s, a replug usable <= 3 s. Ends with 1 when one of them is missed. Starts itself again under
// umockdev's preload library.
#include <transport/usb_transport.h>
#include <usb/usb_testbed.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <poll.h>
#include <unistd.h>
#include <vector>

using namespace kiosk;
using workbench::UsbDeviceEmulator;

namespace {

constexpr double GoalPairMs = 2;
constexpr double GoalUnplugMs = 1000;
constexpr double GoalReplugMs = 3000;
constexpr int Pairs = 1000;
constexpr int Replugs = 20;

double msSince(std::chrono::steady_clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

bool isReadable(int descriptor)
{
    pollfd wait{descriptor, POLLIN, 0};
    return ::poll(&wait, 1, 10'000) == 1;
}

bool echoes(UsbTransport &usb, const Clock &clock)
{
    std::array<char, 64> answer{};
    return usb.writeAll("0123456789", Deadline::in(clock, 5s), {})
        && usb.readSome(answer, Deadline::in(clock, 5s), {}).value_or(0) == 10;
}

} // namespace

int main(int, char **argv)
{
    if (!qgetenv("LD_PRELOAD").contains("umockdev")) {
        qputenv("LD_PRELOAD", KIOSK_UMOCKDEV_PRELOAD);
        execv("/proc/self/exe", argv);
        return 2;
    }
    workbench::UsbTestbed bus;
    const auto clock = std::make_shared<SystemClock>();
    workbench::UsbShape shape;
    shape.vendor = 0x0400;
    shape.product = 0xC35A;
    UsbDeviceEmulator device(shape);
    device.received = [&](quint8, const QByteArray &bytes) { device.send(0x82, bytes); };
    UsbTransport usb(UsbAddress{UsbIds{0x0400, 0xC35A}, false, {}, {}}, clock);
    if (!bus.plug(device) || !usb.open(Deadline::in(*clock, 5s), {}))
        return 2;
    std::vector<double> pairs;
    for (int i = 0; i < Pairs; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        if (!echoes(usb, *clock))
            return 2;
        pairs.push_back(msSince(begun));
    }
    std::sort(pairs.begin(), pairs.end());
    const double median = pairs[pairs.size() / 2];
    const double p99 = pairs[pairs.size() * 99 / 100];

    double unplug = 0;
    double replug = 0;
    const auto watch = usb.watchArrival();
    for (int i = 0; i < Replugs; ++i) {
        auto begun = std::chrono::steady_clock::now();
        bus.unplug(device);
        if (!isReadable(usb.descriptor()) || usb.discardInput())
            return 2;
        unplug = std::max(unplug, msSince(begun));
        begun = std::chrono::steady_clock::now();
        if (!bus.plug(device))
            return 2;
        while (!usb.isOpen() && isReadable(watch->descriptor()) && watch->arrived()) // as a lane does
            static_cast<void>(usb.open(Deadline::in(*clock, 5s), {}).has_value());
        if (!usb.isOpen() || !echoes(usb, *clock))
            return 2;
        replug = std::max(replug, msSince(begun));
    }
    std::printf("{\"bench\":\"usb\",\"pair_ms_p50\":%.3f,\"pair_ms_p99\":%.3f,\"unplug_seen_ms_worst\":%.1f,"
                "\"replug_usable_ms_worst\":%.1f}\n",
                median, p99, unplug, replug);
    return median <= GoalPairMs && unplug <= GoalUnplugMs && replug <= GoalReplugMs ? 0 : 1;
}
