// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// A question in one's own words, over the keyboard that writes it; above it what others ask.
CitizenPage {
    id: page

    readonly property bool hanzi: Kiosk.inquiry.hanzi

    title: qsTr("您想问什么？")
    sub: qsTr("一句话就行，不用写全。")
    action.other: qsTr("投诉建议")
    action.otherIcon: "pen"
    action.primary: qsTr("问")
    action.primaryAvailable: Kiosk.inquiry.askable
    action.onPrimaryActivated: Kiosk.inquiry.ask()
    action.onOtherActivated: Kiosk.home.chooseFunction("voice")

    KText {
        id: often
        parent: Theme.landscape ? page.aside : page.area
        text: qsTr("大家常问")
        font { pixelSize: Theme.heading; bold: true }
    }
    Grid {
        id: grid
        parent: Theme.landscape ? page.aside : page.area
        y: often.height + Theme.s3
        width: parent.width
        columns: Theme.landscape || Theme.elder ? 1 : 2
        spacing: Theme.s4
        readonly property real room: (Theme.landscape ? page.aside.height : box.y - Theme.s6) - y
        readonly property int pitch: Theme.mm(Theme.elder ? 42 : Theme.english ? 36 : Theme.landscape ? 24 : 28) + spacing
        readonly property int shown: columns * Math.max(0, Math.floor((room + spacing) / pitch))
        Repeater {
            model: Kiosk.inquiry.examples
            ServiceRow {
                id: example
                required property string id
                required property int index
                required title
                visible: index < grid.shown
                width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
                least: grid.pitch - grid.spacing
                onActivated: Kiosk.inquiry.choose(example.id)
            }
        }
    }
    Rectangle {
        id: box
        property bool boxed: true
        anchors { bottom: boards.top; bottomMargin: Theme.landscape ? Theme.s4 : Theme.s6 }
        width: parent.width - keys.width - Theme.s4
        height: Theme.mm(Theme.elder ? (Theme.landscape ? 43 : 58) : Theme.landscape ? 32 : 34)
        radius: Theme.radius
        color: Theme.sheet
        border { width: Theme.strokeBold; color: Theme.jade }
        Icon { id: sign; x: Theme.s6; anchors.verticalCenter: parent.verticalCenter; name: "chat"; color: Theme.jade; size: Theme.mm(11) }
        KText {
            anchors { left: sign.right; leftMargin: Theme.s4; right: parent.right; rightMargin: Theme.s4; verticalCenter: parent.verticalCenter }
            text: Kiosk.inquiry.questionShown === "" ? qsTr("在下面的键上打") : Kiosk.inquiry.questionShown
            color: Kiosk.inquiry.questionShown === "" ? Theme.ink3 : Theme.ink
            lineHeight: Theme.elder ? 0.9 : 1
            font.pixelSize: Theme.elder ? Theme.note : Theme.label
        }
    }
    KButton {
        id: keys
        anchors { right: parent.right; verticalCenter: box.verticalCenter }
        width: Theme.mm(46)
        text: page.hanzi ? qsTr("打英文") : qsTr("打拼音")
        icon: "keyboard"
        fontSize: Theme.body
        onActivated: Kiosk.inquiry.hanzi = !page.hanzi
    }
    Item {
        id: boards
        anchors.bottom: parent.bottom
        width: parent.width
        height: pad.height + bar.height + Theme.s4
        CandidateBar {
            id: bar
            visible: page.hanzi
            single: Theme.elder && Theme.landscape
            width: parent.width
            keyHeight: Math.max(Theme.target, Theme.mm(Theme.landscape ? 16 : 20))
            model: Kiosk.inquiry.candidates
            more: Kiosk.inquiry.moreCandidates
            earlier: Kiosk.inquiry.earlierCandidates
            onPicked: row => Kiosk.inquiry.pick(row)
            onTurned: pages => Kiosk.inquiry.turn(pages)
        }
        LetterPad {
            id: pad
            anchors.bottom: parent.bottom
            width: parent.width
            keyHeight: Theme.landscape ? Math.max(Theme.target, Theme.mm(17)) : Theme.mm(22)
            numbers: !(Theme.elder && Theme.landscape)  // there is no room for them, and questions do without
            onTyped: letter => Kiosk.inquiry.type(letter)
            onErased: Kiosk.inquiry.erase()
            onCleared: Kiosk.inquiry.clear()
        }
    }
}
