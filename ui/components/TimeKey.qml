// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A day of the strip, or a half hour of it. What is full stays in its place, grey; what is chosen is filled and ticked.
Touchable {
    id: root

    property string name                // above the text; may be empty
    property string text
    property bool chosen: false

    accessibleName: name === "" ? text : name + " " + text
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        property bool boxed: true
        anchors.fill: parent
        radius: Theme.radius
        color: !root.available ? Theme.sunk : root.chosen ? Theme.jade : root.pressed ? Theme.mist : Theme.sheet
        border { width: root.available ? Theme.stroke : 0; color: root.chosen ? Theme.jade : Theme.outline }
    }
    Column {
        anchors.centerIn: parent
        Row {
            visible: root.name !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.s1
            Icon {
                visible: root.chosen
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                color: Theme.inkOnJade
                size: Theme.note
            }
            KText {
                visible: !(Theme.elder && Theme.english && root.chosen)    // no room beside the tick
                text: root.name
                color: root.chosen ? Theme.inkOnJade : Theme.ink2
                wrapMode: Text.NoWrap
                font.pixelSize: Theme.note
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.s1
            Icon {
                visible: root.chosen && root.name === ""
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                color: Theme.inkOnJade
                size: Theme.body
            }
            KText {
                text: root.text
                color: !root.available ? Theme.ink3 : root.chosen ? Theme.inkOnJade : Theme.ink
                wrapMode: Text.NoWrap
                font { pixelSize: Theme.label; bold: root.available }
            }
        }
    }
}
