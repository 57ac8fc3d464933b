// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The ways to ask how far a case is. One that cannot be gone now says why.
CitizenPage {
    id: page

    title: qsTr("查办件进度")
    sub: qsTr("用身份证看得全；用小票上的编号，不用证件。")

    Column {
        id: ways
        width: parent.width
        spacing: Theme.s6
        Repeater {
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
                least: Theme.mm(50)
                onActivated: Kiosk.home.chooseItem(way.id)
            }
        }
    }
    Notice {
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        text: qsTr("用编号查，屏幕上只有办到哪一步，没有姓名，也没有您交的内容。")
    }
}
