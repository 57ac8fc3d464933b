// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components

GallerySheet {
    id: sheet

    title: qsTr("填写")

    Grid {
        columns: sheet.columns
        spacing: Theme.s6
        Column {
            width: sheet.column
            spacing: Theme.s6
            Field { width: parent.width; placeholder: qsTr("空，等您填"); active: false }
            Field { width: parent.width; text: qsTr("正在填") }
            Field { width: parent.width; text: "100 0000 019"; error: qsTr("少了 1 位，手机号是 11 位。") }
        }
        Column {
            width: sheet.column
            spacing: Theme.s6
            CodeBoxes { width: parent.width; height: Theme.mm(28); typed: "407" }
            CodeBoxes { width: parent.width; height: Theme.mm(28); typed: "407103"; wrong: true }
            KnownField { width: parent.width; label: qsTr("姓名"); value: qsTr("林某"); source: "card" }
            Flow {
                width: parent.width
                spacing: Theme.s3
                Pill { source: "card" }
                Pill { source: "shared" }
                Pill { source: "own" }
            }
        }
    }
}
