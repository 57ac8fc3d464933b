// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <async/alarms.h>
#include <hal/driver_descriptor.h>

#include <QList>
#include <vector>

namespace kiosk::hal {

// Makes the devices of devices.toml, opens them, watches over them. Thread-bound to the GUI thread. No device is fatal:
// a slot that cannot be made stays as a slot with its error, and a device that is not there is a status. Reopening
// after a loss is the device's own doing.
class DeviceManager : public QObject {
    Q_OBJECT
public:
    struct Slot {
        DeviceSlot wiring;
        std::optional<DeviceClass> deviceClass; // empty when the driver is not known
        std::unique_ptr<Device> device;         // null when there is a problem
        std::optional<Error> problem;           // BadConfig: unknown driver, port, parameter or doubled name
    };

    DeviceManager(QList<DriverDescriptor> drivers, DeviceServices services, Alarms &alarms);
    ~DeviceManager() override;

    // Once. Makes and opens every slot; looks into their health every 5 minutes while nobody holds them.
    void start(const QList<DeviceSlot> &wiring);
    void close(); // all devices; they stay, closed

    // For maintenance pages; in the order of the wiring.
    const std::vector<Slot> &slotList() const { return m_slots; }
    Device *device(const QString &slot) const;        // null when there is none
    StatusSnapshot status(const QString &slot) const; // NoDevice when there is none

    // The device that serves a class: the first of it that can serve now, else the first of it, else null. It may be
    // another one after the next status; whoever claimed one keeps it.
    Device *serving(DeviceClass deviceClass) const;
    // Why no device of this class can serve now; empty when one can.
    std::optional<ErrorCode> faultOf(DeviceClass deviceClass) const;
    // manager.serving<ReceiptPrinter>(DeviceClass::ReceiptPrinter)
    template <typename Interface> Interface *serving(DeviceClass deviceClass) const
    {
        return qobject_cast<Interface *>(serving(deviceClass));
    }

    static constexpr Duration healthEvery = 5min;
    static constexpr Duration healthLimit = 10s;

signals:
    void statusChanged(const QString &slot, const kiosk::hal::StatusSnapshot &status);

private:
    Result<std::unique_ptr<Device>> make(Slot &slot) const;
    const Slot *find(const QString &slot) const;
    void checkHealth();

    QList<DriverDescriptor> m_drivers;
    DeviceServices m_services;
    Alarms &m_alarms;
    std::vector<Slot> m_slots;
};

} // namespace kiosk::hal
