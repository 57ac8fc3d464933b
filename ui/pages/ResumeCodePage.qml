// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The code for what was filled in elsewhere, typed or held before the scanner.
CitizenPage {
    id: page

    readonly property bool asking: Kiosk.resumeCode.asking

    title: qsTr("输入接着办的码")
    sub: Kiosk.resumeCode.scanner ? qsTr("也可以把小票或手机上的码对准扫码口。") : qsTr("在短信里，也在小票上。横线不用打。")
    action.primary: asking ? qsTr("正在查") : qsTr("查一下")
    action.primaryAvailable: !asking && Kiosk.resumeCode.entry !== ""
    action.onPrimaryActivated: Kiosk.resumeCode.confirm()

    IconLine {
        parent: Theme.landscape ? page.aside : page.area
        anchors { bottom: Theme.landscape ? parent.bottom : field.top; bottomMargin: Theme.landscape ? 0 : Theme.s8 }
        width: parent.width
        visible: !Theme.elder
        icon: "shield"
        text: qsTr("只有您本人的码能用，用一次。")
    }
    Field {
        id: field
        anchors { bottom: pad.top; bottomMargin: Theme.elder && Theme.landscape ? Theme.s4 : Theme.s8 }
        width: parent.width
        box: Theme.mm(Theme.elder && Theme.landscape ? 20.2 : 24)
        text: Kiosk.resumeCode.entry
        error: Kiosk.resumeCode.error
        placeholder: Kiosk.resumeCode.example
    }
    LetterPad {
        id: pad
        anchors.bottom: parent.bottom
        width: parent.width
        numbers: true
        keyHeight: Theme.landscape ? Math.max(Theme.target, Theme.mm(18)) : Theme.mm(22)
        onTyped: letter => Kiosk.resumeCode.type(letter)
        onErased: Kiosk.resumeCode.erase()
        onCleared: Kiosk.resumeCode.clear()
    }
}
