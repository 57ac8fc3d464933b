// SPDX-License-Identifier: Apache-2.0
// Two keys 2 mm apart.
// finds: GAP
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Row {
        x: 60
        y: 60
        spacing: Theme.mm(2)
        KButton { text: "Yes" }
        KButton { text: "No" }
    }
}
