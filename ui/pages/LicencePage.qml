// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// One electronic licence: what it says, whether it is valid, and on to a copy of it.
CitizenPage {
    id: page

    title: Kiosk.licence.title
    action.back: Kiosk.terminal.backAvailable
    action.other: Kiosk.licence.printable ? qsTr("看好了，结束") : qsTr("再办一件")
    action.otherIcon: Kiosk.licence.printable ? "check" : "home"
    action.primary: Kiosk.licence.printable ? qsTr("打印一份副本") : qsTr("看好了，结束")
    action.onOtherActivated: Kiosk.licence.printable ? Kiosk.licence.proceed() : Kiosk.licence.another()
    action.onPrimaryActivated: Kiosk.licence.printable ? Kiosk.licence.print() : Kiosk.licence.proceed()

    Card {
        id: card
        width: parent.width
        height: facts.height + 2 * Theme.s6
        Column {
            id: facts
            x: Theme.s6
            y: Theme.s6
            width: parent.width - 2 * Theme.s6
            spacing: Theme.s4
            StateLine { width: parent.width; mark: Kiosk.licence.mark; text: Kiosk.licence.standing; fontSize: Theme.heading }
            Grid {
                columns: Theme.landscape ? 2 : 1
                columnSpacing: Theme.s6
                rowSpacing: Theme.s4
                Repeater {
                    model: Kiosk.licence.facts
                    Column {
                        id: fact
                        required property string label
                        required property string value
                        width: Theme.landscape ? (facts.width - Theme.s6) / 2 : facts.width
                        KText { width: parent.width; text: fact.label; color: Theme.ink2; font.pixelSize: Theme.note }
                        KText { width: parent.width; text: fact.value; font.pixelSize: Theme.label }
                    }
                }
            }
        }
    }
    Notice {
        parent: Theme.landscape ? page.aside : page.area
        y: Theme.landscape ? 0 : card.height + Theme.s6
        width: parent.width
        kind: Kiosk.licence.printable ? "safe" : "why"
        text: Kiosk.licence.note
    }
}
