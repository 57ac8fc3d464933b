// SPDX-License-Identifier: Apache-2.0
// Lines one em apart.
// finds: TIGHT
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KText { x: 60; y: 60; width: 400; lineHeight: 0.7; text: "Lines that nearly touch each other are hard to read" }
}
