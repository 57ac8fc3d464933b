// SPDX-License-Identifier: Apache-2.0
// A peer on a pty as a device on an emulated USB bus. The relay stands between the peer and the bus, so the steps of an
// act are seen as on any other wire; cutting it means that the device is pulled out.
#pragma once

#include "subject.h"

#include <usb/usb_bridge.h>
#include <usb/usb_testbed.h>

#include <atomic>

namespace kiosk::test {

class UsbWire final : public DeviceWire {
public:
    UsbWire(workbench::UsbTestbed &bus, workbench::UsbShape shape, workbench::UsbBridge::Pipes pipes, QString port);
    ~UsbWire() override;

    workbench::UsbDeviceEmulator &device() { return m_device; }
    std::function<void()> powerOff; // of the peer, when its device is pulled out
    // For the Subject's constructor: plugs the device in and makes the driver on the bus.
    Subject::Make make(const hal::DriverDescriptor &driver, const QMap<QString, QString> &parameters = {});
    void stand(Relay &relay) { m_relay = &relay; } // then, before anything else

    void unplug() override;
    void plug() override;
    void hold(bool held) override;
    bool isHeld() const { return m_held; } // then a class request is stalled as well
    void arm(WireStep step, Then then, std::function<void()> reached) override;
    bool isArmed() const override { return m_relay->isArmed(); }

private:
    workbench::UsbTestbed &m_bus;
    workbench::UsbDeviceEmulator m_device;
    const workbench::UsbBridge::Pipes m_pipes;
    const QString m_port; // where the driver finds it
    std::unique_ptr<workbench::UsbBridge> m_bridge;
    Relay *m_relay = nullptr;
    std::atomic<bool> m_held = false;
    std::mutex m_plugging; // the testbed takes one thread at a time
};

} // namespace kiosk::test
