// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The visit is over and the card lies there yet. Ends when it is lifted.
CitizenPage {
    id: page

    instruction: true
    title: qsTr("请拿走您的身份证")
    sub: qsTr("它还在屏幕下方亮灯的地方。")
    action.back: false

    SlotGuide {
        anchors { top: parent.top; bottom: care.top; bottomMargin: Theme.s8 }
        width: parent.width
        slot: "id-card"
        scene: "take-card"
        heading: qsTr("身份证在这里")
        text: qsTr("拿起来，这一页就结束。")
    }
    Notice {
        id: care
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "care"
        textSize: Theme.label
        heading: Kiosk.cardLeft.staffTold ? qsTr("已通知值班人员") : qsTr("别忘在这里")
        text: Kiosk.cardLeft.staffTold ? qsTr("值班人员会来帮您收好，凭本人领回。") : qsTr("机器里已经清除，只剩卡没拿。")
    }
}
