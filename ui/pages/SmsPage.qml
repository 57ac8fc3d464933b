// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Which phone, when there are several; then six digits over their pad.
CitizenPage {
    id: page

    readonly property bool choosing: Kiosk.sms.phase === SmsViewModel.ChoosePhone
    readonly property bool entering: Kiosk.sms.phase === SmsViewModel.Enter
    readonly property bool complete: Kiosk.sms.code.length === Kiosk.sms.codeLength
    readonly property bool busy: Kiosk.sms.phase === SmsViewModel.Checking || Kiosk.sms.phase === SmsViewModel.Sending

    title: choosing ? qsTr("验证码发到哪个手机？") : qsTr("请输入短信验证码")
    sub: choosing ? (Kiosk.sms.ofAnother ? qsTr("这些是对方以前在平台留的号码。") : qsTr("这些是您以前在平台留的号码。"))
       : Kiosk.sms.phase === SmsViewModel.Sending ? qsTr("正在发到 %1").arg(Kiosk.sms.phone)
       : Kiosk.sms.ofAnother ? qsTr("验证码发到对方手机 %1，请对方念给您。").arg(Kiosk.sms.phone)
       : Theme.landscape ? qsTr("已发到 %1").arg(Kiosk.sms.phone)
       : qsTr("已发到您留的手机 %1，%2 分钟内有效。").arg(Kiosk.sms.phone).arg(Kiosk.sms.validMinutes)
    action.other: choosing ? Kiosk.sms.otherWay : ""
    action.otherIcon: "forward"
    action.onOtherActivated: Kiosk.sms.useOtherWay()
    action.primary: choosing ? "" : busy ? qsTr("正在核对") : qsTr("填好了")
    action.primaryIcon: "check"
    action.primaryAvailable: entering && complete
    action.onPrimaryActivated: Kiosk.sms.confirm()

    PagedList {
        id: phones
        visible: page.choosing
        anchors { top: parent.top; bottom: parent.bottom; bottomMargin: Theme.s16 }
        width: parent.width
        model: Kiosk.sms.phones
        delegate: ServiceRow {
            id: phone
            required property string id
            required property string masked
            width: phones.width
            least: Theme.mm(40)
            title: masked
            facts: qsTr("发 6 位验证码到这里")
            icon: "sms"
            onActivated: Kiosk.sms.choosePhone(phone.id)
        }
    }
    IconLine {
        visible: page.choosing
        anchors.bottom: parent.bottom
        width: parent.width
        icon: "window"
        text: qsTr("号码都不用了？请到人工窗口更换。")
    }
    Card {                                          // where in the message the code stands
        visible: !page.choosing && !Theme.elder
        parent: Theme.landscape ? page.aside : page.area
        anchors { top: parent.top; bottom: Theme.landscape ? parent.bottom : told.top; bottomMargin: Theme.landscape ? 0 : Theme.s6 }
        width: parent.width
        color: Theme.mist
        border.width: 0
        clip: true
        PhonePicture {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.s8
            width: Math.min(parent.width - 2 * Theme.s6, Theme.mm(178))
            height: parent.height + Theme.s12
            digits: Kiosk.sms.codeLength
            minutes: Kiosk.sms.validMinutes
        }
    }
    IconLine {
        id: told
        visible: !page.choosing && (Kiosk.sms.error !== "" || !(Theme.elder && Theme.landscape))
        anchors { bottom: boxes.top; bottomMargin: Theme.elder && Theme.landscape ? Theme.s1 : Theme.s3 }
        width: parent.width
        icon: Kiosk.sms.error !== "" ? "wrong" : "lock"
        text: Kiosk.sms.error !== "" ? Kiosk.sms.error : Kiosk.sms.ofAnother ? qsTr("短信里写着您替对方办什么，对方同意才念。") : qsTr("验证码别告诉别人，工作人员也不会问您。")
        tone: Kiosk.sms.error !== "" ? Theme.plum : Theme.ink2
        strong: Kiosk.sms.error !== ""
    }
    CodeBoxes {
        id: boxes
        visible: !page.choosing
        anchors { bottom: resend.top; bottomMargin: Theme.s4 }
        width: parent.width
        height: Theme.mm(Theme.landscape ? (Theme.elder ? 24 : 28) : 34)
        typed: Kiosk.sms.code
        count: Kiosk.sms.codeLength
        wrong: Kiosk.sms.error !== "" && typed === ""
    }
    Row {
        id: resend
        visible: !page.choosing
        anchors { bottom: pad.top; bottomMargin: Theme.landscape ? Theme.s4 : Theme.s8 }
        width: parent.width
        spacing: Theme.s4
        KButton {
            width: Kiosk.sms.otherWay !== "" ? (parent.width - Theme.s4) / 2 : parent.width
            available: page.entering && Kiosk.sms.resendInS === 0
            text: Kiosk.sms.resendInS > 0 ? qsTr("%1 秒后可重发").arg(Kiosk.sms.resendInS) : qsTr("没收到，再发一次")
            icon: "refresh"
            fontSize: Theme.body
            onActivated: Kiosk.sms.resend()
        }
        KButton {
            visible: text !== ""
            width: (parent.width - Theme.s4) / 2
            text: Kiosk.sms.otherWay
            icon: "forward"
            fontSize: Theme.body
            onActivated: Kiosk.sms.useOtherWay()
        }
    }
    NumberPad {
        id: pad
        visible: !page.choosing
        anchors.bottom: parent.bottom
        width: parent.width
        keyHeight: Theme.landscape ? Theme.elder ? Theme.target : Theme.mm(22) : Theme.mm(27)
        onTyped: digit => Kiosk.sms.type(digit)
        onErased: Kiosk.sms.erase()
        onCleared: Kiosk.sms.clear()
    }
}
