// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// What happens next: when, what. done: filled and ticked; now: thick ring; later: hollow. Without `when` it lists
// what the machine does at the moment.
Column {
    id: root

    property var model
    property int pitch: Theme.mm(25)
    property bool timed: true
    property color ground: Theme.paper
    readonly property int whenWidth: Theme.mm(Theme.elder ? (Theme.english ? 72 : 64) : Theme.english ? 54 : 48)

    Repeater {
        id: rows
        model: root.model
        Item {
            id: row

            required property int index
            required property string what
            required property string progress
            required property var model      // `when` only where the list has it
            readonly property bool done: progress === "done"
            readonly property bool now: progress === "now"

            visible: !(root.timed && Theme.elder && done && index < rows.count - 1) // what is behind one is a second fact

            width: root.width
            height: Math.max(root.pitch, text.height + Theme.s3)

            Rectangle {
                visible: row.index < rows.count - 1
                x: Theme.mm(4) - width / 2
                y: Theme.mm(6)
                width: Theme.mm(0.8)
                height: parent.height
                color: row.done ? Theme.jade : Theme.glaze
            }
            Rectangle {
                y: Theme.mm(1.6)
                width: Theme.mm(8)
                height: width
                radius: width / 2
                color: row.done ? Theme.jade : root.ground
                border { width: row.now ? Theme.mm(2) : Theme.stroke; color: row.done || row.now ? Theme.jade : Theme.glaze }
                Icon { anchors.centerIn: parent; visible: row.done; name: "check"; color: Theme.inkOnJade; size: Theme.mm(5.5) }
            }
            KText {
                id: when
                visible: root.timed
                x: Theme.mm(14)
                width: root.whenWidth
                text: row.model.when ?? ""
                color: row.now ? Theme.jade : Theme.ink2
                font.bold: row.now
            }
            KText {
                id: text
                x: Theme.mm(14) + (root.timed ? root.whenWidth + Theme.s2 : 0)
                width: row.width - x
                text: row.what
                color: row.done || row.now ? Theme.ink : Theme.ink3
                font.bold: row.now
            }
        }
    }
}
