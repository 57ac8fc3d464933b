// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Ten digits, clear and delete, in the order of a telephone. A number with one more sign (X, a point) has it in the place
// of clear.
Grid {
    id: root

    property int keyHeight: Theme.mm(24)
    property string extra: ""

    signal typed(string digit)
    signal erased()
    signal cleared()

    component Key: KeyCap {
        width: (root.width - 2 * root.spacing) / 3
        height: root.keyHeight
        fontSize: Math.round(Math.min(Theme.title * 0.92, root.keyHeight * 0.6))
    }

    columns: 3
    spacing: Theme.s4

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
        Key {
            required property string modelData
            text: modelData
            onActivated: root.typed(modelData)
        }
    }
    Key {
        text: root.extra !== "" ? root.extra : qsTr("清空")
        accessibleName: root.extra === "." ? qsTr("小数点") : text
        tool: root.extra === ""
        fontSize: Math.round(Math.min(tool ? Theme.label : Theme.title * 0.92, root.keyHeight * 0.6))
        onActivated: tool ? root.cleared() : root.typed(root.extra)
    }
    Key { text: "0"; onActivated: root.typed("0") }
    Key { accessibleName: qsTr("删除"); icon: "backspace"; tool: true; onActivated: root.erased() }
}
