// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "camera_stream.h"

#include <QByteArrayList>
#include <memory>
#include <mutex>

// as libumockdev names them
typedef struct _UMockdevTestbed UMockdevTestbed;         // NOLINT(modernize-use-using,bugprone-reserved-identifier)
typedef struct _UMockdevIoctlBase UMockdevIoctlBase;     // NOLINT(modernize-use-using,bugprone-reserved-identifier)
typedef struct _UMockdevIoctlClient UMockdevIoctlClient; // NOLINT(modernize-use-using,bugprone-reserved-identifier)

namespace kiosk::workbench {

// A camera behind real Video4Linux calls: umockdev hands over the ioctl calls of every process that runs under its
// preload library and has UMOCKDEV_DIR, and the node is a file that both sides map. Thread-safe.
//
// The testbed is somebody else's, since a process has one only: whoever made it for USB gives the same one here.
class CameraEmulator {
public:
    struct Options {
        QByteArray node
            = "/dev/video42"; // a number that no real camera has: a missing node is looked for on this machine
        // The name that udev gives it and that stays; empty: none. With one the number is a new one at each plug. Its
        // folders go when nothing is left in them.
        QByteArray link;
        CameraStream::Sensor sensor;
    };
    CameraEmulator(UMockdevTestbed *testbed, Options options);
    ~CameraEmulator();
    CameraEmulator(const CameraEmulator &) = delete;
    CameraEmulator &operator=(const CameraEmulator &) = delete;

    Result<void> plug(); // the same node comes back, or the same link to another one
    void unplug();       // whoever has it open gets ENODEV
    bool isPlugged() const;
    QString address() const; // "camera:/dev/video42", or by its link
    QString node() const;    // "/dev/video42"

    Result<void> showCode(const QByteArray &bytes);
    Result<void> showFile(const QString &path);
    void showNothing();
    void showBlack(); // the lens is covered
    void setFault(CameraFault fault);

    QString shows() const; // the text of the code or the file; empty: an empty hall
    CameraStream::Seen seen() const;
    bool memoryIsBlank() const; // no picture is left in the buffers that the other side had mapped

private:
    static int handle(UMockdevIoctlBase *, UMockdevIoctlClient *client, void *self); // umockdev's own thread
    void answer(UMockdevIoctlClient *client);
    Result<void> makeNode();
    Result<void> tellOf(const QByteArray &node);
    Result<void> attach(const QByteArray &path);
    Result<void> makeLink();
    void removeLink();
    void put(const QImage &picture, const QString &what);

    UMockdevTestbed *const m_testbed;
    const Options m_options;
    const QByteArray m_root;
    QByteArray m_node;
    QByteArray m_file; // behind the node
    UMockdevIoctlBase *m_handler = nullptr;
    QByteArrayList m_attached; // the paths whose calls come here

    mutable std::mutex m_mutex;
    CameraStream m_stream;
    std::span<uchar> m_memory;
    bool m_plugged = false;
    QString m_shows;
};

} // namespace kiosk::workbench
