// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Five equal answers, none chosen before; after a low one, why. Leaving without is as large.
CitizenPage {
    id: page

    readonly property bool asking: Kiosk.rate.reasons.count > 0

    title: asking ? qsTr("哪里没有办好？") : qsTr("这次办得怎么样？")
    sub: asking ? qsTr("可以选几项，也可以不选。") : qsTr("点一下就好。说不满意，一天内有人来问。")
    action.back: false
    action.other: asking ? qsTr("不说了") : qsTr("不评价，直接结束")
    action.otherIcon: "exit"
    action.primary: asking ? qsTr("就这些") : ""
    action.primaryIcon: "check"
    action.onOtherActivated: Kiosk.rate.skip()
    action.onPrimaryActivated: Kiosk.rate.send()

    Item {
        id: about
        parent: Theme.landscape ? page.aside : page.area
        width: parent.width
        height: Math.max(disc.height, words.height)
        IconDisc { id: disc; name: "receipt"; size: Theme.mm(22); anchors.verticalCenter: parent.verticalCenter }
        Column {
            id: words
            anchors { left: disc.right; leftMargin: Theme.s6; right: parent.right; verticalCenter: parent.verticalCenter }
            KText { width: parent.width; text: Kiosk.rate.item; font { pixelSize: Theme.heading; bold: true } }
            KText { width: parent.width; text: Kiosk.rate.facts; color: Theme.ink2; font.pixelSize: Theme.landscape ? Theme.note : Theme.body }
        }
    }
    Column {
        id: list
        readonly property int rowHeight: Math.min(Theme.mm(46), Math.floor((parent.height - (Theme.landscape ? 0 : about.height + Theme.s8) - 4 * spacing) / 5))
        visible: !page.asking
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.s4
        Repeater {
            model: [[5, qsTr("非常满意")], [4, qsTr("满意")], [3, qsTr("基本满意")], [2, qsTr("不满意")], [1, qsTr("非常不满意")]]
            Touchable {
                id: answer
                required property var modelData
                width: list.width
                height: list.rowHeight
                accessibleName: modelData[1]
                onActivated: Kiosk.rate.rate(modelData[0])
                Card {
                    anchors.fill: parent
                    color: answer.pressed ? Theme.mist : Theme.sheet
                    border { width: Theme.stroke; color: Theme.outline }
                }
                Icon {
                    id: face
                    x: Theme.s12
                    anchors.verticalCenter: parent.verticalCenter
                    name: "face-" + answer.modelData[0]
                    size: Math.min(Theme.mm(24), Math.round(answer.height * 0.66))
                    color: Theme.jade
                }
                KText {
                    anchors { left: face.right; leftMargin: Theme.s12; verticalCenter: parent.verticalCenter }
                    text: answer.modelData[1]
                    wrapMode: Text.NoWrap
                    font { pixelSize: Theme.landscape ? Math.max(Theme.label, Theme.mm(13)) : Theme.title; bold: true }
                }
            }
        }
    }
    Column {
        id: reasons
        visible: page.asking
        anchors { top: Theme.landscape ? parent.top : undefined; bottom: Theme.landscape ? undefined : parent.bottom }
        width: parent.width
        spacing: Theme.s4
        Repeater {
            model: Kiosk.rate.reasons
            ChoiceRow {
                id: reason
                required property string id
                required property string text
                required chosen
                width: reasons.width
                least: Theme.mm(Theme.landscape ? 32 : 42)
                title: text
                square: true
                onActivated: Kiosk.rate.toggleReason(reason.id)
            }
        }
    }
}
