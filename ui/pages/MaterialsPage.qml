// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// What the case needs, ticked as it comes together, and below it the ways to give the one that is asked now.
CitizenPage {
    id: page

    readonly property Item readingSide: Theme.landscape ? aside : area

    title: Kiosk.materials.title
    sub: Kiosk.materials.hint
    action.primary: Kiosk.materials.confirmWords
    action.primaryAvailable: Kiosk.materials.confirmable
    action.onPrimaryActivated: Kiosk.materials.confirm()

    Card {
        id: checklist
        parent: page.readingSide
        width: parent.width
        height: lines.height + 2 * Theme.s2
        Column {
            id: lines
            y: Theme.s2
            width: parent.width
            Repeater {
                id: rows
                model: Kiosk.materials.rows
                MaterialLine {
                    required property int index
                    required property string state
                    required label
                    required note
                    progress: state
                    ruled: index < rows.count - 1
                    width: lines.width
                }
            }
        }
    }
    Notice {
        id: why
        visible: text !== "" && !Theme.elder
        y: Theme.landscape ? parent.height - height : checklist.height + Theme.s6
        width: parent.width
        height: visible ? implicitHeight : 0
        kind: "why"
        heading: qsTr("为什么要")
        text: Kiosk.materials.why
    }
    PagedList {
        id: ways
        anchors {
            top: parent.top
            topMargin: Theme.landscape ? 0 : checklist.height + why.height + (why.visible ? Theme.s6 : 0) + Theme.s8
            bottom: parent.bottom
            bottomMargin: Theme.landscape && why.visible ? why.height + Theme.s4 : 0
        }
        width: parent.width
        model: Kiosk.materials.ways
        delegate: ChoiceRow {
            id: way
            required property string id
            required title
            required lines
            required available
            required reason
            required chosen
            width: ways.width
            least: Theme.mm(30)
            onActivated: Kiosk.materials.choose(way.id)
        }
    }
}
