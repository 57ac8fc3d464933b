// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Put the card on the lit place; wait; take it back. What went wrong is said in the title, not in a window over it.
CitizenPage {
    id: page

    readonly property bool waiting: Kiosk.card.phase === CardViewModel.Waiting
    readonly property bool reading: Kiosk.card.phase === CardViewModel.Reading
    readonly property bool kept: Kiosk.card.phase === CardViewModel.Kept
    readonly property bool wrong: Kiosk.card.phase === CardViewModel.Wrong

    instruction: true
    title: wrong ? Kiosk.card.wrongTitle : reading ? qsTr("正在读，先别拿起") : kept ? qsTr("读好了，请拿回身份证")
         : Kiosk.card.ofAnother ? qsTr("请放对方的身份证") : qsTr("请把身份证放在亮灯处")
    sub: wrong ? Kiosk.card.wrongText : reading ? qsTr("一两秒就好。") : kept ? qsTr("不用再放着，请收好。") : qsTr("在屏幕下方，青色的灯正亮着。")
    action.other: waiting || wrong ? Kiosk.card.otherWay : ""
    action.otherIcon: "forward"
    action.primary: wrong ? qsTr("再试一次") : ""
    action.primaryIcon: "refresh"
    action.onPrimaryActivated: Kiosk.card.again()
    action.onOtherActivated: Kiosk.card.useOtherWay()

    SlotGuide {
        anchors { top: parent.top; bottom: Theme.landscape ? safe.top : wait.top; bottomMargin: Theme.s6 }
        width: parent.width
        slot: "id-card"
        trouble: page.wrong
        scene: page.kept ? "take-card" : "place-card"
        heading: page.kept ? qsTr("拿回来") : qsTr("读卡区")
        text: page.kept ? "" : qsTr("从卡套里拿出来，平放，别叠手机。正面反面都可以。")
    }
    Item {
        id: wait
        parent: Theme.landscape ? page.aside : page.area
        anchors { bottom: Theme.landscape ? undefined : safe.top; bottomMargin: Theme.s8 }
        width: parent.width
        height: Math.max(ring.height, words.height)
        CountdownRing {
            id: ring
            size: Theme.mm(Theme.landscape ? 34 : 40)
            anchors.verticalCenter: parent.verticalCenter
            share: page.waiting ? Kiosk.card.secondsLeft / Math.max(1, Kiosk.card.secondsTotal) : page.wrong ? 0 : 1
            text: Kiosk.card.secondsLeft
            tone: page.wrong ? Theme.ochre : Theme.jade
            icon: page.reading ? "id-card" : page.kept ? "check" : page.wrong ? "warning" : ""
        }
        Column {
            id: words
            anchors { left: ring.right; leftMargin: Theme.s8; right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: Theme.s1
            KText {
                width: parent.width
                text: page.wrong ? qsTr("可以再试") : page.reading ? qsTr("正在读身份证") : page.kept ? (Kiosk.card.ofAnother ? qsTr("替 %1 办").arg(Kiosk.card.person) : qsTr("您好，%1").arg(Kiosk.card.person))
                    : Kiosk.card.ofAnother ? qsTr("正在等对方的身份证") : qsTr("正在等您的身份证")
                font { pixelSize: Theme.heading; bold: true }
            }
            KText {
                width: parent.width
                text: page.wrong ? qsTr("不是您的操作问题。") : page.reading ? qsTr("听到“嘀”一声再拿起。") : page.kept ? qsTr("马上到下一步。") : qsTr("没放好可以再放一次。")
                color: Theme.ink2
                running: true
            }
        }
    }
    Notice {
        id: safe
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        heading: page.wrong ? qsTr("什么都没有存下") : qsTr("只为这一次")
        text: page.wrong ? qsTr("没读成的不算数，机器里也不留。") : Kiosk.card.purpose
    }
}
