// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// What is filled in goes along to another place under a code, or came along from one.
CitizenPage {
    id: page

    readonly property bool coded: Kiosk.handOver.code !== ""

    title: Kiosk.handOver.title
    sub: Kiosk.handOver.sub
    action.back: Kiosk.handOver.backAvailable
    action.primary: Kiosk.handOver.proceedWords
    action.primaryAvailable: Kiosk.handOver.available
    action.onPrimaryActivated: Kiosk.handOver.proceed()

    Card {
        id: slip
        color: page.coded ? Theme.slip : Theme.sheet   // one white with the code, so that it scans
        width: parent.width
        height: page.coded ? Theme.mm(Theme.elder ? (Theme.landscape ? 100 : 124) : Theme.landscape ? 72 : 92) : item.height + 2 * Theme.s8
        KText {
            id: item
            x: Theme.s8
            y: Theme.s8
            width: (page.coded ? qr.x : slip.width) - 2 * Theme.s8
            text: Kiosk.handOver.item
            font { pixelSize: Theme.heading; bold: true }
            lineHeight: 0.95
        }
        Column {
            visible: page.coded
            anchors { left: parent.left; leftMargin: Theme.s8; bottom: parent.bottom; bottomMargin: Theme.s6 }
            width: qr.x - Theme.s12
            KText { text: qsTr("接着办的码"); color: Theme.ink2; font.pixelSize: Theme.note }
            KText { text: Kiosk.handOver.code; wrapMode: Text.NoWrap; font { pixelSize: Theme.title; bold: true } }
            KText { width: parent.width; text: Kiosk.handOver.until; color: Theme.ink2; font.pixelSize: Theme.note }
        }
        QrPicture {
            id: qr
            visible: page.coded
            name: qsTr("接着办的二维码")
            payload: Kiosk.handOver.code
            size: Theme.mm(Theme.landscape ? 60 : 66)
            anchors { right: parent.right; rightMargin: Theme.s2; bottom: parent.bottom; bottomMargin: Theme.s2 }
        }
    }
    Column {
        id: lines
        anchors { top: slip.bottom; topMargin: Theme.s8 }
        width: parent.width
        spacing: Theme.s4
        Repeater {
            model: Kiosk.handOver.lines
            IconLine {
                required property string modelData
                width: lines.width
                icon: "forward"
                textSize: Theme.elder ? Theme.note : Theme.body
                text: modelData
            }
        }
    }
    Notice {
        visible: text !== "" && !(Theme.elder && page.coded)
        anchors.bottom: parent.bottom
        width: parent.width
        kind: page.coded ? "safe" : "care"
        text: Kiosk.handOver.notice
    }
}
