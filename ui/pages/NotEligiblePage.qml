// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// No error: a rule, why it is so, and what to do now. Back leads to the answer that it rests on.
CitizenPage {
    id: page

    title: Kiosk.notEligible.title
    sub: Kiosk.notEligible.text
    action.primary: qsTr("知道了，结束")
    action.onPrimaryActivated: Kiosk.notEligible.leave()

    Notice {
        id: instead
        width: parent.width
        kind: "safe"
        textSize: Theme.label
        heading: qsTr("您可以这样办")
        text: Kiosk.notEligible.instead
    }
    CalmPicture {
        visible: !Theme.landscape
        anchors { top: instead.bottom; topMargin: Theme.s8; bottom: below.top; bottomMargin: Theme.s8 }
        width: parent.width
        icon: "window"
    }
    Column {
        id: below
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.s4
        IconLine { width: parent.width; icon: "back"; text: qsTr("刚才哪一项填错了，可以返回去改。"); textSize: Theme.label; tone: Theme.ink; signTone: Theme.jade }
        IconLine { visible: Kiosk.notEligible.window !== ""; width: parent.width; icon: "window"; text: qsTr("想问清楚：%1").arg(Kiosk.notEligible.window); textSize: Theme.label; tone: Theme.ink; signTone: Theme.jade }
    }
}
