// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/ids.h>

#include <QByteArray>
#include <QString>

namespace kiosk {

using MaterialId = Id<struct MaterialTag>;

// A material of a case that was sealed into a file of its own. Size and digest are of the ciphertext.
struct SealedMaterial {
    MaterialId id;
    QString name;      // of the item's list, e.g. "birth-certificate"; never the citizen's own words
    QString mediaType; // of what is inside
    qint64 size = 0;
    QByteArray digest; // SHA-256

    friend bool operator==(const SealedMaterial &, const SealedMaterial &) = default;
};

} // namespace kiosk
