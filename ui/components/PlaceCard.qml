// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Where to go or whom to ring up, to be read from two steps away.
Rectangle {
    id: root

    property string icon: "window"
    property string question
    property string floor
    property string spot

    radius: Theme.radiusLarge
    color: Theme.mist
    border { width: Theme.edge; color: Theme.outline }
    height: words.height + 2 * Theme.s6

    Icon { id: sign; x: Theme.s6; anchors.verticalCenter: parent.verticalCenter; name: root.icon; color: Theme.jade; size: Theme.mm(18) }
    Column {
        id: words
        anchors { left: sign.right; leftMargin: Theme.s6; right: parent.right; rightMargin: Theme.s6; verticalCenter: parent.verticalCenter }
        KText { width: parent.width; text: root.question; color: Theme.ink2; font.pixelSize: Theme.note }
        KText {
            width: parent.width
            text: root.floor === "" ? root.spot : root.floor + (Theme.english ? ", " : "　") + root.spot
            font { pixelSize: root.floor === "" ? Theme.heading : Theme.title; bold: true }
            lineHeight: 0.93
        }
    }
}
