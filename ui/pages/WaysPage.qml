// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The ways into one of the machine's own functions. One that cannot be gone now says why.
CitizenPage {
    id: page

    title: Kiosk.home.areaTitle
    sub: Kiosk.home.areaHint

    Column {
        id: ways
        width: parent.width
        spacing: rows.count > 3 ? Theme.s4 : Theme.s6
        Repeater {
            id: rows
            model: Kiosk.home.areaItems
            ServiceRow {
                id: way
                required property string id
                required title
                required facts
                required icon
                required reason
                required elsewhere
                required available
                width: ways.width
                least: Theme.mm(rows.count > 3 ? 36 : 50)
                onActivated: Kiosk.home.chooseItem(way.id)
            }
        }
    }
    Notice {
        visible: text !== ""
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        text: Kiosk.home.note
    }
}
