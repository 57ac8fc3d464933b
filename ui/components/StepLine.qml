// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Where one is on the way, as on a metro map: done is ticked, now is filled, to come is a ring with its number. Each
// station carries its word where the width allows; where it does not, the count carries the word of the present one.
Item {
    id: root

    property int step: 1
    property var names: []
    readonly property int disc: Theme.mm(8)
    readonly property int discNow: Theme.mm(10.5)
    readonly property real axis: named ? discNow / 2 : height - discNow / 2
    readonly property real trackStart: named ? count.width + Theme.s6 + firstHalf : discNow / 2
    readonly property real firstHalf: Math.max(discNow, widest(0)) / 2
    readonly property real pitch: names.length < 2 ? 0 : (width - trackStart - (named ? lastHalf : discNow / 2)) / (names.length - 1)
    readonly property real lastHalf: Math.max(discNow, widest(names.length - 1)) / 2
    readonly property bool named: {
        if (Theme.elder)
            return false
        const room = (width - count.width - Theme.s6 - firstHalf - lastHalf) / Math.max(1, names.length - 1)
        for (let i = 0; i < names.length; ++i)
            if (widest(i) > room - Theme.s3)
                return false
        return true
    }

    function widest(index: int): real { return index < 0 ? 0 : bold.advanceWidth(names[index]) }

    height: Theme.stepHeight

    FontMetrics { id: bold; font { family: Theme.family; pixelSize: Theme.note; bold: true } }

    Row {
        id: count
        y: root.named ? root.axis - height / 2 : 0
        spacing: Theme.s4
        KText {
            id: counted
            text: qsTr("第 %1 步 / 共 %2 步").arg(root.step).arg(root.names.length)
            color: Theme.jade
            wrapMode: Text.NoWrap
            font { pixelSize: Theme.note; bold: true }
        }
        KText {
            visible: !root.named && counted.width + Theme.s4 + root.widest(root.step - 1) <= root.width
            text: root.names[root.step - 1] ?? ""
            color: Theme.ink2
            wrapMode: Text.NoWrap
            font.pixelSize: Theme.note
        }
    }
    Rectangle {                         // the line, first what is done
        x: root.trackStart
        y: root.axis - height / 2
        width: root.pitch * (root.names.length - 1)
        height: Theme.mm(1)
        color: Theme.celadon
    }
    Rectangle {
        x: root.trackStart
        y: root.axis - height / 2
        width: root.pitch * (root.step - 1)
        height: Theme.mm(1)
        color: Theme.jade
    }
    Repeater {
        model: root.names
        Item {
            id: station

            required property int index
            required property string modelData
            readonly property bool now: index + 1 === root.step
            readonly property bool done: index + 1 < root.step

            x: root.trackStart + index * root.pitch
            y: root.axis

            Rectangle {
                anchors.centerIn: parent
                width: station.now ? root.discNow : root.disc
                height: width
                radius: width / 2
                color: station.now || station.done ? Theme.jade : Theme.paper
                border { width: Theme.mm(0.8); color: station.now || station.done ? Theme.jade : Theme.glaze }
                Icon { anchors.centerIn: parent; visible: station.done; name: "check"; color: Theme.inkOnJade; size: Theme.mm(6) }
                KText {
                    anchors { centerIn: parent; verticalCenterOffset: -Theme.mm(0.2) }
                    visible: !station.done
                    decorative: true
                    text: station.index + 1
                    color: station.now ? Theme.inkOnJade : Theme.ink2
                    wrapMode: Text.NoWrap
                    font { pixelSize: station.now ? Theme.note : Theme.mm(5.4); bold: true }
                }
            }
            KText {
                visible: root.named
                x: -width / 2
                y: root.discNow / 2 + Theme.mm(0.4)
                text: station.modelData
                color: station.now ? Theme.jade : Theme.ink2
                wrapMode: Text.NoWrap
                font { pixelSize: Theme.note; bold: station.now }
            }
        }
    }
}
