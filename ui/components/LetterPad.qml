// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Latin letters: pinyin initials and English words; digits and the hyphen where a question needs them. Nothing is
// learnt, nothing is suggested.
Column {
    id: root

    property bool numbers: false        // house and room numbers
    property string dot: ""             // between the parts of a name
    property int keyHeight: Theme.mm(22)
    readonly property real key: (width - 9 * Theme.s3) / 10
    readonly property real wide: key * 1.5 + Theme.s3 * 0.5

    signal typed(string letter)
    signal erased()
    signal cleared()

    component Letters: Row {
        id: row
        property string letters
        spacing: Theme.s3
        Repeater {
            model: row.letters.split("")
            KeyCap {
                required property string modelData
                width: root.key
                height: root.keyHeight
                text: modelData
                onActivated: root.typed(modelData)
            }
        }
    }

    spacing: Theme.s3

    Letters { visible: root.numbers; letters: "1234567890" }
    Letters { letters: "qwertyuiop" }
    Letters { letters: "asdfghjkl"; anchors.horizontalCenter: parent.horizontalCenter }
    Row {
        spacing: Theme.s3
        KeyCap { width: root.wide; height: root.keyHeight; text: qsTr("清空"); tool: true; fontSize: Theme.body; onActivated: root.cleared() }
        Letters { letters: "zxcvbnm" }
        KeyCap { width: root.wide; height: root.keyHeight; accessibleName: qsTr("删除"); icon: "backspace"; tool: true; onActivated: root.erased() }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.s3
        Letters { visible: root.numbers; letters: "-" }
        Letters { visible: root.dot !== ""; letters: root.dot }
        KeyCap {
            width: root.key * 5 + 4 * Theme.s3
            height: root.keyHeight
            text: qsTr("空格")
            fontSize: Theme.body
            onActivated: root.typed(" ")
        }
    }
}
