// SPDX-License-Identifier: Apache-2.0
#include "device_report.h"

namespace kiosk::hal {

DeviceReport::DeviceReport(std::shared_ptr<const Clock> clock, Outlets outlets)
    : m_clock(std::move(clock)), m_outlets(std::move(outlets))
{ }

void DeviceReport::setDevice(DeviceStatus value, FactSource source)
{
    m_touched = true;
    if (m_status.device.value != value || m_status.device.source != source)
        m_status.device = {value, source, m_clock->now()};
}

void DeviceReport::publish()
{
    if (m_status != m_published)
        publishAgain();
}

void DeviceReport::publishAgain()
{
    m_published = m_status;
    m_outlets.status(m_status);
}

void DeviceReport::forget()
{
    m_status = {};
    m_status.device.since = m_clock->now();
    m_published = m_status;
}

} // namespace kiosk::hal
