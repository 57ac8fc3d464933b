// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Seen from across the hall: what this is, and one key.
CitizenPage {
    id: page

    headerRuled: false
    action.back: false

    DishPicture {
        parent: page
        z: -1
        size: Theme.mm(262)
        x: page.width - Theme.mm(Theme.landscape ? 206 : 192)
        y: -Theme.mm(Theme.landscape ? 34 : 60)
    }
    Item {                              // no title, no action bar: the whole page
        parent: page
        anchors.fill: parent
        Column {
            id: words
            x: Theme.margin
            width: Theme.landscape ? Math.round(page.width * 0.62) : page.width - 2 * Theme.margin
            anchors { bottom: start.top; bottomMargin: Theme.mm(Theme.landscape ? 8 : 14) }
            spacing: Theme.s3
            KText {
                width: parent.width
                text: qsTr("政务服务，\n二十四小时都在")
                font { pixelSize: Theme.english ? Theme.mm(20) : Theme.display; bold: true }
                lineHeight: 0.92
            }
            KText { width: parent.width; text: qsTr("带上身份证，在这里就能办。"); color: Theme.ink2; font.pixelSize: Theme.heading }
            Item { width: 1; height: Theme.mm(Theme.landscape ? 1 : 4) }
            Row {
                visible: !Theme.elder
                spacing: Theme.s4
                Repeater {
                    model: Kiosk.home.frequent
                    Column {
                        id: sample

                        required property int index
                        required property string title
                        required property string icon
                        required property string howLong

                        visible: index < 3
                        width: (words.width - 2 * Theme.s4) / 3
                        Icon { name: sample.icon; color: Theme.jade; size: Theme.mm(13) }
                        KText { width: parent.width; text: sample.title; font.bold: true }
                        KText { width: parent.width; text: sample.howLong; color: Theme.ink2; font.pixelSize: Theme.note }
                    }
                }
            }
        }
        KButton {
            id: start
            kind: "primary"
            text: qsTr("点这里开始")
            icon: "forward"
            iconAfter: true
            fontSize: Theme.title
            x: Theme.margin
            width: page.width - 2 * Theme.margin
            height: Theme.mm(34)
            anchors { bottom: parent.bottom; bottomMargin: Theme.footHeight + Theme.s8 }
            onActivated: Kiosk.terminal.start()
        }
    }
}
