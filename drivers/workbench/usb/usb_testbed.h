// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "usb_requests.h"

#include <core/result.h>

#include <list>

// as libumockdev names them
typedef struct _UMockdevTestbed UMockdevTestbed; // NOLINT(modernize-use-using,bugprone-reserved-identifier)

namespace kiosk::workbench {

// A USB bus of emulated devices that real libusb code sees: in this process when it runs under umockdev's preload
// library, in others when UMOCKDEV_DIR names folder() too. One in a process; made before the first libusb there.
// One thread at a time.
class UsbTestbed {
public:
    UsbTestbed();
    explicit UsbTestbed(UMockdevTestbed *shared); // one that somebody has already; it outlives this
    ~UsbTestbed();                                // unplugs all; the devices may outlive it
    UsbTestbed(const UsbTestbed &) = delete;
    UsbTestbed &operator=(const UsbTestbed &) = delete;

    QString folder() const;
    // At a new address on the bus each time, as in life. Internal: umockdev refuses.
    Result<void> plug(UsbDeviceEmulator &device);
    void unplug(UsbDeviceEmulator &device);
    bool isPlugged(const UsbDeviceEmulator &device) const;

private:
    struct Plug {
        UsbDeviceEmulator *device; // null: pulled out
        QString sysPath;
        std::unique_ptr<UsbNode> node; // kept after unplugging: a host may have it open still
    };

    UMockdevTestbed *m_testbed;
    std::list<Plug> m_plugs;
    int m_lastAddress = 1;
};

} // namespace kiosk::workbench
