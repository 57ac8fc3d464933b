// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Two keys that turn the pages of a list; in elder mode it is said as well where one is.
Item {
    id: root

    property int page: 0
    property int pages: 1

    signal turned(int page)

    implicitHeight: Theme.secondary

    KText {
        visible: Theme.elder && width >= implicitWidth
        anchors { left: parent.left; right: keys.left; rightMargin: Theme.s4; verticalCenter: parent.verticalCenter }
        text: qsTr("第 %1 页 / 共 %2 页").arg(root.page + 1).arg(root.pages)
        wrapMode: Text.NoWrap
        font.pixelSize: Theme.note
    }
    Row {
        id: keys
        anchors.right: parent.right
        spacing: Theme.s4
        KButton { text: qsTr("上一页"); icon: "back"; fontSize: Theme.body; available: root.page > 0; onActivated: root.turned(root.page - 1) }
        KButton { text: qsTr("下一页"); icon: "forward"; iconAfter: true; fontSize: Theme.body; available: root.page < root.pages - 1; onActivated: root.turned(root.page + 1) }
    }
}
