// SPDX-License-Identifier: Apache-2.0
// The drawings that QML cannot make itself, as image providers. A wrong name gives an empty picture and a warning.
//
//   image://icon/<name>/<rrggbb>                    resources/icons/<name>.svg in one colour
//   image://scene/<name>/<act>-<ink>-<wash>-<faint>-<sheet>   resources/scenes/<name>.svg in five (rrggbb each)
//   image://qr/<percent-encoded text>               black modules on nothing, without quiet zone, sharp at sourceSize
#pragma once

#include <QImage>
#include <QString>

class QQmlEngine;

namespace kiosk {

// The engine owns the providers.
void addPictures(QQmlEngine &engine);

// One pixel a module, error correction M (ISO/IEC 18004); null when the text is empty or too long for a QR code.
QImage qrModules(const QString &text);

} // namespace kiosk
