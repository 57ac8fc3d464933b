// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// One material of the case: ticked once it is clear how it is given, ringed while it is asked, hollow before.
Item {
    id: root

    property string label
    property string note
    property string progress        // done, now, later
    property bool ruled: true
    readonly property bool done: progress === "done"
    readonly property bool now: progress === "now"

    height: Math.max(Theme.mm(20), words.height + Theme.s6)

    Rectangle {
        id: mark
        x: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(10)
        height: width
        radius: width / 2
        color: root.done ? Theme.jade : Theme.sheet
        border { width: root.now ? Theme.mm(2) : Theme.stroke; color: root.done || root.now ? Theme.jade : Theme.glaze }
        Icon { anchors.centerIn: parent; visible: root.done; name: "check"; color: Theme.inkOnJade; size: Theme.mm(7) }
    }
    Column {
        id: words
        anchors { left: mark.right; leftMargin: Theme.s6; right: parent.right; rightMargin: Theme.s4; verticalCenter: parent.verticalCenter }
        KText { width: parent.width; text: root.label; color: root.done || root.now ? Theme.ink : Theme.ink3; font { pixelSize: Theme.label; bold: root.now } lineHeight: 0.95 }
        KText { visible: text !== "" && !Theme.elder; width: parent.width; text: root.note; color: Theme.ink2; font.pixelSize: Theme.note }
    }
    Rule { visible: root.ruled; anchors.bottom: parent.bottom; x: mark.x + mark.width + Theme.s6; width: parent.width - x }
}
