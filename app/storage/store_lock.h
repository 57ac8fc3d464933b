// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QString>

namespace kiosk {

// One process owns a store folder: flock(2) on FOLDER/store.lock, let go when the object or the process dies.
class StoreLock {
public:
    // Conflict: somebody else has it. StorageFault: the folder cannot be made or written.
    static Result<StoreLock> take(const QString &folder);
    StoreLock(StoreLock &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    StoreLock &operator=(StoreLock &&) = delete;
    ~StoreLock();

private:
    explicit StoreLock(int fd) : m_fd(fd) { }
    int m_fd;
};

} // namespace kiosk
