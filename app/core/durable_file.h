// SPDX-License-Identifier: Apache-2.0
// Files that are there whole or as they were before, also when the power fails in between: a small one in one call, and
// the steps of it for whoever writes a larger one. They block for the disk.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QString>
#include <QtGlobal>
#include <optional>

namespace kiosk {

// Closes what it holds; -1 holds nothing.
class FileDescriptor {
public:
    explicit FileDescriptor(int fd) : m_fd(fd) { }
    ~FileDescriptor();
    Q_DISABLE_COPY_MOVE(FileDescriptor)
    int get() const { return m_fd; }

private:
    int m_fd;
};

// errno as StorageFull or StorageFault; `act` is a literal, `what` names no citizen.
Error diskTrouble(const char *act, const QString &what);
Result<void> writeFully(int fd, QByteArrayView bytes, const QString &what);
// The names in the folder are durable after it.
Result<void> syncFolder(const QString &folder);

// Writes PATH.new with mode 0600, syncs it, renames it over PATH and syncs the folder. Blocks for the disk. StorageFull
// or StorageFault: PATH is as it was.
Result<void> replaceDurably(const QString &path, QByteArrayView bytes);

// Empty: there is no such file. StorageFault: it cannot be read, or is larger than `most`.
Result<std::optional<QByteArray>> readWhole(const QString &path, qsizetype most);

} // namespace kiosk
