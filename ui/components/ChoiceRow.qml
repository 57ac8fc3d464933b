// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// One of several: a mark, a title, facts. What cannot be had stays in its place and says why.
Touchable {
    id: root

    property string title
    property string lines
    property string reason
    property bool chosen: false
    property bool square: false         // several may be chosen
    property int least: Theme.mm(30)

    accessibleName: title
    Accessible.checkable: true
    Accessible.checked: chosen
    implicitHeight: Math.max(Theme.elder ? Theme.mm(Theme.landscape ? 30 : 40) : least, column.height + 2 * Theme.s4)

    Rectangle {
        property bool boxed: true
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: !root.available ? Theme.sunk : root.chosen || root.pressed ? Theme.mist : Theme.sheet
        border {
            width: !root.available ? 0 : root.chosen ? Theme.strokeBold : Theme.stroke
            color: root.chosen ? Theme.jade : Theme.outline
        }
    }
    Rectangle {
        visible: root.available
        x: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(11)
        height: width
        radius: root.square ? Theme.radius : width / 2
        color: root.chosen ? Theme.jade : Theme.sheet
        border { width: Theme.stroke; color: root.chosen ? Theme.jade : Theme.outline }
        Icon { anchors.centerIn: parent; visible: root.chosen; name: "check"; color: Theme.inkOnJade; size: Theme.mm(8) }
    }
    Icon { visible: !root.available; x: Theme.s6; anchors.verticalCenter: parent.verticalCenter; name: "warning"; color: Theme.ochre; size: Theme.mm(11) }
    Column {
        id: column
        anchors { left: parent.left; leftMargin: Theme.mm(25); right: parent.right; rightMargin: Theme.s6; verticalCenter: parent.verticalCenter }
        KText {
            width: parent.width
            text: root.title
            color: root.available ? Theme.ink : Theme.ink3
            font { pixelSize: Theme.label; bold: root.available }
        }
        KText { visible: text !== ""; width: parent.width; text: root.lines; color: Theme.ink2; font.pixelSize: Theme.note }
        KText { visible: !root.available && text !== ""; width: parent.width; text: root.reason; color: Theme.ink2; font.pixelSize: Theme.note }
    }
}
