// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components

GallerySheet {
    id: sheet

    title: qsTr("提示")

    Column {
        width: parent.width
        spacing: Theme.s6
        Grid {
            columns: sheet.columns
            spacing: Theme.s6
            Notice { width: sheet.column; kind: "why"; heading: qsTr("为什么问"); text: qsTr("青色：说明。") }
            Notice { width: sheet.column; kind: "safe"; heading: qsTr("什么是安全的"); text: qsTr("青色加盾：不会丢，不会多。") }
            Notice { width: sheet.column; kind: "care"; heading: qsTr("请留意"); text: qsTr("赭色：要您做一件事。") }
            Notice { width: sheet.column; kind: "wrong"; heading: qsTr("没有对上"); text: qsTr("绛色：原来写的都在，可以改。") }
        }
        Grid {
            columns: sheet.columns
            spacing: Theme.s6
            StateLine { width: sheet.column; mark: "now"; text: qsTr("正在办") }
            StateLine { width: sheet.column; mark: "care"; text: qsTr("要您做一件事") }
            StateLine { width: sheet.column; mark: "done"; text: qsTr("办好了") }
            StateLine { width: sheet.column; mark: "over"; text: qsTr("结束了") }
        }
    }
}
