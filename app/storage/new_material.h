// SPDX-License-Identifier: Apache-2.0
// A material that is to become a file of the store.
#pragma once

#include <cases/material.h>
#include <core/result.h>

#include <QIODevice>
#include <functional>

namespace kiosk {

struct NewMaterial {
    QString name; // see SealedMaterial
    QString mediaType;
    qint64 expectedSize = 0; // for the disk guard; about
};

// Writes the sealed bytes (EnvelopeSealer::sealMaterial) into the device it is given, on the storage thread. What it
// returns decides whether the file is kept.
using MaterialWriter = std::function<Result<void>(QIODevice &sealed)>;

} // namespace kiosk
