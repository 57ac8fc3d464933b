// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QString>

// as libumockdev names them
typedef struct _UMockdevTestbed UMockdevTestbed;         // NOLINT(modernize-use-using,bugprone-reserved-identifier)
typedef struct _UMockdevIoctlBase UMockdevIoctlBase;     // NOLINT(modernize-use-using,bugprone-reserved-identifier)
typedef struct _UMockdevIoctlClient UMockdevIoctlClient; // NOLINT(modernize-use-using,bugprone-reserved-identifier)

namespace kiosk::workbench {

// What a HID interface on USB says of itself.
struct HidShape {
    quint16 vendor = 0;
    quint16 product = 0;
    QByteArray serial;
    QByteArray descriptor;                  // of its reports
    int descriptorError = 0;                // an errno in place of it; 0: it is told
    QByteArray usbPath = QByteArray("1-3"); // the socket it is plugged into
};

// One HID interface in a testbed of umockdev, from plug to unplug: its sysfs and the ioctls of /dev/hidrawN. The bytes
// are somebody else's: whoever has them puts a pseudo terminal under file(), and takes it away before this goes. Reads,
// writes and poll(2) are real then, and reports of one length keep their bounds.
class HidrawNode {
public:
    HidrawNode(UMockdevTestbed *testbed, HidShape shape, int number);
    ~HidrawNode(); // gone from sysfs
    HidrawNode(const HidrawNode &) = delete;
    HidrawNode &operator=(const HidrawNode &) = delete;

    Result<void> appear(); // Internal: umockdev refuses
    QString node() const
    {
        return QString::fromLatin1("/dev/" + m_name);
    }                     // as a host under the preload library sees it
    QString file() const; // as this process does

private:
    static int handle(UMockdevIoctlBase *, UMockdevIoctlClient *client, void *self); // umockdev's own thread
    int answer(UMockdevIoctlClient *client) const;                                   // an errno

    UMockdevTestbed *const m_testbed;
    const HidShape m_shape;
    const QByteArray m_name;  // hidrawN
    const QByteArray m_place; // in sysfs, of the HID device
    UMockdevIoctlBase *const m_handler;
};

} // namespace kiosk::workbench
