// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QString>

namespace kiosk::v4l2 {

// The open file of one camera and its ioctl calls, with errno turned into our codes:
//   NoDevice     no such file, or nothing behind it
//   LinkBroken   it went away while it was open (ENODEV), or an I/O error
//   Claimed      another process uses the camera (EBUSY)
//   Unsupported  the call is not known or its arguments are not possible
//   BadConfig    no permission: the user is not in the group "video"
class V4l2Node {
public:
    explicit V4l2Node(QString path) : m_path(std::move(path)) { }
    ~V4l2Node() { close(); }
    V4l2Node(const V4l2Node &) = delete;
    V4l2Node &operator=(const V4l2Node &) = delete;

    Result<void> open(); // non-blocking: DQBUF never waits
    void close();
    bool isOpen() const { return m_fd >= 0; }
    int descriptor() const { return m_fd; } // readable when a frame is ready
    const QString &path() const { return m_path; }

    // The errno of one call, 0 when it went well; a signal in between is not told.
    int tryCall(unsigned long request, void *argument) const;
    Result<void> call(const char *name, unsigned long request, void *argument) const;
    tl::unexpected<Error> failed(const char *name, int error) const;

private:
    const QString m_path;
    int m_fd = -1;
};

} // namespace kiosk::v4l2
