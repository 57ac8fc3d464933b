// SPDX-License-Identifier: Apache-2.0
// A testbed of umockdev with one camera in it. The test runs under umockdev's preload library (CMake sees to it).
#pragma once

#include <umockdev.h> // first: GLib has members named "signals"

#include <workbench/camera/camera_emulator.h>

#include <QTest>

namespace kiosk::test {

class Testbed {
public:
    Testbed() : m_testbed(umockdev_testbed_new()) { }
    ~Testbed() { g_object_unref(m_testbed); }
    Testbed(const Testbed &) = delete;
    Testbed &operator=(const Testbed &) = delete;
    UMockdevTestbed *get() const { return m_testbed; }

private:
    UMockdevTestbed *m_testbed;
};

inline workbench::CameraEmulator::Options smallCamera(workbench::CameraFormat format)
{
    workbench::CameraEmulator::Options options;
    options.sensor = {format, {640, 480}, 60};
    return options;
}

} // namespace kiosk::test
