// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Takes the whole page, so that nobody behind reads what stood there.
CitizenPage {
    id: page

    title: qsTr("您还在吗？")
    sub: qsTr("%1 秒后清除，回到开始。").arg(Kiosk.idle.secondsLeft)
    action.back: false
    action.other: qsTr("不办了，清除")
    action.otherIcon: "exit"
    action.primary: qsTr("我还在")
    action.primaryIcon: "check"
    action.onOtherActivated: Kiosk.idle.leave()
    action.onPrimaryActivated: Kiosk.idle.stay()

    CountdownRing {
        anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.verticalCenter; verticalCenterOffset: Theme.landscape ? -promise.height / 2 : -Theme.mm(24) }
        size: Theme.mm(Theme.landscape ? (Theme.elder ? 88 : 118) : 150)
        thick: Theme.mm(5)
        share: Kiosk.idle.secondsLeft / Math.max(1, Kiosk.idle.secondsTotal)
        text: Kiosk.idle.secondsLeft
        tone: Theme.ochre
    }
    Notice {
        id: promise
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        heading: qsTr("回来接着办")
        text: qsTr("点“我还在”，刚才填的都在。时间一到，全部清除。")
    }
}
