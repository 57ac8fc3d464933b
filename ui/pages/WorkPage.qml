// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The machine works: what it does, ticked off as it is done. Nothing to press.
CitizenPage {
    id: page

    title: Kiosk.work.title
    sub: Kiosk.work.hint
    action.back: false

    CalmPicture {
        parent: Theme.landscape ? page.aside : page.area
        anchors.top: parent.top
        width: parent.width
        height: Theme.landscape ? parent.height : card.y - Theme.s6
        icon: "shield"
    }
    Card {
        id: card
        y: Theme.landscape ? 0 : safe.y - height - Theme.s6
        width: parent.width
        height: rows.height + 2 * Theme.s8
        NextLine {
            id: rows
            x: Theme.s8
            y: Theme.s8
            width: parent.width - 2 * Theme.s8
            pitch: Theme.mm(Theme.landscape ? 30 : 26)
            timed: false
            ground: Theme.sheet
            model: Kiosk.work.rows
        }
    }
    Notice {
        id: safe
        anchors.bottom: parent.bottom
        visible: heading !== "" || text !== ""
        width: parent.width
        kind: "safe"
        heading: Kiosk.work.safeTitle
        text: Kiosk.work.safeText
    }
}
