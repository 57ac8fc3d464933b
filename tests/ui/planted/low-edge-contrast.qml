// SPDX-License-Identifier: Apache-2.0
// A key of words in a hairline: nothing says that it is a key.
// finds: EDGE
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Touchable {
        x: 60
        y: 60
        width: 300
        height: Theme.secondary
        accessibleName: "Go"
        Rectangle { anchors.fill: parent; color: Theme.sheet; border { width: Theme.hair; color: Theme.hairline } }
        KText { anchors.centerIn: parent; text: "Go" }
    }
}
