// SPDX-License-Identifier: Apache-2.0
// Text on other text.
// finds: OVERLAP
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KText { x: 60; y: 60; text: "One" }
    KText { x: 70; y: 64; text: "Other" }
}
