// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// What is due, and the code that a phone pays by. In every phase it says what becomes of the money.
CitizenPage {
    id: page

    readonly property int phase: Kiosk.pay.phase
    readonly property bool waiting: phase === PayViewModel.Waiting
    readonly property bool checking: phase === PayViewModel.Checking
    readonly property bool paid: phase === PayViewModel.Paid
    readonly property bool closed: phase === PayViewModel.Closed

    title: paid ? qsTr("已收到 %1").arg(Kiosk.pay.total) : closed ? qsTr("时间到了，没有收钱")
         : checking ? qsTr("正在核实付款") : waiting ? qsTr("请付 %1").arg(Kiosk.pay.total) : qsTr("正在算费用")
    sub: paid ? qsTr("接着往下办，不用按键。") : closed ? qsTr("想接着办，请再来一次。")
       : checking ? qsTr("请等一等，不要再付。") : waiting ? qsTr("用手机扫下面的码。") : qsTr("请稍等。")
    action.back: waiting && Kiosk.terminal.backAvailable
    action.primary: waiting ? qsTr("我付好了") : closed ? qsTr("再来一次") : ""
    action.primaryIcon: waiting ? "check" : "refresh"
    action.onPrimaryActivated: closed ? Kiosk.pay.again() : Kiosk.pay.proceed()
    action.other: closed ? qsTr("不办了") : ""
    action.otherIcon: "home"
    action.onOtherActivated: Kiosk.pay.leave()

    Card {
        id: slip
        color: Theme.slip               // one white with the code, so that it scans
        width: parent.width
        height: page.area.height - (Theme.landscape ? 0 : foot.height + Theme.s8)

        QrPicture {
            id: qr
            visible: page.waiting && payload !== ""
            payload: Kiosk.pay.qrPayload
            name: qsTr("付款码")
            size: Math.min(Theme.mm(Theme.landscape ? 120 : 150), slip.height - fees.height - Theme.s16)
            anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.s8 }
        }
        IconDisc {
            visible: !qr.visible
            size: Theme.mm(70)
            name: page.paid ? "check" : page.closed ? "clock" : "money"
            tone: page.closed ? Theme.ochre : Theme.jade
            x: (slip.width - width) / 2
            y: (slip.height - fees.height - Theme.s8 - height) / 2
        }
        Column {
            id: fees
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.s8 }
            spacing: Theme.s3
            Repeater {
                model: Kiosk.pay.lines
                Item {
                    id: line
                    required property string title
                    required property string amount
                    width: fees.width
                    height: Math.max(what.height, howMuch.height)
                    KText { id: what; width: parent.width - howMuch.width - Theme.s4; text: line.title; color: Theme.ink2 }
                    KText { id: howMuch; anchors.right: parent.right; text: line.amount; wrapMode: Text.NoWrap; color: Theme.ink2 }
                }
            }
            Rule { visible: sum.visible; width: parent.width }
            Item {
                id: sum
                visible: Kiosk.pay.total !== ""
                width: parent.width
                height: total.height
                KText { text: qsTr("合计"); font { pixelSize: Theme.heading; bold: true } }
                KText { id: total; anchors.right: parent.right; text: Kiosk.pay.total; wrapMode: Text.NoWrap; font { pixelSize: Theme.heading; bold: true } }
            }
        }
    }
    Column {
        id: foot
        parent: Theme.landscape ? page.aside : page.area
        y: Theme.landscape ? 0 : parent.height - height
        width: parent.width
        spacing: Theme.s4
        Item {
            visible: page.waiting
            width: parent.width
            height: ring.height
            CountdownRing {
                id: ring
                size: Theme.mm(22)
                share: Kiosk.pay.secondsLeft / Kiosk.pay.secondsTotal
                icon: "clock"
                tone: Kiosk.pay.secondsLeft < 60 ? Theme.ochre : Theme.jade
            }
            KText {
                anchors { left: ring.right; leftMargin: Theme.s4; right: parent.right; verticalCenter: parent.verticalCenter }
                text: Kiosk.pay.secondsLeft >= 60 ? qsTr("这个码还有 %1 分钟有效").arg(Math.floor(Kiosk.pay.secondsLeft / 60)) : qsTr("这个码还有 %1 秒有效").arg(Kiosk.pay.secondsLeft)
            }
        }
        IconLine {
            visible: page.waiting && Kiosk.pay.elsewhere !== ""
            width: parent.width
            icon: "window"
            text: qsTr("没带手机、想付现金：%1").arg(Kiosk.pay.elsewhere)
        }
        Notice {
            width: parent.width
            kind: "safe"
            brief: Theme.elder && Theme.landscape
            heading: page.closed ? qsTr("刚才的码已经作废") : qsTr("只收一次，没办成就退")
            text: page.closed ? qsTr("要是您正好在这时付了，钱会自动退回。")
                : page.checking ? qsTr("网络慢了。平台会查清，多付的钱自动退回。")
                : qsTr("付了钱没办成，会自动退回您的手机账户。")
        }
    }
}
