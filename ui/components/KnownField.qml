// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A value that is known already and is not asked: label, value, where it comes from.
Rectangle {
    id: root

    property string label
    property string value
    property string source
    property bool boxed: true

    implicitHeight: column.height + 2 * Theme.s3
    radius: Theme.radius
    color: Theme.sunk

    Column {
        id: column
        anchors { left: parent.left; leftMargin: Theme.s6; right: parent.right; rightMargin: Theme.s4; verticalCenter: parent.verticalCenter }
        Item {
            width: parent.width
            height: mark.height
            KText { anchors.verticalCenter: parent.verticalCenter; text: root.label; color: Theme.ink2; font.pixelSize: Theme.note; wrapMode: Text.NoWrap }
            Pill { id: mark; anchors.right: parent.right; source: root.source }
        }
        KText { width: parent.width; text: root.value; font.pixelSize: Theme.label }
    }
}
