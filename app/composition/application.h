// SPDX-License-Identifier: Apache-2.0
// The whole terminal as one object: reads the configuration, builds every part in order, and takes them down again in
// reverse. The only place that knows concrete drivers and clients.
#pragma once

#include <core/result.h>

#include <QSize>
#include <QString>
#include <memory>

class QQuickWindow;

namespace kiosk {

class KioskViewModels;
class Terminal;

struct ApplicationOptions {
    QString configDir;     // kiosk.toml, devices.toml, services/
    QString stateDir;      // store.db
    int logFd = 2;         // JSON lines
    QSize windowSize = {}; // in device-independent pixels; invalid: the whole screen
};

class Application {
public:
    // BadConfig says which file and why; Conflict: another terminal runs on this state folder. A missing device or
    // portal is never a reason not to start.
    static Result<std::unique_ptr<Application>> create(const ApplicationOptions &options);
    ~Application();

    // Opens store, portal and the window; the devices look for their hardware since create().
    Result<void> start();
    // Loads and draws everything once, without touching a device or the portal.
    Result<void> selfTest();

    QQuickWindow *window() const;
    KioskViewModels &viewModels();
    Terminal &terminal();

private:
    struct Parts;
    explicit Application(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace kiosk
