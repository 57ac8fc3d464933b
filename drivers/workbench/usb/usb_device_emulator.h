// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "usb_urbs.h"

#include <QString>

#include <atomic>
#include <functional>
#include <mutex>

namespace kiosk::workbench {

class UsbNode;

// One device: its bulk endpoints, its control requests and everything that can go wrong with them, at the level of
// packets. Plugged by a UsbTestbed. Thread-safe; the callbacks come in the testbed's thread, one at a time, and are set
// before the device is plugged.
class UsbDeviceEmulator {
public:
    explicit UsbDeviceEmulator(UsbShape shape);
    ~UsbDeviceEmulator(); // unplugged
    UsbDeviceEmulator(const UsbDeviceEmulator &) = delete;
    UsbDeviceEmulator &operator=(const UsbDeviceEmulator &) = delete;

    const UsbShape &shape() const { return m_shape; }

    std::function<void(quint8 endpoint, const QByteArray &bytes)> received;
    std::function<void(bool claimed)> claimed; // a host took the interface, or let it go
    // A class request; nothing: stalled. OUT requests answer with no bytes.
    std::function<std::optional<QByteArray>(quint8 request, quint16 value)> asked;

    // One transfer to the host: ends on a short packet, unless it fills its last one and the host waits for more.
    void send(quint8 endpoint, const QByteArray &transfer);
    void setRoom(std::optional<qsizetype> bytes); // how many bytes it takes from now on; then it says NAK
    void stall(quint8 endpoint, int times = 1);   // the next transfers end in a stall
    void setSilent(bool silent);                  // nothing goes to the host
    void setHoldsRequests(bool holds);            // requests of the class wait for their answer
    void setKeepsCancelled(bool keeps);           // transfers that the host takes back are not returned to it
    int haltsCleared() const { return m_haltsCleared; }
    int emptyPackets() const { return m_emptyPackets; } // behind transfers that fill their last packet
    bool kernelHasIt() const { return m_kernelHasIt; }

private:
    friend class UsbNode;
    void change(const std::function<void(UsbUrbs &)> &how); // lost while unplugged: there is no power
    void settle(std::unique_lock<std::mutex> lock);         // moves bytes, lets the host know, tells

    const UsbShape m_shape;
    std::atomic<int> m_haltsCleared = 0;
    std::atomic<int> m_emptyPackets = 0;
    std::atomic<bool> m_kernelHasIt;
    mutable std::mutex m_mutex; // guards the next one and what is behind it
    UsbNode *m_node = nullptr;  // while it is plugged
};

} // namespace kiosk::workbench
