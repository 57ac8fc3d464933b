// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// What is wiped, ticked off while it happens.
CitizenPage {
    id: page

    title: qsTr("办完了，请慢走")
    sub: Kiosk.goodbye.secondsLeft >= 0 ? qsTr("%1 秒后回到开始。").arg(Kiosk.goodbye.secondsLeft) : qsTr("正在清除这次的内容。")
    action.back: false
    action.primary: qsTr("好，回到开始")
    action.primaryIcon: "check"
    action.primaryAvailable: Kiosk.goodbye.secondsLeft >= 0
    action.onPrimaryActivated: Kiosk.goodbye.leave()

    CalmPicture {
        parent: Theme.landscape ? page.aside : page.area
        anchors.top: parent.top
        width: parent.width
        height: Theme.landscape ? parent.height : card.y - Theme.s6
        icon: "check"
    }
    Card {
        id: card
        y: Theme.landscape ? 0 : safe.y - height - Theme.s6
        width: parent.width
        height: rows.height + 2 * Theme.s6
        Column {
            id: rows
            x: Theme.s8
            y: Theme.s6
            width: parent.width - 2 * Theme.s8
            KText { text: qsTr("机器里清除的"); color: Theme.ink2; font.pixelSize: Theme.note; bottomPadding: Theme.s2 }
            Repeater {
                model: Kiosk.goodbye.wiped
                Row {
                    id: wipe
                    required property string text
                    required property bool done
                    height: Theme.mm(18)
                    spacing: Theme.s4
                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Theme.mm(10)
                        height: width
                        radius: width / 2
                        color: wipe.done ? Theme.jade : Theme.sheet
                        border { width: Theme.stroke; color: wipe.done ? Theme.jade : Theme.outline }
                        Icon { anchors.centerIn: parent; visible: wipe.done; name: "check"; color: Theme.inkOnJade; size: Theme.mm(7) }
                    }
                    KText {
                        anchors.verticalCenter: parent.verticalCenter
                        text: wipe.text
                        color: wipe.done ? Theme.ink : Theme.ink3
                        wrapMode: Text.NoWrap
                        font { pixelSize: Theme.label; bold: wipe.done }
                    }
                }
            }
        }
    }
    Notice {
        id: safe
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        heading: qsTr("您的东西都带上了吗")
        text: qsTr("身份证、证书、小票、手机。走之前请看一眼。")
    }
}
