// SPDX-License-Identifier: Apache-2.0
// The kernel's half: the ioctls of a usbfs node, as libusb makes them, answered for one plugged device.
#pragma once

#include "usb_device_emulator.h"

#include <QString>

// as libumockdev names them
typedef struct _UMockdevIoctlBase UMockdevIoctlBase;     // NOLINT(modernize-use-using,bugprone-reserved-identifier)
typedef struct _UMockdevIoctlClient UMockdevIoctlClient; // NOLINT(modernize-use-using,bugprone-reserved-identifier)
typedef struct _UMockdevIoctlData UMockdevIoctlData;     // NOLINT(modernize-use-using,bugprone-reserved-identifier)

namespace kiosk::workbench {

// From plug to unplug of one device. poll(2) on the node works as on a real one, writable when an URB can be reaped:
// the node is a FIFO that is full while there is none.
class UsbNode {
public:
    // `file` is the node's place in the testbed; it is replaced.
    UsbNode(UsbDeviceEmulator &device, const QString &file);
    ~UsbNode();
    UsbNode(const UsbNode &) = delete;
    UsbNode &operator=(const UsbNode &) = delete;

    UMockdevIoctlBase *handler() const { return m_handler; }
    // The next two with the device locked.
    UsbUrbs &urbs() { return m_urbs; }
    void setReady(bool ready);
    void unplug(); // everything waiting ends with ESHUTDOWN, everything new with ENODEV

private:
    struct Answer {
        long result = 0;
        int error = 0;
    };
    static int onIoctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, void *node);
    Answer answer(UMockdevIoctlClient *client);
    Answer submit(UMockdevIoctlClient *client, UMockdevIoctlData *arg);
    Answer reap(UMockdevIoctlClient *client, UMockdevIoctlData *arg);
    Answer discard(UMockdevIoctlData *arg);
    Answer capabilities(UMockdevIoctlData *arg);
    Answer claim(UMockdevIoctlClient *client);
    Answer release(UMockdevIoctlClient *client);
    Answer kernelDriver(UMockdevIoctlData *arg);
    Answer driverName(UMockdevIoctlData *arg);
    bool isClaimed() const; // by a host that still lives
    // The answer to a control transfer whose setup packet stands before it; nothing: stalled.
    std::optional<QByteArray> control(const QByteArray &setup);

    UsbDeviceEmulator &m_device;
    UMockdevIoctlBase *m_handler;
    UsbUrbs m_urbs;
    int m_fifo = -1;
    bool m_ready = true;
    std::atomic<bool> m_gone = false;
    std::shared_ptr<void> m_claimer; // the host that has the interface
};

} // namespace kiosk::workbench
