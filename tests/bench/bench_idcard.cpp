// SPDX-License-Identifier: Apache-2.0
// A card on the workbench's reader, read through a pty paced like the wire: from the card's being placed, which the
// driver has to notice, to its data; one JSON line a speed. Goal: no more than 150 ms above what the bytes need at
// 115200 baud, also the slowest; at 9600 it works. Ends with 1 when that is missed.
#include "workbench_process.h"

#include <sdt/sdt_reader.h>
#include <support/await.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <vector>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr double GoalOverWireMs = 150;
constexpr int WireBytes = 3 * 10 + 15 + 19 + 1295; // find, select, read and their replies
constexpr int Rounds = 15;

bool becomes(const hal::IdCardReader &reader, bool present)
{
    QElapsedTimer since;
    since.start();
    const auto now = [&] { return reader.status().cardPresent && reader.status().cardPresent->value; };
    while (now() != present && since.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return now() == present;
}

// Some reads in ms, the fastest first; empty: it does not work.
std::vector<double> reads(int baud)
{
    const auto clock = std::make_shared<SystemClock>();
    WorkbenchProcess bench;
    if (!bench.start({QStringLiteral("--baud"), QString::number(baud)}).isEmpty())
        return {};
    const auto driver = sdt::sdtDriver();
    auto made
        = driver.create({QStringLiteral("idcard"), driver.id, bench.ready()[u"idcard"].toString(), {}}, {clock, {}});
    auto *reader = made ? qobject_cast<hal::IdCardReader *>(made->get()) : nullptr;
    if (!reader || !reader->open() || !reader->claim(QStringLiteral("bench")) || !reader->setEnabled(true))
        return {};
    std::vector<double> taken;
    for (int i = 0; i < Rounds; ++i) {
        QElapsedTimer begun;
        begun.start();
        if (!bench.does("card.place", {{QStringLiteral("card"), QStringLiteral("resident")}}) || !becomes(*reader, true)
            || !await(reader->read(Deadline::in(*clock, 10s)), 12s))
            return {};
        taken.push_back(double(begun.nsecsElapsed()) / 1e6);
        if (!bench.does("card.lift") || !becomes(*reader, false))
            return {};
    }
    std::sort(taken.begin(), taken.end());
    return taken;
}

bool measure(int baud, double goalOverWire)
{
    const std::vector<double> taken = reads(baud);
    if (taken.empty())
        return false;
    const double wire = WireBytes * 10'000.0 / baud;
    std::printf("{\"bench\":\"idcard\",\"baud\":%d,\"card_to_data_ms_p50\":%.1f,\"worst\":%.1f,\"wire_ms\":%.1f}\n",
                baud, taken[taken.size() / 2], taken.back(), wire);
    return goalOverWire == 0 || taken.back() <= wire + goalOverWire;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const bool fast = measure(115200, GoalOverWireMs);
    const bool slow = measure(9600, 0);
    return fast && slow ? 0 : 1;
}
