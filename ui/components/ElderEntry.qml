// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// One thing to do, in elder mode: its picture and its name. Greyed it says so; why and where else is the staff's to say,
// whose key is below.
Touchable {
    id: root

    property string title
    property string icon
    property bool pictured: true

    accessibleName: title

    Card {
        anchors.fill: parent
        color: !root.available ? Theme.sunk : root.pressed ? Theme.mist : Theme.sheet
        border { width: root.available ? Theme.stroke : Theme.edge; color: Theme.outline }
    }
    IconDisc {
        id: disc
        visible: root.pictured
        x: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        size: Math.min(Theme.mm(27), root.height - 2 * Theme.s3)
        ground: root.available ? Theme.mist : "transparent"
        tone: root.available ? Theme.jade : Theme.ink3
    }
    Column {
        anchors { left: parent.left; leftMargin: root.pictured ? disc.x + disc.width + Theme.s6 : Theme.s6; right: root.available ? arrow.left : parent.right; rightMargin: Theme.s3; verticalCenter: parent.verticalCenter }
        KText {
            width: parent.width
            text: root.title
            color: root.available ? Theme.ink : Theme.ink3
            font { pixelSize: !root.available ? Theme.label : Theme.landscape || Theme.english ? Theme.heading : Theme.title; bold: root.available }
            lineHeight: 0.93
        }
        KText { visible: !root.available; width: parent.width; text: qsTr("这里现在办不了"); color: Theme.ink2; font.pixelSize: Theme.note; lineHeight: 0.93 }
    }
    Icon {
        id: arrow
        visible: root.available
        anchors { right: parent.right; rightMargin: Theme.s6; verticalCenter: parent.verticalCenter }
        name: "forward"
        color: Theme.jade
        size: Theme.mm(10)
    }
}
