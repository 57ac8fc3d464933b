// SPDX-License-Identifier: Apache-2.0
// Half of the text is cut off by the item round it.
// finds: CLIPPED
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Item {
        x: 60
        y: 60
        width: 300
        height: 20
        clip: true
        KText { text: "Half of it" }
    }
}
