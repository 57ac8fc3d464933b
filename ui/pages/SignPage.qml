// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Pad
import Kiosk.Presentation

// What is signed above, the pad for one finger below. Whoever cannot sign is asked once more before the visit ends.
CitizenPage {
    id: page

    readonly property bool toWindow: Kiosk.sign.phase === SignViewModel.ToWindow
    readonly property bool sealing: Kiosk.sign.phase === SignViewModel.Sealing

    title: toWindow ? qsTr("不方便签，就到窗口办") : qsTr("请用手指在框里签名")
    sub: Theme.elder && Theme.landscape ? "" : toWindow ? qsTr("工作人员当面帮您办，不用自己签。") : Kiosk.sign.received ? qsTr("签名后才算送达。不签就离开，文书还在。") : qsTr("签名后才会交上去。签得不像也没关系，可以重签。")
    action.back: !toWindow && !sealing && Kiosk.terminal.backAvailable
    action.other: toWindow ? qsTr("接着签名") : ""
    action.otherIcon: "pen"
    action.onOtherActivated: Kiosk.sign.again()
    action.primary: toWindow ? qsTr("去窗口办") : sealing ? qsTr("正在封好") : Kiosk.sign.confirmWords
    action.primaryIcon: toWindow ? "window" : "check"
    action.primaryAvailable: !sealing
    action.onPrimaryActivated: Kiosk.sign.confirm()

    component Point: Row {
        visible: !Theme.elder || !Theme.landscape
        property alias text: words.text
        spacing: Theme.s3
        Icon { id: tick; name: "check"; color: Theme.jade; size: Theme.mm(8); y: Theme.s1 }
        KText { id: words; width: parent.width - tick.width - parent.spacing }
    }

    Column {
        id: reading
        visible: !page.toWindow
        parent: Theme.landscape ? page.aside : page.area
        width: parent.width
        spacing: Theme.s4
        Card {
            width: parent.width
            height: what.height + 2 * Theme.s6
            Column {
                id: what
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s6 }
                spacing: Theme.s2
                KText { text: qsTr("您在签什么"); color: Theme.ink2; font.pixelSize: Theme.note }
                KText { width: parent.width; text: Kiosk.sign.received ? qsTr("《%1》送达回证").arg(Kiosk.sign.document) : qsTr("《%1》，%2 项内容").arg(Kiosk.sign.document).arg(Kiosk.sign.answers); font { pixelSize: Theme.label; bold: true } }
                Point { width: parent.width; text: Kiosk.sign.received ? qsTr("我已收到这份文书，看过全文") : qsTr("刚才核对过的内容是真实的") }
                Point { width: parent.width; text: Kiosk.sign.received ? qsTr("签收不等于同意%1的决定").arg(Kiosk.sign.department) : qsTr("同意交给%1办理").arg(Kiosk.sign.department) }
            }
        }
        Grid {                      // landscape: the key 返回 stands right beside the pad
            id: tools
            columns: Theme.landscape ? 1 : 2
            spacing: Theme.s4
            readonly property int keyWidth: Theme.landscape ? reading.width : (reading.width - spacing) / 2
            KButton { objectName: "lookAgainKey"; visible: !Theme.landscape; width: tools.keyWidth; text: Kiosk.sign.received ? qsTr("再看看文书") : qsTr("再看看我填的"); icon: "receipt"; fontSize: Theme.body; onActivated: Kiosk.terminal.back() }
            KButton { objectName: "cannotSignKey"; width: tools.keyWidth; text: qsTr("不方便签字"); icon: "window"; fontSize: Theme.body; onActivated: Kiosk.sign.cannotSign() }
        }
    }
    Card {
        id: frame
        visible: !page.toWindow
        y: Theme.landscape ? 0 : reading.height + Theme.s6
        width: parent.width
        height: parent.height - y - keys.height - Theme.s4
        border { width: Theme.strokeBold; color: Theme.jade }

        Rule { id: line; x: Theme.s12; y: Math.round(parent.height * 0.8); width: parent.width - 2 * Theme.s12; height: Theme.stroke }
        KText {
            x: Theme.s12
            y: line.y + Theme.s2
            text: qsTr("签在线上方")
            color: Theme.ink3
            font.pixelSize: Theme.note
            decorative: true
        }
        SignaturePad {
            objectName: "signaturePad"
            anchors { fill: parent; margins: Theme.strokeBold }
            source: Kiosk.sign
            pixelsPerMm: Theme.pixelsPerMm
            inkColor: Theme.ink
            enabled: !page.sealing && !page.leaving
            accessibleName: qsTr("签名框，用一个手指写下姓名")
            Accessible.role: Accessible.Graphic
            Accessible.name: accessibleName
            onDrawingChanged: Kiosk.terminal.touched()
        }
    }
    Item {
        id: keys
        visible: !page.toWindow
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.secondary + (Theme.elder && says.visible ? says.height + Theme.s2 : 0)
        IconLine {                  // elder mode: over the keys, and only what is wrong
            id: says
            visible: !Theme.elder || Kiosk.sign.complaint !== ""
            y: Theme.elder ? 0 : Math.round((parent.height - height) / 2)
            anchors { left: parent.left; right: Theme.elder ? parent.right : undoKey.left; rightMargin: Theme.elder ? 0 : Theme.s4 }
            icon: Kiosk.sign.complaint !== "" ? "wrong" : "shield"
            text: Kiosk.sign.complaint !== "" ? Kiosk.sign.complaint : Kiosk.sign.received ? qsTr("笔迹只封进送达回证，机器里不留。") : qsTr("笔迹只封进这份申请，机器里不留。")
            tone: Kiosk.sign.complaint !== "" ? Theme.plum : Theme.ink2
            strong: Kiosk.sign.complaint !== ""
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        KButton {
            id: undoKey
            objectName: "undoKey"
            anchors { right: clearKey.left; rightMargin: Theme.s4; bottom: parent.bottom }
            text: qsTr("撤一笔")
            icon: "backspace"
            fontSize: Theme.body
            available: Kiosk.sign.strokes > 0 && !page.sealing
            onActivated: Kiosk.sign.undo()
        }
        KButton {
            id: clearKey
            objectName: "clearKey"
            anchors { right: parent.right; bottom: parent.bottom }
            text: qsTr("重签")
            icon: "refresh"
            fontSize: Theme.body
            available: Kiosk.sign.strokes > 0 && !page.sealing
            onActivated: Kiosk.sign.clear()
        }
    }
    Card {
        visible: page.toWindow
        width: parent.width
        height: parent.height - (Theme.landscape ? 0 : safe.height + Theme.s6)
        IconDisc { id: disc; name: "window"; size: Theme.mm(60); x: (parent.width - width) / 2; y: (parent.height - height - place.height - Theme.s8) / 2 }
        KText {
            id: place
            anchors { top: disc.bottom; topMargin: Theme.s8; left: parent.left; right: parent.right; margins: Theme.s6 }
            text: Kiosk.sign.window
            horizontalAlignment: Text.AlignHCenter
            font { pixelSize: Theme.label; bold: true }
        }
    }
    Notice {
        id: safe
        visible: page.toWindow
        parent: Theme.landscape ? page.aside : page.area
        y: Theme.landscape ? 0 : parent.height - height
        width: parent.width
        kind: "care"
        brief: Theme.elder && Theme.landscape
        heading: qsTr("这里就不交了")
        text: qsTr("刚才填的马上清除。带好身份证，到窗口再说一遍。")
    }
}
