// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components

GallerySheet {
    id: sheet

    title: qsTr("行")

    Grid {
        columns: sheet.columns
        spacing: Theme.s6
        Column {
            width: sheet.column
            spacing: Theme.s4
            ServiceRow { width: parent.width; icon: "housing"; title: qsTr("能办的事"); facts: qsTr("约 3 分钟，不收费") }
            ServiceRow { width: parent.width; icon: "housing"; title: qsTr("按下"); facts: qsTr("约 3 分钟，不收费"); posed: "pressed" }
            ServiceRow { width: parent.width; icon: "housing"; title: qsTr("现在不能办"); reason: qsTr("没有证书纸。"); elsewhere: qsTr("5 号机可以办。"); available: false }
        }
        Card {
            width: sheet.column
            height: answers.height
            Column {
                id: answers
                width: parent.width
                AnswerRow { width: parent.width; question: qsTr("姓名"); answer: qsTr("林某"); source: "card" }
                AnswerRow { width: parent.width; question: qsTr("房屋坐落"); answer: qsTr("澄湖路 1 号"); source: "shared" }
                AnswerRow { width: parent.width; question: qsTr("手机号"); answer: "100 **** 0198"; source: "own"; changeable: true; ruled: false }
            }
        }
    }
}
