// SPDX-License-Identifier: Apache-2.0
#include "usb_device_emulator.h"

#include "usb_requests.h"

namespace kiosk::workbench {

UsbDeviceEmulator::UsbDeviceEmulator(UsbShape shape)
    : m_shape(std::move(shape)), m_kernelHasIt(m_shape.kernelDriver) { }

UsbDeviceEmulator::~UsbDeviceEmulator() = default;

void UsbDeviceEmulator::settle(std::unique_lock<std::mutex> lock)
{
    auto &urbs = m_node->urbs();
    const auto arrived = urbs.move();
    m_emptyPackets += urbs.takeEmptyPackets();
    m_node->setReady(urbs.hasEnded());
    lock.unlock(); // `received` may send an answer
    for (const auto &part : arrived)
        if (received)
            received(part.endpoint, part.bytes);
}

void UsbDeviceEmulator::change(const std::function<void(UsbUrbs &)> &how)
{
    std::unique_lock lock(m_mutex);
    if (!m_node)
        return;
    how(m_node->urbs());
    settle(std::move(lock));
}

void UsbDeviceEmulator::send(quint8 endpoint, const QByteArray &transfer)
{
    change([&](UsbUrbs &urbs) { urbs.queueIn(endpoint, transfer); });
}

void UsbDeviceEmulator::setRoom(std::optional<qsizetype> bytes)
{
    change([&](UsbUrbs &urbs) { urbs.setRoom(bytes); });
}

void UsbDeviceEmulator::stall(quint8 endpoint, int times)
{
    change([&](UsbUrbs &urbs) { urbs.stall(endpoint, times); });
}

void UsbDeviceEmulator::setHoldsRequests(bool holds)
{
    change([&](UsbUrbs &urbs) { urbs.setHoldsRequests(holds); });
}

void UsbDeviceEmulator::setKeepsCancelled(bool keeps)
{
    change([&](UsbUrbs &urbs) { urbs.setKeepsCancelled(keeps); });
}

void UsbDeviceEmulator::setSilent(bool silent)
{
    change([&](UsbUrbs &urbs) { urbs.setSilent(silent); });
}

} // namespace kiosk::workbench
