// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components

GallerySheet {
    id: sheet

    title: qsTr("选择")

    Column {
        width: parent.width
        spacing: Theme.s6
        Grid {
            columns: sheet.columns
            spacing: Theme.s6
            ChoiceRow { width: sheet.column; title: qsTr("选中的"); lines: qsTr("边加粗，圆里打勾"); chosen: true }
            ChoiceRow { width: sheet.column; title: qsTr("没选的"); lines: qsTr("空心圆") }
            ChoiceRow { width: sheet.column; title: qsTr("可以多选"); lines: qsTr("方框"); square: true; chosen: true }
            ChoiceRow { width: sheet.column; title: qsTr("选不了"); reason: qsTr("写明原因"); available: false }
        }
        Segments { options: [qsTr("个人"), qsTr("企业")] }
        Row {
            spacing: Theme.s4
            TimeKey { width: Theme.mm(44); height: Theme.primary; text: "9:00" }
            TimeKey { width: Theme.mm(44); height: Theme.primary; text: "9:30"; chosen: true }
            TimeKey { width: Theme.mm(44); height: Theme.primary; text: "10:00"; available: false }
        }
    }
}
