// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The code on a notice to pay, typed or held before the scanner. In groups of four, as it is printed.
CitizenPage {
    id: page

    readonly property bool asking: Kiosk.noticeCode.asking

    title: qsTr("输入缴款码")
    sub: Kiosk.noticeCode.scanner ? qsTr("也可以把缴款单上的码对准扫码口。") : qsTr("缴款单上的 20 位数字，空格不用打。")
    action.primary: asking ? qsTr("正在查") : qsTr("查这张缴款单")
    action.primaryIcon: "search"
    action.primaryAvailable: !asking && Kiosk.noticeCode.entry !== ""
    action.onPrimaryActivated: Kiosk.noticeCode.confirm()

    IconLine {
        parent: Theme.landscape ? page.aside : page.area
        anchors { bottom: Theme.landscape ? parent.bottom : field.top; bottomMargin: Theme.landscape ? 0 : Theme.s8 }
        width: parent.width
        visible: !Theme.elder
        icon: "receipt"
        text: qsTr("交款通知、罚单上写着“缴款码”")
    }
    Field {
        id: field
        anchors { bottom: pad.top; bottomMargin: Theme.elder && Theme.landscape ? Theme.s4 : Theme.s8 }
        width: parent.width
        box: Theme.mm(Theme.elder && Theme.landscape ? 20.2 : 24)
        text: Kiosk.noticeCode.entry.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ")
        error: Kiosk.noticeCode.error
        placeholder: Kiosk.noticeCode.example
    }
    NumberPad {
        id: pad
        anchors.bottom: parent.bottom
        width: parent.width
        keyHeight: Theme.mm(Theme.landscape ? 22 : 27)
        onTyped: digit => Kiosk.noticeCode.type(digit)
        onErased: Kiosk.noticeCode.erase()
        onCleared: Kiosk.noticeCode.clear()
    }
}
