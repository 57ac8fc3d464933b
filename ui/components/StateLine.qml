// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// How far something is: a sign and the word for it, never the colour alone. mark: now, care, done or over.
Row {
    id: root

    property string mark
    property string text
    property int fontSize: Theme.body
    readonly property color tone: mark === "care" ? Theme.ochre : mark === "over" ? Theme.ink2 : Theme.jade

    spacing: Theme.s2

    Icon {
        id: sign
        name: root.mark === "care" ? "warning" : root.mark === "done" ? "check" : root.mark === "over" ? "info" : "clock"
        color: root.tone
        size: Math.round(root.fontSize * 1.1)
        y: Math.round(root.fontSize * 0.2)
    }
    KText {
        width: root.width - sign.width - root.spacing
        text: root.text
        color: root.tone
        font { pixelSize: root.fontSize; bold: true }
    }
}
