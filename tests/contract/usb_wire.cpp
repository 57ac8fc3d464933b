// SPDX-License-Identifier: Apache-2.0
#include "usb_wire.h"

namespace kiosk::test {

using workbench::UsbBridge;

UsbWire::UsbWire(workbench::UsbTestbed &bus, workbench::UsbShape shape, UsbBridge::Pipes pipes, QString port)
    : m_bus(bus), m_device(std::move(shape)), m_pipes(pipes), m_port(std::move(port))
{ }

UsbWire::~UsbWire() { m_bus.unplug(m_device); }

Subject::Make UsbWire::make(const hal::DriverDescriptor &driver, const QMap<QString, QString> &parameters)
{
    return [this, driver, parameters](const QString &relay, const hal::DeviceServices &services) {
        m_bridge = std::make_unique<UsbBridge>(m_device, relay.section(u':', 1).section(u'?', 0, 0), m_pipes);
        if (const auto plugged = m_bus.plug(m_device); !plugged)
            qFatal("the bus: %s", qPrintable(plugged.error().trace()));
        return Subject::of(driver, parameters)(m_port, services);
    };
}

void UsbWire::hold(bool held)
{
    m_held = held;
    m_relay->hold(held);
}

void UsbWire::unplug()
{
    const std::scoped_lock lock(m_plugging);
    m_relay->hold(true); // what the peer still says is heard by nobody
    m_bus.unplug(m_device);
    if (powerOff)
        powerOff();
}

void UsbWire::plug()
{
    const std::scoped_lock lock(m_plugging);
    m_relay->forget();
    hold(false);
    if (const auto plugged = m_bus.plug(m_device); !plugged)
        qFatal("the bus: %s", qPrintable(plugged.error().trace()));
}

void UsbWire::arm(WireStep step, Then then, std::function<void()> reached)
{
    m_relay->arm(std::move(step), Then::Hold, [this, then, reached = std::move(reached)] {
        if (then == Then::Cut)
            unplug();
        else
            m_held = true; // the wires of its port are silent as well
        if (reached)
            reached();
    });
}

} // namespace kiosk::test
