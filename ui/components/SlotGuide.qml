// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Where on the machine, and how: the terminal with one slot lit, and a line from it to the close-up.
// scene: place-card, take-card, take-certificate, take-receipt; empty: words only.
Card {
    id: root

    property string slot
    property bool trouble: false
    property string scene
    property string sign              // an icon instead of a scene
    property string heading
    property string text
    default property alias below: extra.data      // under the words of the close-up
    readonly property bool wide: panel.width > panel.height * 1.15
    readonly property color tone: trouble ? Theme.ochre : Theme.jade
    readonly property int pad: Theme.s6
    readonly property int machineWidth: Math.min(Math.round((height - 2 * pad) * 0.447), Math.round(width * 0.4))

    Rectangle {
        id: panel
        property bool boxed: true
        x: root.pad
        y: root.pad
        width: root.width - 2 * root.pad - root.machineWidth - Theme.s12
        height: root.height - 2 * root.pad
        radius: Theme.radiusLarge
        color: root.trouble ? Theme.ochreMist : "transparent"
        border { width: Theme.strokeBold; color: root.tone }

        Column {
            id: words
            x: Theme.s6
            y: Theme.s4
            width: (root.wide && root.scene !== "" ? panel.width * 0.52 : panel.width) - 2 * Theme.s6
            spacing: Theme.s1
            KText { width: parent.width; text: root.heading; color: root.tone; font { pixelSize: Theme.heading; bold: true } }
            KText { visible: text !== "" && !Theme.elder; width: parent.width; text: root.text; running: true }
            Item { id: extra; width: parent.width; height: childrenRect.height }
        }
        Icon {                          // nothing to take or to place here: only where it is
            visible: root.scene === "" && root.sign !== ""
            name: root.sign
            color: root.tone
            size: Math.min(Theme.mm(46), panel.height - words.height - Theme.s16)
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: (panel.height - words.height - size) / 2.4 }
        }
        Image {
            visible: root.scene !== ""
            anchors {
                left: root.wide ? words.right : parent.left
                right: parent.right
                top: root.wide ? parent.top : words.bottom
                bottom: parent.bottom
                margins: Theme.s6
            }
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(Theme.mm(110), Theme.mm(110))
            source: root.scene === "" ? "" : "image://scene/" + root.scene + "/" + [root.tone, Theme.ink, Theme.mist, Theme.hairline, Theme.sheet].map(c => String(c).slice(-6)).join("-")
        }
    }
    MachineDiagram {
        id: machine
        x: root.width - root.pad - width
        y: root.pad
        width: root.machineWidth
        height: root.height - 2 * root.pad
        lit: root.slot
        trouble: root.trouble
    }
    Rectangle {                         // the leader
        visible: machine.litRow !== null
        x: panel.x + panel.width
        width: Math.max(0, machine.x + machine.litLeft - x)
        y: machine.y + machine.litMiddle - height / 2
        height: Theme.strokeBold
        color: root.tone
    }
}
