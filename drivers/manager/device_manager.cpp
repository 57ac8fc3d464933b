// SPDX-License-Identifier: Apache-2.0
#include "device_manager.h"

#include <algorithm>

namespace kiosk::hal {

DeviceManager::DeviceManager(QList<DriverDescriptor> drivers, DeviceServices services, Alarms &alarms)
    : m_drivers(std::move(drivers)), m_services(std::move(services)), m_alarms(alarms)
{ }

DeviceManager::~DeviceManager()
{
    // Two rounds: all lanes are told to stop before the first one is waited for.
    close();
}

void DeviceManager::start(const QList<DeviceSlot> &wiring)
{
    for (const auto &each : wiring) {
        Slot slot{each, {}, {}, {}};
        if (auto made = make(slot); made)
            slot.device = std::move(*made);
        else
            slot.problem = made.error();
        if (slot.problem)
            m_services.log.error(
                "device.not-made",
                {{"device", Technical(each.slot)}, {"driver", Technical(each.driverId)}, {"error", *slot.problem}});
        m_slots.push_back(std::move(slot));
    }
    for (auto &slot : m_slots) {
        if (!slot.device)
            continue;
        connect(slot.device.get(), &Device::statusChanged, this,
                [this, name = slot.wiring.slot](const StatusSnapshot &status) { emit statusChanged(name, status); });
        if (auto opened = slot.device->open(); !opened)
            m_services.log.error("device.not-opened",
                                 {{"device", Technical(slot.wiring.slot)}, {"error", opened.error()}});
    }
    m_alarms.in(healthEvery, this, [this] { checkHealth(); });
}

Result<std::unique_ptr<Device>> DeviceManager::make(Slot &slot) const
{
    const auto &wiring = slot.wiring;
    if (find(wiring.slot))
        return fail(ErrorCode::BadConfig, QStringLiteral("slot \"%1\" stands there twice").arg(wiring.slot));
    const auto driver = std::find_if(m_drivers.begin(), m_drivers.end(),
                                     [&](const DriverDescriptor &known) { return known.id == wiring.driverId; });
    if (driver == m_drivers.end())
        return fail(ErrorCode::BadConfig, QStringLiteral("no driver \"%1\"").arg(wiring.driverId));
    slot.deviceClass = driver->deviceClass;
    for (auto it = wiring.parameters.keyBegin(); it != wiring.parameters.keyEnd(); ++it)
        if (!std::any_of(driver->parameters.begin(), driver->parameters.end(),
                         [&](const DriverParameter &known) { return known.name == *it; }))
            return fail(ErrorCode::BadConfig, QStringLiteral("%1 has no parameter \"%2\"").arg(driver->id, *it));
    return driver->create(wiring, m_services);
}

void DeviceManager::close()
{
    for (auto &slot : m_slots)
        if (slot.device)
            slot.device->close();
}

const DeviceManager::Slot *DeviceManager::find(const QString &slot) const
{
    const auto found
        = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot &each) { return each.wiring.slot == slot; });
    return found == m_slots.end() ? nullptr : &*found;
}

Device *DeviceManager::device(const QString &slot) const
{
    const auto *found = find(slot);
    return found ? found->device.get() : nullptr;
}

StatusSnapshot DeviceManager::status(const QString &slot) const
{
    if (const auto *found = device(slot))
        return found->status();
    StatusSnapshot nothing;
    nothing.device.value = DeviceStatus::NoDevice;
    return nothing;
}

Device *DeviceManager::serving(DeviceClass deviceClass) const
{
    Device *first = nullptr;
    for (const auto &slot : m_slots) {
        if (!slot.device || slot.deviceClass != deviceClass)
            continue;
        if (!fault(slot.device->status()))
            return slot.device.get();
        if (!first)
            first = slot.device.get();
    }
    return first;
}

std::optional<ErrorCode> DeviceManager::faultOf(DeviceClass deviceClass) const
{
    const auto *best = serving(deviceClass);
    return best ? fault(best->status()) : ErrorCode::NoDevice;
}

// Only while nobody holds the device: a visit must not wait for it.
void DeviceManager::checkHealth()
{
    for (auto &slot : m_slots) {
        if (!slot.device || slot.device->state() != LifeCycle::Opened)
            continue;
        const auto deadline = Deadline::in(*m_services.clock, healthLimit);
        whenReady(slot.device->checkHealth(HealthLevel::Internal, deadline), this,
                  [log = m_services.log, name = slot.wiring.slot](const Result<HealthReport> &report) {
                      if (!report)
                          log.warning("device.health", {{"device", Technical(name)}, {"error", report.error()}});
                      else
                          log.info("device.health", {{"device", Technical(name)}, {"passed", report->passed}});
                  });
    }
    m_alarms.in(healthEvery, this, [this] { checkHealth(); });
}

} // namespace kiosk::hal
