// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The ways to a person: one who comes, one at the end of a line, one at a window.
CitizenPage {
    id: page

    title: Kiosk.help.title
    sub: Kiosk.help.sub
    action.back: Kiosk.terminal.backAvailable
    action.other: Kiosk.help.takeBackAvailable ? qsTr("不用了") : Kiosk.help.takeAlongAvailable ? qsTr("去窗口/手机继续") : ""
    action.otherIcon: Kiosk.help.takeBackAvailable ? "wrong" : "qr"
    action.primary: Kiosk.help.callWords
    action.primaryIcon: "bell"
    action.primaryAvailable: Kiosk.help.callAvailable
    action.onOtherActivated: Kiosk.help.takeBackAvailable ? Kiosk.help.takeBack() : Kiosk.help.takeAlong()
    action.onPrimaryActivated: Kiosk.help.call()

    Column {
        id: ways
        width: parent.width
        spacing: Theme.s6
        PlaceCard { visible: Kiosk.help.phone !== ""; width: parent.width; icon: "headset"; question: qsTr("打电话问"); spot: Kiosk.help.phone }
        PlaceCard { width: parent.width; icon: "chat"; question: qsTr("接通后请说"); spot: Kiosk.help.say }
        PlaceCard { visible: Kiosk.help.window !== ""; width: parent.width; question: qsTr("上班时间，窗口也能办"); spot: Kiosk.help.window }
    }
    CalmPicture {
        visible: !Theme.landscape && height > Theme.mm(60)
        anchors { top: ways.bottom; topMargin: Theme.s6 }
        width: parent.width
        height: (told.visible ? told.y : page.area.height) - ways.height - (told.visible ? 2 : 1) * Theme.s6
        icon: Kiosk.help.coming ? "person" : "bell"
    }
    Notice {
        id: told
        visible: text !== ""
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: Kiosk.help.coming ? "safe" : Kiosk.help.takeBackAvailable ? "why" : "care"
        text: Kiosk.help.notice
    }
}
