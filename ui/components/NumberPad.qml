// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Ten digits, clear and delete, in the order of a telephone.
Grid {
    id: root

    property int keyHeight: Theme.mm(24)

    signal typed(string digit)
    signal erased()
    signal cleared()

    component Key: KeyCap {
        width: (root.width - 2 * root.spacing) / 3
        height: root.keyHeight
        fontSize: Math.round(Theme.title * 0.92)
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
    Key { text: qsTr("清空"); tool: true; fontSize: Theme.label; onActivated: root.cleared() }
    Key { text: "0"; onActivated: root.typed("0") }
    Key { accessibleName: qsTr("删除"); icon: "backspace"; tool: true; onActivated: root.erased() }
}
