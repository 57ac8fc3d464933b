// SPDX-License-Identifier: Apache-2.0
// A small file that is there whole or as it was before, also when the power fails in between.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QString>
#include <optional>

namespace kiosk {

// Writes PATH.new with mode 0600, syncs it, renames it over PATH and syncs the folder. Blocks for the disk. StorageFull
// or StorageFault: PATH is as it was.
Result<void> replaceDurably(const QString &path, QByteArrayView bytes);

// Empty: there is no such file. StorageFault: it cannot be read, or is larger than `most`.
Result<std::optional<QByteArray>> readWhole(const QString &path, qsizetype most);

} // namespace kiosk
