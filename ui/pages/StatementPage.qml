// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// What is agreed to: whole sentences, numbered, all of them on one page. Nothing is ticked beforehand.
CitizenPage {
    id: page

    readonly property Item readingSide: Theme.landscape ? aside : area

    title: Kiosk.statement.title
    sub: Kiosk.statement.hint
    action.other: Kiosk.statement.declineWords
    action.otherIcon: "wrong"
    action.primary: Kiosk.statement.agreeWords
    action.onPrimaryActivated: Kiosk.statement.agree()
    action.onOtherActivated: Kiosk.statement.decline()

    Card {
        width: parent.width
        height: points.height + 2 * points.y
        Column {
            id: points
            y: Theme.landscape ? Theme.s6 : Theme.s12
            width: parent.width
            spacing: Theme.landscape ? Theme.s6 : Theme.s12
            Repeater {
                model: Kiosk.statement.points
                Item {
                    id: point
                    required property int index
                    required property string modelData
                    width: points.width
                    height: Math.max(number.height, sentence.height)
                    Rectangle {
                        id: number
                        x: Theme.s6
                        width: Theme.mm(13)
                        height: width
                        radius: width / 2
                        color: Theme.mist
                        KText { anchors.centerIn: parent; text: point.index + 1; color: Theme.jade; font { pixelSize: Theme.label; bold: true } }
                    }
                    KText {
                        id: sentence
                        anchors { left: number.right; leftMargin: Theme.s6; right: parent.right; rightMargin: Theme.s6; verticalCenter: parent.verticalCenter }
                        text: point.modelData
                        running: true
                        font.pixelSize: Theme.landscape || Theme.elder ? Theme.label : Theme.heading
                    }
                }
            }
        }
    }
    Column {
        parent: page.readingSide
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.s4
        Notice {
            visible: text !== "" && !Theme.elder
            width: parent.width
            kind: "why"
            heading: qsTr("为什么问")
            text: Kiosk.statement.why
        }
        IconLine { visible: Kiosk.statement.receivers !== ""; width: parent.width; icon: "window"; text: qsTr("交给：%1").arg(Kiosk.statement.receivers) }
    }
}
