// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A question with its answer and where the answer comes from (card, shared, own, disputed).
Item {
    id: root

    property string question
    property string answer
    property string source: "card"
    property bool changeable: false
    property string changeWords
    property bool ruled: true
    readonly property color sourceTone: source === "own" || source === "disputed" || source === "applicant" ? Theme.ink3 : Theme.jade

    signal change()

    implicitHeight: Math.max(Theme.mm(28), column.height + 2 * Theme.s3)

    Column {
        id: column
        anchors { left: parent.left; leftMargin: Theme.s6; right: button.left; rightMargin: Theme.s4; verticalCenter: parent.verticalCenter }
        Row {
            spacing: Theme.s3
            KText { text: root.question; color: Theme.ink2; font.pixelSize: Theme.note; wrapMode: Text.NoWrap }
            Icon {
                name: root.source === "card" ? "id-card" : root.source === "shared" ? "shared" : "pen"
                size: Theme.note
                color: root.sourceTone
                anchors.verticalCenter: parent.verticalCenter
            }
            KText {
                visible: !Theme.elder       // the sign says it, and the voice of the row
                text: root.source === "card" ? qsTr("读自身份证") : root.source === "shared" ? qsTr("来自共享数据")
                    : root.source === "disputed" ? qsTr("您说共享数据不对") : root.source === "applicant" ? qsTr("申请人填写") : qsTr("您填写")
                color: root.sourceTone
                font.pixelSize: Theme.note
                wrapMode: Text.NoWrap
            }
        }
        KText { width: parent.width; text: root.answer; font { pixelSize: Theme.label; bold: true } }
    }
    KButton {
        id: button
        visible: root.changeable
        anchors { right: parent.right; rightMargin: visible ? Theme.s6 : 0; verticalCenter: parent.verticalCenter }
        width: visible ? Math.max(Theme.mm(34), implicitWidth) : 0
        height: Math.max(Theme.target, Theme.mm(15))
        text: root.changeWords !== "" ? root.changeWords : qsTr("更改")
        accessibleName: text + " " + root.question
        fontSize: Theme.body
        onActivated: root.change()
    }
    Rule { visible: root.ruled; width: parent.width - 2 * Theme.s6; x: Theme.s6; anchors.bottom: parent.bottom }
}
