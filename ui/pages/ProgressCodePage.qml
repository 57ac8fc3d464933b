// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The number on a receipt, typed or held before the scanner.
CitizenPage {
    id: page

    readonly property bool asking: Kiosk.progressCode.asking

    title: qsTr("输入小票上的编号")
    sub: Kiosk.progressCode.signing ? qsTr("请您签名的人交件时拿到的小票。") : Kiosk.progressCode.scanner ? qsTr("也可以把小票上的码对准扫码口。") : qsTr("收件编号或办件编号，横线不用打。")
    action.primary: asking ? qsTr("正在查") : Kiosk.progressCode.signing ? qsTr("打开来看") : qsTr("查进度")
    action.primaryAvailable: !asking && Kiosk.progressCode.entry !== ""
    action.onPrimaryActivated: Kiosk.progressCode.confirm()

    IconLine {
        parent: Theme.landscape ? page.aside : page.area
        anchors { bottom: Theme.landscape ? parent.bottom : field.top; bottomMargin: Theme.landscape ? 0 : Theme.s8 }
        width: parent.width
        visible: !Theme.elder
        icon: "receipt"
        text: qsTr("小票最上面，像 %1").arg(Kiosk.progressCode.example)
    }
    Field {
        id: field
        anchors { bottom: pad.top; bottomMargin: Theme.elder && Theme.landscape ? Theme.s4 : Theme.s8 }
        width: parent.width
        box: Theme.mm(Theme.elder && Theme.landscape ? 20.2 : 24)
        text: Kiosk.progressCode.entry
        error: Kiosk.progressCode.error
        placeholder: Kiosk.progressCode.example
    }
    LetterPad {
        id: pad
        anchors.bottom: parent.bottom
        width: parent.width
        numbers: true
        keyHeight: Theme.landscape ? Math.max(Theme.target, Theme.mm(18)) : Theme.mm(22)
        onTyped: letter => Kiosk.progressCode.type(letter)
        onErased: Kiosk.progressCode.erase()
        onCleared: Kiosk.progressCode.clear()
    }
}
