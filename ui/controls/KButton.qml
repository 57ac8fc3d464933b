// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// kind: primary (one a page, filled) or secondary (outlined). When it cannot be pressed its label says why. In elder
// mode a label too long for its key gives up the icon first, then size down to the smallest there is.
Touchable {
    id: root

    property string text
    property string icon
    property bool iconAfter: false
    property string kind: "secondary"
    property int fontSize: Theme.label
    readonly property bool filled: kind === "primary" && available
    readonly property color tone: !available ? Theme.ink3 : filled ? Theme.inkOnJade : Theme.jade
    readonly property real iconWidth: icon !== "" ? Math.round(fontSize * 1.15) + Theme.s3 : 0
    readonly property real room: width - 2 * Theme.s2
    readonly property bool tight: Theme.elder && measure.advanceWidth + iconWidth > room
    readonly property int fitted: tight ? Math.max(Theme.note, Math.min(fontSize, Math.floor(fontSize * room / measure.advanceWidth))) : fontSize

    accessibleName: text
    primaryTarget: kind === "primary"
    implicitHeight: kind === "primary" ? Theme.primary : Theme.secondary
    implicitWidth: Math.ceil(measure.advanceWidth + iconWidth) + 2 * Theme.s6

    TextMetrics { id: measure; font { family: Theme.family; pixelSize: root.fontSize; bold: true } text: root.text }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: !root.available ? Theme.sunk
             : root.filled ? (root.pressed ? Theme.jadePressed : Theme.jade)
             : root.pressed ? Theme.mist : Theme.sheet
        border { width: root.filled ? 0 : Theme.stroke; color: root.available ? Theme.jade : Theme.outline }
    }
    Row {
        id: row
        anchors { centerIn: parent; verticalCenterOffset: root.pressed ? Theme.mm(0.5) : 0 }
        spacing: Theme.s3
        layoutDirection: root.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
        Icon {
            visible: root.icon !== "" && !root.tight
            name: root.icon
            color: root.tone
            size: Math.round(root.fontSize * 1.15)
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            text: root.text
            color: root.tone
            wrapMode: Text.NoWrap
            font { pixelSize: root.fitted; bold: true }
            anchors { verticalCenter: parent.verticalCenter; verticalCenterOffset: -Math.round(root.fontSize * 0.05) } // hanzi sit low
        }
    }
}
