// SPDX-License-Identifier: Apache-2.0
// A key that acts before the finger leaves it.
// finds: PRESS
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

        signal activated()

        x: 60
        y: 300
        width: 300
        height: Theme.secondary
        activeFocusOnTab: true
        Rectangle { anchors.fill: parent; color: Theme.jade }
        KText { anchors.centerIn: parent; text: "Go"; color: Theme.inkOnJade }
        MouseArea { anchors.fill: parent; onPressed: key.activated() }
    }
}
