// SPDX-License-Identifier: Apache-2.0
#include <umockdev.h> // first: GLib has members named "signals"

#include "hidraw_node.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <linux/hidraw.h>
#include <sys/ioctl.h>

namespace kiosk::workbench {

namespace {

constexpr int HexDigits = 16;

QByteArray hex(int number, int digits)
{
    return QByteArray::number(number, HexDigits).rightJustified(digits, '0').toUpper();
}

// As the kernel names a HID device: bus, vendor, product and its own count.
QByteArray nameOf(const HidShape &shape, int number)
{
    return "0003:" + hex(shape.vendor, 4) + ':' + hex(shape.product, 4) + '.' + hex(number, 4);
}

QByteArray placeOf(const HidShape &shape, int number)
{
    return "/devices/pci0000:00/0000:00:14.0/usb1/" + shape.usbPath + '/' + shape.usbPath + ":1.0/"
        + nameOf(shape, number);
}

} // namespace

HidrawNode::HidrawNode(UMockdevTestbed *testbed, HidShape shape, int number)
    : m_testbed(static_cast<UMockdevTestbed *>(g_object_ref(testbed))), m_shape(std::move(shape)),
      m_name("hidraw" + QByteArray::number(number)), m_place(placeOf(m_shape, number)),
      m_handler(umockdev_ioctl_base_new())
{
    g_signal_connect(m_handler, "handle-ioctl", G_CALLBACK(&HidrawNode::handle), this);
}

HidrawNode::~HidrawNode()
{
    umockdev_testbed_detach_ioctl(m_testbed, ("/dev/" + m_name).constData(), nullptr);
    umockdev_testbed_remove_device(m_testbed, ("/sys" + m_place + "/hidraw/" + m_name).constData());
    umockdev_testbed_remove_device(m_testbed, ("/sys" + m_place).constData());
    g_object_unref(m_handler);
    g_object_unref(m_testbed);
}

// sysfs before the node, as the kernel has it.
Result<void> HidrawNode::appear()
{
    const auto device = "P: " + m_place + "\nE: SUBSYSTEM=hid\nE: HID_ID=0003:" + hex(m_shape.vendor, 8) + ':'
        + hex(m_shape.product, 8) + "\nE: HID_UNIQ=" + m_shape.serial
        + "\nH: report_descriptor=" + m_shape.descriptor.toHex().toUpper() + '\n';
    const auto node = "P: " + m_place + "/hidraw/" + m_name + "\nE: SUBSYSTEM=hidraw\nE: DEVNAME=/dev/" + m_name
        + "\nL: device=../../../" + m_place.mid(m_place.lastIndexOf('/') + 1) + '\n';
    GError *error = nullptr;
    if (umockdev_testbed_add_from_string(m_testbed, device.constData(), &error)
        && umockdev_testbed_add_from_string(m_testbed, node.constData(), &error)
        && umockdev_testbed_attach_ioctl(m_testbed, ("/dev/" + m_name).constData(), m_handler, &error)) {
        QDir().mkpath(QFileInfo(file()).path());
        return {};
    }
    const auto why = QString::fromUtf8(error ? error->message : "?");
    g_clear_error(&error);
    return fail(ErrorCode::Internal, QStringLiteral("umockdev: ") + why);
}

QString HidrawNode::file() const
{
    char *const root = umockdev_testbed_get_root_dir(m_testbed);
    QString path = QFile::decodeName(root) + node();
    g_free(root);
    return path;
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
    if (m_shape.descriptorError != 0)
        return m_shape.descriptorError;
    if (request == HIDIOCGRDESCSIZE)
        return put(&size, sizeof size);
    return put(&told, sizeof told);
}

} // namespace kiosk::workbench
