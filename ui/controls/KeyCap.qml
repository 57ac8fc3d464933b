// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// One key of a number pad or a keyboard. A key with an icon has its word in accessibleName.
Touchable {
    id: root

    property string text
    property string icon
    property bool tool: false           // does something else than write
    property int fontSize: Theme.heading

    accessibleName: text

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !root.available ? "transparent" : root.pressed ? Theme.celadon : root.tool ? Theme.sunk : Theme.sheet
        border { width: Theme.stroke; color: root.available ? Theme.outline : Theme.hairline }
    }
    KText {
        anchors { centerIn: parent; verticalCenterOffset: -Math.round(root.fontSize * 0.04) }
        visible: root.icon === ""
        text: root.text
        color: root.available ? Theme.ink : Theme.ink3
        wrapMode: Text.NoWrap
        font.pixelSize: root.fontSize
    }
    Icon { anchors.centerIn: parent; visible: root.icon !== ""; name: root.icon; size: Math.round(root.fontSize * 1.1) }
}
