// SPDX-License-Identifier: Apache-2.0
#include "hidraw_node.h"

#include <QDir>
#include <cerrno>
#include <cstring>
#include <linux/hidraw.h>
#include <sys/ioctl.h>

namespace kiosk::test {

HidrawNode::HidrawNode(UMockdevTestbed *testbed, HidShape shape, int number)
    : m_testbed(testbed), m_shape(std::move(shape)), m_node("hidraw" + QByteArray::number(number)),
      m_place("/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0003:" + m_shape.ids + '.' + m_node),
      m_handler(umockdev_ioctl_base_new())
{
    const auto hid = "P: " + m_place + "\nE: SUBSYSTEM=hid\nE: HID_ID=0003:0000" + m_shape.ids.left(4) + ":0000"
        + m_shape.ids.right(4) + "\nE: HID_UNIQ=" + m_shape.serial
        + "\nH: report_descriptor=" + m_shape.descriptor.toHex().toUpper() + '\n';
    const auto node = "P: " + m_place + "/hidraw/" + m_node + "\nE: SUBSYSTEM=hidraw\nE: DEVNAME=/dev/" + m_node
        + "\nL: device=../../../0003:" + m_shape.ids + '.' + m_node + '\n';
    g_signal_connect(m_handler, "handle-ioctl", G_CALLBACK(&HidrawNode::handle), this);
    // sysfs before the node, as the kernel has it
    if (!umockdev_testbed_add_from_string(m_testbed, hid.constData(), nullptr)
        || !umockdev_testbed_add_from_string(m_testbed, node.constData(), nullptr)
        || !umockdev_testbed_attach_ioctl(m_testbed, ("/dev/" + m_node).constData(), m_handler, nullptr))
        qFatal("umockdev refuses");
    char *const root = umockdev_testbed_get_root_dir(m_testbed);
    const auto folder = QString::fromLocal8Bit(root) + QStringLiteral("/dev/");
    g_free(root);
    QDir().mkpath(folder);
    m_pty = std::make_unique<Pty>(folder + QLatin1String(m_node));
}

HidrawNode::~HidrawNode()
{
    m_pty->unplug();
    umockdev_testbed_detach_ioctl(m_testbed, ("/dev/" + m_node).constData(), nullptr);
    umockdev_testbed_remove_device(m_testbed, ("/sys" + m_place + "/hidraw/" + m_node).constData());
    umockdev_testbed_remove_device(m_testbed, ("/sys" + m_place).constData());
    g_object_unref(m_handler);
}

int HidrawNode::handle(UMockdevIoctlBase *, UMockdevIoctlClient *client, void *self)
{
    const int error = static_cast<HidrawNode *>(self)->answer(client);
    umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
    return TRUE;
}

int HidrawNode::answer(UMockdevIoctlClient *client) const
{
    const auto request = umockdev_ioctl_client_get_request(client);
    const auto put = [&](const void *value, std::size_t size) {
        auto *into = umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, size, nullptr);
        if (!into)
            return EFAULT;
        umockdev_ioctl_data_update(into, 0, static_cast<guint8 *>(const_cast<void *>(value)), static_cast<int>(size));
        g_object_unref(into);
        return 0;
    };
    const int size = static_cast<int>(m_shape.descriptor.size());
    hidraw_report_descriptor told{};
    told.size = static_cast<__u32>(size);
    std::memcpy(told.value, m_shape.descriptor.constData(), static_cast<std::size_t>(size));
    if (request != HIDIOCGRDESCSIZE && request != HIDIOCGRDESC)
        return ENOTTY;
    if (m_shape.error != 0)
        return m_shape.error;
    if (request == HIDIOCGRDESCSIZE)
        return put(&size, sizeof size);
    return put(&told, sizeof told);
}

} // namespace kiosk::test
