// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A sign and one sentence, on the bare ground.
Item {
    id: root

    property string icon
    property string text
    property color tone: Theme.ink2
    property color signTone: tone
    property bool strong: false
    property int textSize: Theme.body

    implicitHeight: words.height

    Icon { id: sign; name: root.icon; color: root.signTone; size: Math.round(root.textSize * 1.15); y: Math.round(root.textSize * 0.14) }
    KText {
        id: words
        x: sign.width + Theme.s3
        width: parent.width - x
        text: root.text
        color: root.tone
        font { pixelSize: root.textSize; bold: root.strong }
    }
}
