// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A stage of life: its object, its name, two words of what is inside.
Touchable {
    id: root

    property string title
    property string hint
    property string icon
    property int iconSize: Theme.mm(16)

    accessibleName: title + " " + hint

    Card {
        anchors.fill: parent
        color: root.pressed ? Theme.mist : Theme.sheet
        border { width: Theme.stroke; color: Theme.hairline }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.s2
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: root.icon; size: root.iconSize; color: Theme.jade }
        Item { width: 1; height: Theme.s2 }
        KText { width: parent.width; horizontalAlignment: Text.AlignHCenter; text: root.title; font { pixelSize: Theme.english ? Theme.body : Theme.label; bold: true } lineHeight: 0.9 }
        KText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.hint
            color: Theme.ink2
            font.pixelSize: Theme.note
            lineHeight: 0.9
        }
    }
}
