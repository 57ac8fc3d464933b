// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// One question. What is known already stands above it and is not asked again; the field sits on its keyboard.
CitizenPage {
    id: page

    readonly property string extra: Kiosk.form.keyboard === FormViewModel.IdNumber ? "X"
                                  : Kiosk.form.keyboard === FormViewModel.Amount ? "." : ""
    readonly property bool digits: Kiosk.form.keyboard === FormViewModel.Digits || extra !== ""
    readonly property bool hanzi: Kiosk.form.keyboard === FormViewModel.Hanzi
    readonly property bool letters: hanzi || Kiosk.form.keyboard === FormViewModel.Letters
    readonly property bool typing: digits || letters
    readonly property bool options: Kiosk.form.keyboard === FormViewModel.Options
    readonly property Item readingSide: Theme.landscape ? aside : area

    title: Kiosk.form.title
    sub: Kiosk.form.hint
    action.other: Kiosk.form.skippable ? qsTr("不填") : ""
    action.otherIcon: "forward"
    action.primary: Kiosk.form.confirmWords
    action.primaryAvailable: Kiosk.form.confirmable
    action.onPrimaryActivated: Kiosk.form.confirm()
    action.onOtherActivated: Kiosk.form.skip()

    Notice {
        id: why
        visible: text !== "" && !Theme.elder
        parent: page.readingSide
        width: parent.width
        height: visible ? implicitHeight : 0
        kind: "why"
        heading: qsTr("为什么问")
        text: Kiosk.form.why
    }
    Column {
        id: known
        anchors { top: parent.top; topMargin: Theme.landscape ? 0 : why.height + (why.visible ? Theme.s6 : 0) }
        width: parent.width
        spacing: Theme.s4
        Repeater {
            model: Kiosk.form.fields
            KnownField {
                required property bool active
                required label
                required value
                required source
                visible: !active && !(Theme.elder && page.typing)
                width: known.width
            }
        }
    }
    PagedList {
        id: list
        visible: page.options
        anchors { top: known.bottom; topMargin: known.height > 0 ? Theme.s6 : 0; bottom: parent.bottom }
        width: parent.width
        model: Kiosk.form.options
        delegate: ChoiceRow {
            id: option
            required property string id
            required property string note
            required title
            required chosen
            width: list.width
            least: Theme.mm(36)
            lines: note
            onActivated: Kiosk.form.choose(option.id)
        }
    }
    Repeater {                          // the label of the active field
        model: page.typing ? Kiosk.form.fields : null
        KText {
            required property bool active
            required property string label
            visible: active && field.y > height
            y: field.y - height - Theme.s1
            text: label
            color: Theme.ink2
            font.pixelSize: Theme.note
        }
    }
    Field {
        id: field
        visible: page.typing
        anchors { bottom: boards.top; bottomMargin: Theme.landscape ? Theme.s4 : Theme.s8 }
        width: parent.width
        box: Theme.mm(Theme.landscape ? 20.2 : 26)
        text: Kiosk.form.entryShown
        error: Kiosk.form.error
        placeholder: Kiosk.form.placeholder
    }
    Item {
        id: boards
        anchors.bottom: parent.bottom
        width: parent.width
        height: page.digits ? numbers.height : page.letters ? letterPad.height + (bar.visible ? bar.height + Theme.s4 : 0) : 0
        CandidateBar {
            id: bar
            visible: page.hanzi && !(single && Kiosk.form.error !== "")
            single: Theme.elder && Theme.landscape
            width: parent.width
            keyHeight: Math.max(Theme.target, Theme.mm(Theme.landscape ? 18 : 20))
            model: Kiosk.form.candidates
            more: Kiosk.form.moreCandidates
            earlier: Kiosk.form.earlierCandidates
            onPicked: row => Kiosk.form.pick(row)
            onTurned: pages => Kiosk.form.turn(pages)
        }
        NumberPad {
            id: numbers
            visible: page.digits
            extra: page.extra
            width: parent.width
            keyHeight: Theme.elder ? Theme.mm(Theme.landscape ? 20.2 : 27) : Theme.mm(Theme.landscape ? 23 : 30)
            onTyped: digit => Kiosk.form.type(digit)
            onErased: Kiosk.form.erase()
            onCleared: Kiosk.form.clear()
        }
        LetterPad {
            id: letterPad
            visible: page.letters
            anchors.bottom: parent.bottom
            keyHeight: Theme.elder && Theme.landscape ? Theme.target : Theme.mm(page.hanzi && Theme.landscape ? 17 : 22)
            numbers: true
            dot: page.hanzi ? "·" : ""
            width: parent.width
            onTyped: letter => Kiosk.form.type(letter)
            onErased: Kiosk.form.erase()
            onCleared: Kiosk.form.clear()
        }
    }
}
