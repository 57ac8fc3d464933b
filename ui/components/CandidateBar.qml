// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// What the letters typed so far may mean, most likely first; two keys turn the page.
Item {
    id: root

    property var model
    property bool more: false
    property bool earlier: false
    property bool single: false         // one row where there is no room for two
    property int keyHeight: Theme.mm(20)
    readonly property real keyWidth: (width - turns.width - 3 * Theme.s3) / 3

    signal picked(int row)
    signal turned(int pages)

    height: single ? keyHeight : 2 * keyHeight + Theme.s3

    Grid {
        columns: 3
        spacing: Theme.s3
        Repeater {
            model: root.model
            KeyCap {
                required property int index
                required text
                visible: !root.single || index < 3
                width: root.keyWidth
                height: root.keyHeight
                fontSize: Math.min(Theme.heading, Math.floor(root.keyWidth / (text.length + 0.6)))
                onActivated: root.picked(index)
            }
        }
    }
    Grid {
        id: turns
        columns: root.single ? 2 : 1
        anchors.right: parent.right
        spacing: Theme.s3
        KeyCap { width: Theme.mm(20.2); height: root.keyHeight; accessibleName: qsTr("前面的字"); icon: "back"; tool: true; available: root.earlier; onActivated: root.turned(-1) }
        KeyCap { width: Theme.mm(20.2); height: root.keyHeight; accessibleName: qsTr("更多的字"); icon: "forward"; tool: true; available: root.more; onActivated: root.turned(1) }
    }
}
