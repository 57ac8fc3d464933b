// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// kind: why, safe, care, wrong. Icon and wording carry the meaning, colour only repeats it.
Rectangle {
    id: root

    property string kind: "why"
    property string heading
    property string text
    property int textSize: Theme.body
    property bool boxed: true
    property bool brief: false          // the heading alone, where room is short
    readonly property color tone: kind === "care" ? Theme.ochre : kind === "wrong" ? Theme.plum : Theme.jade

    color: kind === "care" ? Theme.ochreMist : kind === "wrong" ? Theme.plumMist : Theme.mist
    border { width: Theme.edge; color: tone }
    radius: Theme.radiusLarge
    implicitHeight: column.implicitHeight + 2 * Theme.s4

    Icon {
        id: sign
        name: root.kind === "care" ? "warning" : root.kind === "wrong" ? "wrong" : root.kind === "safe" ? "shield" : "info"
        color: root.tone
        size: Math.round(root.textSize * 1.25)
        x: Theme.s4
        y: Theme.s4 + Math.round(root.textSize * 0.12)
    }
    Column {
        id: column
        anchors { left: sign.right; leftMargin: Theme.s3; right: parent.right; rightMargin: Theme.s4; top: parent.top; topMargin: Theme.s4 }
        spacing: Theme.s1
        KText {
            visible: text !== ""
            width: parent.width
            text: root.heading
            color: root.tone
            font { pixelSize: root.textSize; bold: true }
        }
        KText { visible: text !== "" && !(root.brief && root.heading !== ""); width: parent.width; text: root.text; running: true; font.pixelSize: root.textSize }
    }
}
