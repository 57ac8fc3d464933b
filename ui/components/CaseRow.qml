// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// One of the citizen's cases: what, since when and with whom, how far.
Touchable {
    id: root

    property string title
    property string facts
    property string standing
    property string mark
    property int least: Theme.mm(44)

    accessibleName: title + " " + standing
    implicitHeight: Math.max(Theme.elder ? Theme.mm(40) : least, column.height + 2 * Theme.s4)

    Rectangle {
        property bool boxed: true
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: root.pressed ? Theme.mist : Theme.sheet
        border { width: Theme.stroke; color: Theme.hairline }
    }
    Column {
        id: column
        anchors { left: parent.left; leftMargin: Theme.s6; right: parent.right; rightMargin: Theme.mm(18); verticalCenter: parent.verticalCenter }
        spacing: Theme.s1
        KText { width: parent.width; text: root.title; font { pixelSize: Theme.label; bold: true } }
        KText { visible: text !== "" && !Theme.elder; width: parent.width; text: root.facts; color: Theme.ink2; font.pixelSize: Theme.note }
        StateLine { width: parent.width; mark: root.mark; text: root.standing }
    }
    Icon {
        anchors { right: parent.right; rightMargin: Theme.s6; verticalCenter: parent.verticalCenter }
        name: "forward"
        size: Theme.mm(8)
        color: Theme.jade
    }
}
