// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// One box a digit; the next one to fill has the bold edge.
Row {
    id: root

    property string typed
    property int count: 6
    property bool wrong: false

    spacing: Theme.s4
    Accessible.role: Accessible.EditableText
    Accessible.name: qsTr("验证码，已填 %1 位，共 %2 位").arg(typed.length).arg(count)

    Repeater {
        model: root.count
        Rectangle {
            id: box
            required property int index
            readonly property bool next: index === root.typed.length
            width: (root.width - (root.count - 1) * root.spacing) / root.count
            height: root.height
            radius: Theme.radius
            color: Theme.sheet
            border {
                width: next || root.wrong ? Theme.strokeBold : Theme.stroke
                color: root.wrong ? Theme.plum : next ? Theme.jade : Theme.outline
            }
            KText {
                anchors.centerIn: parent
                visible: text !== ""
                text: root.typed.charAt(box.index)
                wrapMode: Text.NoWrap
                font { pixelSize: Math.min(Theme.numeral, box.height * 0.66); bold: true }
            }
            Rectangle { visible: box.next; anchors.centerIn: parent; width: Theme.mm(1); height: Theme.mm(16); color: Theme.jade }
        }
    }
}
