// SPDX-License-Identifier: Apache-2.0
// Grey words on paper.
// finds: CONTRAST
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KText { x: 60; y: 60; color: Theme.hairline; text: "Hardly seen" }
}
