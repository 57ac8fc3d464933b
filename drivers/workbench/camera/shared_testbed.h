// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

// as libumockdev names them
typedef struct _UMockdevTestbed UMockdevTestbed; // NOLINT(modernize-use-using,bugprone-reserved-identifier)

namespace kiosk::workbench {

// The one testbed of umockdev of a process: a folder with its own /dev and /sys, which a process sees that runs under
// libumockdev-preload.so and has it as UMOCKDEV_DIR. The camera and emulated USB devices live in the same one.
class SharedTestbed {
public:
    SharedTestbed();
    ~SharedTestbed(); // and the folder goes
    SharedTestbed(const SharedTestbed &) = delete;
    SharedTestbed &operator=(const SharedTestbed &) = delete;

    UMockdevTestbed *get() const { return m_testbed; }
    QString folder() const;

private:
    UMockdevTestbed *m_testbed;
};

} // namespace kiosk::workbench
