// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Presentation

// The terminal from the front with one slot lit, exactly as the guide light on the metal is. The slots stand in the
// order the site names them. Drawn on a grid of 170 x 380.
Item {
    id: root

    property string lit
    property bool trouble: false
    readonly property real u: Math.min(width / 170, height / 380)
    readonly property color tone: trouble ? Theme.ochre : Theme.jade
    readonly property SlotRow litRow: upper.place >= 0 ? upper : lower.place >= 0 ? lower : null
    // the lit slot's left edge and middle, in this item
    readonly property real litLeft: litRow ? stage.x + litRow.start(litRow.place) * u : 0
    readonly property real litMiddle: litRow ? stage.y + litRow.y + litRow.height / 2 : 0
    readonly property var widths: ({ "id-card": 44, "scan": 36, "keypad": 29, "headset": 24, "receipt": 34, "certificate": 76 })
    readonly property var icons: ({ "id-card": "id-card", "scan": "qr", "keypad": "key-number", "headset": "headset", "receipt": "receipt", "certificate": "certificate" })

    component SlotRow: Item {
        id: row

        property var slots: []
        property bool outlets: false    // slits instead of plates
        property real first: 0
        property real room: 100         // grid units
        readonly property int place: slots.indexOf(root.lit)
        readonly property real taken: slots.reduce((sum, id) => sum + (root.widths[id] ?? 30), 0)
        readonly property real space: slots.length > 1 ? (room - taken) / (slots.length - 1) : 0

        function start(index: int): real {
            let x = first
            for (let i = 0; i < index; ++i)
                x += (root.widths[slots[i]] ?? 30) + space
            return x
        }

        Repeater {
            model: row.slots
            Rectangle {
                id: slot

                required property int index
                required property string modelData
                readonly property bool on: modelData === root.lit

                x: row.start(index) * root.u
                width: (root.widths[modelData] ?? 30) * root.u
                height: row.height
                radius: Math.max(2, root.u * 3)
                color: on ? root.tone : Theme.paper
                border { width: Math.max(1, root.u * 2); color: on ? root.tone : Theme.glaze }

                Icon {
                    visible: !row.outlets
                    anchors.centerIn: parent
                    name: root.icons[slot.modelData] ?? ""
                    size: Math.round(root.u * 20)
                    color: slot.on ? Theme.inkOnJade : Theme.glaze
                }
                Rectangle {             // the slit
                    visible: row.outlets
                    anchors.centerIn: parent
                    width: parent.width - root.u * 10
                    height: Math.max(2, root.u * 3)
                    radius: height / 2
                    color: slot.on ? Theme.inkOnJade : Theme.glaze
                }
                Rectangle {             // the guide light round it
                    id: glow
                    visible: slot.on
                    z: -1
                    anchors { fill: parent; margins: -root.u * 5 }
                    radius: parent.radius + root.u * 4
                    color: root.trouble ? Theme.ochreMist : Theme.celadon
                    border { width: root.trouble ? Theme.stroke : 0; color: root.tone }
                    SequentialAnimation on opacity {
                        running: slot.on && !Theme.still
                        loops: 5                // ten seconds, then it stands
                        NumberAnimation { to: 0.6; duration: 1000; easing.type: Easing.InOutSine }
                        NumberAnimation { to: 1; duration: 1000; easing.type: Easing.InOutSine }
                    }
                }
            }
        }
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("这台机器的样子，亮着的地方就是要用的")

    Item {
        id: stage
        width: 170 * root.u
        height: 380 * root.u
        anchors.centerIn: parent

        Rectangle { x: 4 * root.u; y: 366 * root.u; width: 162 * root.u; height: 6 * root.u; radius: 3 * root.u; color: Theme.ink }
        Rectangle {                     // body
            x: 20 * root.u; y: 8 * root.u; width: 130 * root.u; height: 358 * root.u
            radius: 8 * root.u
            color: Theme.sheet
            border { width: Math.max(2, 3 * root.u); color: Theme.ink }
            clip: true
            Rectangle { width: parent.width; height: 24 * root.u; radius: parent.radius; color: Theme.ink }
            Rectangle { y: 12 * root.u; width: parent.width; height: 14 * root.u; color: Theme.ink }
            Rectangle { anchors.horizontalCenter: parent.horizontalCenter; y: 10 * root.u; width: 70 * root.u; height: 6 * root.u; radius: 3 * root.u; color: Theme.celadon }
            Rectangle { anchors.horizontalCenter: parent.horizontalCenter; y: 34 * root.u; width: 12 * root.u; height: width; radius: width / 2; color: Theme.sheet; border { width: Math.max(1, 2.5 * root.u); color: Theme.ink } }
        }
        Rectangle {                     // screen
            x: 35 * root.u; y: 60 * root.u; width: 100 * root.u; height: 178 * root.u
            radius: 3 * root.u
            color: Theme.paper
            border { width: Math.max(2, 4 * root.u); color: Theme.ink }
            Rectangle { x: 10 * root.u; y: 18 * root.u; width: 58 * root.u; height: 8 * root.u; radius: 2 * root.u; color: Theme.ink }
            Rectangle { x: 10 * root.u; y: 34 * root.u; width: 78 * root.u; height: 5 * root.u; radius: 2 * root.u; color: Theme.hairline }
            Rectangle { x: 10 * root.u; y: 44 * root.u; width: 66 * root.u; height: 5 * root.u; radius: 2 * root.u; color: Theme.hairline }
            Rectangle { x: 10 * root.u; y: 60 * root.u; width: 80 * root.u; height: 74 * root.u; radius: 3 * root.u; color: Theme.mist }
            Rectangle { x: 10 * root.u; y: 148 * root.u; width: 80 * root.u; height: 16 * root.u; radius: 3 * root.u; color: Theme.jade }
        }
        Shape {                         // shelf
            ShapePath {
                strokeColor: Theme.ink
                strokeWidth: Math.max(2, 3 * root.u)
                joinStyle: ShapePath.RoundJoin
                fillColor: Theme.sunk
                startX: 18 * root.u; startY: 250 * root.u
                PathLine { x: 152 * root.u; y: 250 * root.u }
                PathLine { x: 164 * root.u; y: 298 * root.u }
                PathLine { x: 6 * root.u; y: 298 * root.u }
                PathLine { x: 18 * root.u; y: 250 * root.u }
            }
        }
        SlotRow { id: upper; x: 0; y: 258 * root.u; height: 32 * root.u; first: 22; room: 126; slots: Kiosk.terminal.upperSlots }
        SlotRow { id: lower; y: 312 * root.u; height: 18 * root.u; first: 28; room: 114; outlets: true; slots: Kiosk.terminal.lowerSlots }
    }
}
