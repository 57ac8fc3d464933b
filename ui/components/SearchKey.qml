// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Looks like the field it leads to.
Touchable {
    id: root

    property string hint

    accessibleName: qsTr("搜一搜")
    height: Theme.primary

    Rectangle {
        property bool boxed: true
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: root.pressed ? Theme.mist : Theme.sheet
        border { width: Theme.strokeBold; color: Theme.jade }
    }
    Icon { id: glass; x: Theme.s6; anchors.verticalCenter: parent.verticalCenter; name: "search"; color: Theme.jade; size: Theme.mm(11) }
    KText {
        anchors { left: glass.right; leftMargin: Theme.s4; verticalCenter: parent.verticalCenter }
        text: root.hint
        color: Theme.ink3
        wrapMode: Text.NoWrap
        font.pixelSize: Theme.label
    }
}
