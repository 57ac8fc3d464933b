// SPDX-License-Identifier: Apache-2.0
// One driver at one endpoint of a workbench process, as the terminal holds it: open, claimed, enabled.
#pragma once

#include "workbench_process.h"

#include <hal/driver_descriptor.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <cstdio>
#include <unistd.h>

namespace kiosk::test {

// Null: it cannot be made or held.
inline std::unique_ptr<hal::Device> heldDevice(const hal::DriverDescriptor &driver, const WorkbenchProcess &bench,
                                               const char *endpoint)
{
    const QString port = bench.ready()[QLatin1String(endpoint)].toString();
    auto made
        = driver.create({QStringLiteral("device"), driver.id, port, {}}, {std::make_shared<SystemClock>(), {}, {}});
    const bool held = made && (*made)->open() && (*made)->claim(QStringLiteral("bench")) && (*made)->setEnabled(true);
    return held ? std::move(*made) : nullptr;
}

// How long after the beginning of `act` it is until `fact` holds, in ms; negative: the act fails, or not within 10 s.
template <typename Act, typename Fact> double msUntil(Act act, Fact fact)
{
    QElapsedTimer since;
    since.start();
    if (!act())
        return -1;
    while (!fact() && since.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return fact() ? double(since.nsecsElapsed()) / 1e6 : -1;
}

// USB and video devices of a workbench exist for a process under umockdev's preload library only: starts this one again
// under it. Returns in the new one.
inline void underTestbed(char **arguments)
{
    if (qgetenv("LD_PRELOAD").contains("umockdev"))
        return;
    qputenv("LD_PRELOAD", KIOSK_UMOCKDEV_PRELOAD);
    ::execv("/proc/self/exe", arguments);
    std::perror("exec");
    std::exit(2);
}

// The workbench itself is not under it, and its testbed becomes this process's. Empty when it is ready, else why not.
inline QString startTestbed(WorkbenchProcess &bench, const QStringList &devices)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("LD_PRELOAD"));
    bench.process().setProcessEnvironment(environment);
    QString trouble = bench.start(devices);
    if (trouble.isEmpty())
        qputenv("UMOCKDEV_DIR", bench.ready()[u"testbed"].toString().toLocal8Bit());
    return trouble;
}

} // namespace kiosk::test
