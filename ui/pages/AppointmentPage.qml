// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// One time at a window: to be booked, booked, cancelled or come with. Its number stands large, so that a slip is not needed.
CitizenPage {
    id: page

    readonly property bool busy: Kiosk.appointment.busy

    title: Kiosk.appointment.title
    sub: Kiosk.appointment.sub
    action.other: Kiosk.appointment.other
    action.otherIcon: Kiosk.appointment.otherIcon
    action.primary: Kiosk.appointment.primary
    action.onOtherActivated: Kiosk.appointment.chooseOther()
    action.onPrimaryActivated: Kiosk.appointment.proceed()

    Card {
        id: slip
        visible: lines.count > 0
        width: parent.width
        height: column.height + 2 * Theme.s6
        Column {
            id: column
            x: Theme.s6
            y: Theme.s6
            width: parent.width - 2 * Theme.s6
            spacing: Theme.s2
            KText {
                visible: number.visible
                text: Kiosk.appointment.numberName
                color: Theme.ink2
                font.pixelSize: Theme.note
            }
            KText {
                id: number
                visible: text !== ""
                text: Kiosk.appointment.number
                wrapMode: Text.NoWrap
                font { pixelSize: Theme.numeral; bold: true }
            }
            Repeater {
                id: lines
                model: Kiosk.appointment.lines
                Row {
                    id: line
                    required property string label
                    required property string value
                    width: column.width
                    spacing: Theme.s4
                    KText { id: what; width: Theme.mm(Theme.elder ? (Theme.english ? 66 : 56) : Theme.english ? 46 : 40); text: line.label; color: Theme.ink2; font.pixelSize: Theme.label }
                    KText { width: parent.width - what.width - parent.spacing; text: line.value; font { pixelSize: Theme.label; bold: true } }
                }
            }
        }
    }
    Column {
        id: others
        width: parent.width
        spacing: Theme.s4
        Repeater {
            model: Kiosk.appointment.instead
            ServiceRow {
                id: other
                required property string id
                required title
                width: others.width
                icon: "calendar"
                least: Theme.mm(34)
                onActivated: Kiosk.appointment.chooseInstead(other.id)
            }
        }
    }
    CountdownRing {
        visible: page.busy
        parent: Theme.landscape ? page.aside : page.area
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.landscape ? 0 : slip.height + Theme.s12
        size: Theme.mm(Theme.landscape ? 46 : 60)
        share: 0
        icon: "clock"
    }
    Notice {
        visible: heading !== ""
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: Kiosk.appointment.noticeKind
        heading: Kiosk.appointment.noticeHeading
        text: Kiosk.appointment.noticeText
    }
}
