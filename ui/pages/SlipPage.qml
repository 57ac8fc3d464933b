// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// A notice to pay, what was paid, or an electronic bill: the amount, what stands beside it, and what can be done.
CitizenPage {
    id: page

    title: Kiosk.slip.title
    sub: Kiosk.slip.sub
    action.back: Kiosk.terminal.backAvailable
    action.primary: Kiosk.slip.primary
    action.primaryIcon: Kiosk.slip.primaryIcon
    action.other: Kiosk.slip.other
    action.otherIcon: Kiosk.slip.otherIcon
    action.onPrimaryActivated: Kiosk.slip.proceed()
    action.onOtherActivated: Kiosk.slip.takeOther()

    Card {
        id: card
        width: parent.width
        height: rows.y + rows.used + Theme.s4
        KText {
            id: amount
            x: Theme.s6
            y: Theme.s4
            width: parent.width - 2 * Theme.s6
            text: Kiosk.slip.amount
            font { pixelSize: Theme.title; bold: true }
        }
        Rule { id: under; x: Theme.s6; width: parent.width - 2 * Theme.s6; anchors { top: amount.bottom; topMargin: Theme.s2 } }
        PagedList {
            id: rows
            x: Theme.s6
            y: under.y + Theme.s3
            width: parent.width - 2 * Theme.s6
            height: (Theme.landscape ? page.area.height : foot.y - Theme.s6) - y - Theme.s4
            spacing: Theme.s3
            model: Kiosk.slip.rows
            delegate: Item {
                id: row
                required property string label
                required property string value
                width: rows.width
                height: Math.max(name.height, what.height)
                KText { id: name; width: Math.round(parent.width * 0.36); text: row.label; color: Theme.ink2; font.pixelSize: Theme.body }
                KText { id: what; x: name.width + Theme.s3; width: parent.width - x; text: row.value; font { pixelSize: Theme.body; bold: true } }
            }
        }
    }
    Notice {
        id: foot
        visible: text !== ""
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: Kiosk.slip.noticeKind
        heading: Kiosk.slip.noticeHeading
        text: Kiosk.slip.noticeText
    }
}
