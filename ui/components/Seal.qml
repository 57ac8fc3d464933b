// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Vermilion means one thing: received. Drops once; never animated in a loop.
Item {
    id: root

    property string word
    property string line
    property string place
    property int size: Theme.mm(92)
    property bool boxed: true           // the word must stay inside the frame

    width: size
    height: Math.round(size * 0.66)
    rotation: -5
    Accessible.role: Accessible.Graphic
    Accessible.name: word + " " + line

    TextMetrics { id: measure; font { family: Theme.sealFamily; bold: true; pixelSize: Theme.display } text: root.word }
    NumberAnimation on scale { from: 1.15; to: 1; duration: Theme.settle; running: Theme.settle > 0; easing.type: Easing.OutCubic }
    Rectangle {
        anchors.fill: parent
        radius: Theme.mm(2.4)
        color: "transparent"
        border { width: Theme.mm(1.5); color: Theme.seal }
        Rectangle {
            anchors { fill: parent; margins: Theme.mm(2.6) }
            radius: Theme.mm(1.2)
            color: "transparent"
            border { width: Math.max(2, Theme.mm(0.5)); color: Theme.seal }
        }
    }
    Column {
        anchors.centerIn: parent
        KText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.word
            color: Theme.seal
            wrapMode: Text.NoWrap
            font {
                family: Theme.sealFamily
                bold: true
                pixelSize: Math.round(Math.min(root.size * 0.2, Theme.display * root.size * 0.8 / Math.max(1, measure.advanceWidth)))
            }
            lineHeight: 0.95
        }
        Rectangle { anchors.horizontalCenter: parent.horizontalCenter; width: root.size * 0.8; height: Math.max(2, Theme.mm(0.5)); color: Theme.seal }
        KText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.line
            color: Theme.seal
            wrapMode: Text.NoWrap
            font { pixelSize: Math.max(Theme.note, root.size * 0.09); bold: true }
        }
        KText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.place
            color: Theme.seal
            wrapMode: Text.NoWrap
            font.pixelSize: Theme.note
            lineHeight: 0.9
        }
    }
}
