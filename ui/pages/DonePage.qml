// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The receipt on the glass: what, where, its code, and the seal for what has really happened.
CitizenPage {
    id: page

    readonly property bool sealed: Kiosk.done.seal !== DoneViewModel.None
    readonly property bool brief: Theme.elder && Theme.landscape
    readonly property bool noReceipt: Kiosk.done.receipt === DoneViewModel.NoReceipt
    readonly property bool onScreenOnly: Kiosk.done.receipt === DoneViewModel.OnScreenOnly

    title: Kiosk.done.title
    action.back: false
    action.other: qsTr("再办一件")
    action.otherIcon: "home"
    action.primary: Kiosk.done.rates ? qsTr("去评价，结束") : qsTr("看好了，结束")
    action.onOtherActivated: Kiosk.done.another()
    action.onPrimaryActivated: Kiosk.done.proceed()

    Card {
        id: slip
        color: Theme.slip               // one white with the code, so that it scans
        width: parent.width
        height: Theme.mm(Theme.landscape ? 104 : Theme.elder ? 158 : 148)
        Column {
            x: Theme.s8
            y: Theme.s8
            width: (seal.visible ? seal.x : slip.width) - x - Theme.s6
            spacing: Theme.s1
            KText { width: parent.width; text: Kiosk.done.item; font { pixelSize: Theme.heading; bold: true } lineHeight: 0.95 }
            KText { visible: !Theme.elder; width: parent.width; text: Kiosk.done.department; color: Theme.ink2 }
        }
        Column {
            anchors { left: parent.left; leftMargin: Theme.s8; bottom: parent.bottom; bottomMargin: Theme.s8 }
            width: (Theme.landscape ? seal.x : qr.x) - Theme.s12
            KText {
                visible: Kiosk.done.caseNo !== "" && !Theme.elder
                width: parent.width
                text: qsTr("平台编号 %1").arg(Kiosk.done.caseNo)
                color: Theme.ink2
            }
            KText { text: page.noReceipt ? qsTr("办件编号") : qsTr("收件编号"); color: Theme.ink2; font.pixelSize: Theme.note }
            KText { text: Kiosk.done.receiptCode; wrapMode: Text.NoWrap; font { pixelSize: page.brief ? page.noReceipt ? Theme.note : Theme.body : page.noReceipt ? Theme.heading : Theme.landscape ? Theme.mm(13) : Theme.title; bold: true } }
            KText {
                visible: !Theme.elder || (page.onScreenOnly && !page.brief)
                width: parent.width
                text: page.noReceipt ? qsTr("还是原来那一件，凭编号查进度") : page.onScreenOnly ? qsTr("请拍下右边的码，或抄下编号") : Kiosk.done.receipt === DoneViewModel.Printing ? qsTr("小票正在打印") : qsTr("小票上也有，也可以拍右边的码")
                color: Theme.ink2
                font.pixelSize: Theme.note
            }
        }
        Seal {
            id: seal
            visible: page.sealed
            size: Theme.mm(Theme.elder ? (Theme.landscape ? 100 : 110) : Theme.landscape ? 86 : 92)
            x: Theme.landscape ? qr.x - width - Theme.s4 : slip.width - width - Theme.s8
            y: Theme.landscape ? Theme.s12 : Theme.s8
            word: Kiosk.done.seal === DoneViewModel.Platform ? qsTr("平台已收件") : qsTr("本机已收件")
            line: Kiosk.done.sealTime
            place: Kiosk.terminal.machine
        }
        QrPicture {
            id: qr
            visible: payload !== ""
            payload: Kiosk.done.qrPayload
            size: Theme.mm(Theme.landscape ? 66 : 70)
            anchors { right: parent.right; rightMargin: Theme.s2; bottom: parent.bottom; bottomMargin: Theme.s2 }
        }
    }
    KText {
        id: then
        visible: line.visible
        parent: Theme.landscape ? page.aside : page.area
        y: Theme.landscape ? 0 : slip.height + Theme.s8
        text: qsTr("接下来")
        font { pixelSize: Theme.heading; bold: true }
    }
    NextLine {
        id: line
        visible: Kiosk.done.next.count > 0
        parent: Theme.landscape ? page.aside : page.area
        y: then.y + then.height + Theme.s3
        width: parent.width
        pitch: Theme.mm(Theme.elder ? 22 : Theme.landscape ? 24 : 25)
        model: Kiosk.done.next
    }
    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.s3
        Repeater {
            model: Kiosk.done.notices
            Notice {
                required kind
                required heading
                required text
                brief: page.brief
                width: page.area.width
            }
        }
        Notice {
            visible: page.onScreenOnly
            width: parent.width
            kind: "wrong"
            brief: page.brief
            heading: qsTr("小票没有打出来")
            text: Kiosk.done.smsSent ? qsTr("事情已经办好。编号也发到您的手机了。") : qsTr("事情已经办好，编号就是凭证。")
        }
        Notice {
            visible: Kiosk.done.takeAway !== ""
            width: parent.width
            kind: "care"
            heading: Theme.elder ? qsTr("请带走：%1").arg(Kiosk.done.takeAway) : qsTr("请带走")
            text: Theme.elder ? "" : qsTr("%1。拿走后这一页会清空。").arg(Kiosk.done.takeAway)
        }
    }
}
