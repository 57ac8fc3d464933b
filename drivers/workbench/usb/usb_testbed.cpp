// SPDX-License-Identifier: Apache-2.0
#include "usb_testbed.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <umockdev.h>

namespace kiosk::workbench {

UsbTestbed::UsbTestbed() : m_testbed(umockdev_testbed_new()) { }

UsbTestbed::UsbTestbed(UMockdevTestbed *shared) : m_testbed(UMOCKDEV_TESTBED(g_object_ref(shared))) { }

UsbTestbed::~UsbTestbed()
{
    for (const auto &plug : m_plugs)
        plug.node->unplug();
    g_object_unref(m_testbed);
}

QString UsbTestbed::folder() const
{
    gchar *folder = umockdev_testbed_get_root_dir(m_testbed);
    const auto path = QFile::decodeName(folder);
    g_free(folder);
    return path;
}

bool UsbTestbed::isPlugged(const UsbDeviceEmulator &device) const
{
    return std::any_of(m_plugs.begin(), m_plugs.end(), [&](const Plug &plug) { return plug.device == &device; });
}

Result<void> UsbTestbed::plug(UsbDeviceEmulator &device)
{
    if (isPlugged(device))
        return {};
    const int number = ++m_lastAddress;
    const auto &shape = device.shape();
    const auto node = QStringLiteral("bus/usb/001/%1").arg(number, 3, 10, QLatin1Char('0'));
    const auto path = QStringLiteral("/devices/pci0000:00/0000:00:14.0/usb1/%1").arg(shape.path);
    const auto hex = (deviceDescriptor(shape) + configurationDescriptor(shape)).toHex().toUpper();
    // umockdev tells of a device as soon as it is added, so its node stands before, made here and not by an "N:" line
    const auto file = folder() + QStringLiteral("/dev/") + node;
    QDir().mkpath(QFileInfo(file).path());
    auto made = std::make_unique<UsbNode>(device, file);
    GError *error = nullptr;
    const auto refused = [&] {
        const auto why = QString::fromUtf8(error ? error->message : "?");
        g_clear_error(&error);
        return fail(ErrorCode::Internal, QStringLiteral("umockdev: ") + why);
    };
    if (!umockdev_testbed_attach_ioctl(m_testbed, (QStringLiteral("/dev/") + node).toUtf8().constData(),
                                       made->handler(), &error))
        return refused();
    const auto said
        = QStringLiteral("P: %1\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: BUSNUM=001\nE: DEVNUM=%3\n"
                         "E: DEVNAME=/dev/%2\nA: busnum=1\\n\nA: devnum=%4\\n\nA: bConfigurationValue=1\\n\n"
                         "A: speed=12\\n\nA: idVendor=%5\\n\nA: idProduct=%6\\n\nH: descriptors=%7\n")
              .arg(path, node)
              .arg(number, 3, 10, QLatin1Char('0'))
              .arg(number)
              .arg(shape.vendor, 4, 16, QLatin1Char('0'))
              .arg(shape.product, 4, 16, QLatin1Char('0'))
              .arg(QLatin1String(hex));
    if (!umockdev_testbed_add_from_string(m_testbed, said.toUtf8().constData(), &error))
        return refused();
    m_plugs.push_back({&device, QStringLiteral("/sys") + path, std::move(made)});
    return {};
}

void UsbTestbed::unplug(UsbDeviceEmulator &device)
{
    for (auto &plug : m_plugs) {
        if (plug.device != &device)
            continue;
        plug.device = nullptr;
        plug.node->unplug();
        const auto path = plug.sysPath.toUtf8();
        umockdev_testbed_uevent(m_testbed, path.constData(), "remove");
        umockdev_testbed_remove_device(m_testbed, path.constData());
    }
}

} // namespace kiosk::workbench
