// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// How far one case is: the word for it, what has to be done, the way it has come, and what each department makes of it.
CitizenPage {
    id: page

    readonly property bool byReceipt: Kiosk.progressCase.byReceipt
    readonly property bool canCorrect: Kiosk.progressCase.canCorrect
    readonly property bool canRate: Kiosk.progressCase.canRate

    title: Kiosk.progressCase.title
    sub: Kiosk.progressCase.number
    action.other: byReceipt ? qsTr("再查一件") : canCorrect ? qsTr("先不补，结束") : qsTr("再办一件")
    action.otherIcon: byReceipt ? "search" : canCorrect ? "check" : "home"
    action.primary: canCorrect ? qsTr("现在补正") : canRate ? qsTr("去评价，结束") : qsTr("看好了，结束")
    action.back: !byReceipt && Kiosk.terminal.backAvailable
    action.onOtherActivated: byReceipt ? Kiosk.progressCase.again() : canCorrect ? Kiosk.progressCase.proceed() : Kiosk.progressCase.another()
    action.onPrimaryActivated: canCorrect ? Kiosk.progressCase.correct() : canRate ? Kiosk.progressCase.rate() : Kiosk.progressCase.proceed()

    Column {
        id: says
        width: parent.width
        spacing: Theme.s4
        Card {
            width: parent.width
            height: word.height + 2 * Theme.s6
            Column {
                id: word
                x: Theme.s6
                y: Theme.s6
                width: parent.width - 2 * Theme.s6
                spacing: Theme.s2
                StateLine { width: parent.width; mark: Kiosk.progressCase.mark; text: Kiosk.progressCase.state; fontSize: Theme.heading }
                KText { visible: text !== "" && !(Theme.landscape && Kiosk.progressCase.correctionHow !== ""); width: parent.width; text: Kiosk.progressCase.meaning; running: true }
            }
        }
        Notice {
            visible: Kiosk.progressCase.correctionHow !== ""
            width: parent.width
            kind: "care"
            heading: Kiosk.progressCase.correction !== "" ? Kiosk.progressCase.correction : qsTr("要补正")
            text: Kiosk.progressCase.correctionHow
        }
    }
    NextLine {
        id: line
        visible: Kiosk.progressCase.line.count > 0
        parent: Theme.landscape ? page.aside : page.area
        y: Theme.landscape ? 0 : says.height + Theme.s8
        width: parent.width
        pitch: Theme.mm(Theme.landscape ? 22 : 20)
        model: Kiosk.progressCase.line
    }
    KText {
        id: who
        visible: parts.visible
        y: (Theme.landscape ? says.height : line.y + line.height) + Theme.s6
        text: qsTr("各部门办到哪里")
        font { pixelSize: Theme.heading; bold: true }
    }
    PagedList {
        id: parts
        visible: count > 0 && !(Theme.elder && Kiosk.progressCase.correctionHow !== "")
        anchors { top: who.bottom; topMargin: Theme.s3; bottom: parent.bottom }
        width: parent.width
        spacing: Theme.s3
        model: Kiosk.progressCase.parts
        delegate: Rectangle {
            id: part
            required property string department
            required property string title
            required property string state
            required property string mark
            required property string why
            property bool boxed: true
            width: parts.width
            height: rows.height + 2 * Theme.s3
            radius: Theme.radiusLarge
            color: Theme.sheet
            border { width: Theme.hair; color: Theme.hairline }
            Column {
                id: rows
                x: Theme.s6
                y: Theme.s3
                width: parent.width - 2 * Theme.s6
                KText { width: parent.width; text: part.title; font.bold: true }
                KText { width: parent.width; text: part.department; color: Theme.ink2; font.pixelSize: Theme.note }
                StateLine { width: parent.width; mark: part.mark; text: part.state }
                KText { visible: text !== ""; width: parent.width; text: part.why; running: true }
            }
        }
    }
}
