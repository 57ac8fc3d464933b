// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "usb_device_emulator.h"

#include <QString>
#include <mutex>
#include <thread>

namespace kiosk::workbench {

// Puts a device that speaks through a serial port behind USB: what the host sends goes into the port, what the port
// says goes to the host. The port is open while a host has the interface. Emulated devices are written once, for a
// port.
class UsbBridge {
public:
    enum class Pipes {
        Single,  // everything through the first pair of endpoints
        SdtPair, // variant P of ID-card readers: preamble and length through the first IN endpoint, the rest through
                 // the second; both OUT endpoints are one stream
    };
    // Takes the callbacks `received` and `claimed` of the device.
    UsbBridge(UsbDeviceEmulator &device, QString port, Pipes pipes);
    ~UsbBridge(); // the device is unplugged
    UsbBridge(const UsbBridge &) = delete;
    UsbBridge &operator=(const UsbBridge &) = delete;

    // The device takes `bytes` more from the host and then nothing; empty: it takes all again.
    void hold(std::optional<qsizetype> bytes);

private:
    void open();
    void close();
    void carry();
    void take(const QByteArray &bytes);
    void writeOut();
    void tell(const QByteArray &bytes);

    UsbDeviceEmulator &m_device;
    const QString m_port;
    const Pipes m_pipes;
    int m_fd = -1;
    int m_wake = -1; // eventfd
    std::thread m_thread;
    std::mutex m_mutex;  // guards the next three
    QByteArray m_unsent; // what the port has no room for; the host's writes wait when it grows
    bool m_stop = false;
    bool m_isHeld = false;
    QByteArray m_head;        // SdtPair: of a frame under way
    qsizetype m_bodyLeft = 0; // and what follows it
};

} // namespace kiosk::workbench
