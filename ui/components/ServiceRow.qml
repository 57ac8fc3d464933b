// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A service or a way to go on. Not possible now: says why and where else, before anything was asked.
Touchable {
    id: root

    property string title
    property string facts
    property string icon
    property string reason
    property string elsewhere
    property bool plain: false          // no icon, where the row is short
    property int least: Theme.mm(30)
    readonly property bool explained: reason !== ""
    readonly property int inset: icon !== "" && !plain ? Theme.mm(Theme.elder ? 34 : 28) : Theme.s6

    accessibleName: title
    implicitHeight: Math.max(Theme.elder ? Theme.mm(Theme.landscape ? 30 : 40) : least, column.height + 2 * Theme.s4)

    Rectangle {
        property bool boxed: true
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: !root.available ? Theme.sunk : root.pressed ? Theme.mist : Theme.sheet
        border { width: root.available ? Theme.stroke : Theme.edge; color: Theme.hairline }
    }
    IconDisc {
        visible: root.icon !== "" && !root.plain
        x: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.mm(Theme.elder ? 23 : 17)
        name: root.icon
        ground: root.available ? Theme.mist : "transparent"
        tone: root.available ? Theme.jade : Theme.ink3
    }
    Column {
        id: column
        anchors { left: parent.left; leftMargin: root.inset; right: parent.right; rightMargin: Theme.mm(root.available ? 18 : 6); verticalCenter: parent.verticalCenter }
        KText {
            width: parent.width
            text: root.title
            color: root.available ? Theme.ink : Theme.ink3
            font { pixelSize: Theme.elder && !Theme.english ? Theme.heading : Theme.label; bold: root.available }
            lineHeight: Theme.elder ? 0.93 : 1
        }
        KText {
            visible: text !== "" && root.available && !Theme.elder
            width: parent.width
            text: root.facts
            color: Theme.ink2
            font.pixelSize: Theme.note
        }
        Row {
            visible: root.explained
            width: parent.width
            spacing: Theme.s2
            Icon { id: sign; name: root.available ? "info" : "warning"; color: root.available ? Theme.jade : Theme.ochre; size: Theme.note * 1.15; y: Theme.note * 0.14 }
            KText {
                width: parent.width - sign.width - Theme.s2
                text: root.reason + (Theme.english && root.elsewhere !== "" ? " " : "") + root.elsewhere
                color: Theme.ink2
                font.pixelSize: Theme.note
            }
        }
    }
    Icon {
        visible: root.available
        anchors { right: parent.right; rightMargin: Theme.s6; verticalCenter: parent.verticalCenter }
        name: "forward"
        size: Theme.mm(8)
        color: Theme.jade
    }
}
