// SPDX-License-Identifier: Apache-2.0
// A key that says it cannot be pressed, and can.
// finds: GREY
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Item {
        id: key

        readonly property bool isTarget: true
        property string accessibleName: "Go"
        property bool available: false

        signal activated()

        x: 60
        y: 300
        width: 300
        height: Theme.secondary
        activeFocusOnTab: false
        Rectangle { anchors.fill: parent; color: Theme.sunk }
        KText { anchors.centerIn: parent; text: "Go"; color: Theme.ink3 }
        MouseArea { anchors.fill: parent; onClicked: key.activated() }
    }
}
