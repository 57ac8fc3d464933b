// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The code of the electronic licence, held before the scanner in place of a card. A wrong one is said in the title, and the next
// may be shown at once.
CitizenPage {
    id: page

    readonly property bool checking: Kiosk.licenceCode.checking
    readonly property bool wrong: Kiosk.licenceCode.wrongTitle !== "" && !checking

    instruction: true
    title: checking ? qsTr("正在核对") : wrong ? Kiosk.licenceCode.wrongTitle : qsTr("请出示电子证照码")
    sub: checking ? qsTr("一两秒就好。") : wrong ? Kiosk.licenceCode.wrongText : qsTr("在手机上打开电子证照，把码对准亮灯处。")
    action.back: Kiosk.terminal.backAvailable && !checking
    action.other: checking ? "" : qsTr("到窗口办")
    action.otherIcon: "window"
    action.onOtherActivated: Kiosk.licenceCode.useOtherWay()

    SlotGuide {
        anchors { top: parent.top; bottom: Theme.landscape ? parent.bottom : safe.top; bottomMargin: Theme.landscape ? 0 : Theme.s6 }
        width: parent.width
        slot: "scan"
        trouble: page.wrong
        sign: page.checking ? "clock" : "qr"
        heading: qsTr("扫码口")
        text: qsTr("屏幕调亮，离开一拳远。")
    }
    Notice {
        id: safe
        visible: !(Theme.elder && Theme.landscape)
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        heading: qsTr("只为这一次")
        text: qsTr("只用来确认是您本人。码用一次就作废，办完就清除。")
    }
}
